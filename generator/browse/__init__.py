"""The ways through the whole encyclopedia: by letter, time, place, side, campaign, source, certainty, name, and day of change.

Each module gives the paths of its pages and makes them. What a page lists it takes
from extracts; cards are looked up only for the entries that it shows.
"""

from generator.browse import calendar, campaigns, certainty, facets, letters, names, recent, sources, wholes, years

MADE = (
    (facets.paths, facets.page),
    (letters.paths, letters.page),
    (calendar.paths, calendar.page),
    (years.paths, years.page),
    (wholes.region_paths, wholes.region_page),
    (wholes.side_paths, wholes.side_page),
    (campaigns.paths, campaigns.page),
    (sources.paths, sources.page),
    (certainty.paths, certainty.page),
    (names.paths, names.page),
    (recent.paths, recent.page),
)
"""Of each way, what gives the paths of its pages, and what makes the page of a path."""
