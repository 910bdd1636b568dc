"""The world that the synthetic entries tell of, made before any of them is written, so that they agree.

Places lie in regions, campaigns go through one region with the same men, men live as
long as what they did, and sources reckon each in its own way. Days are Julian Day
Numbers. No text is written here.
"""

from __future__ import annotations

import random
from bisect import bisect
from math import cos, radians
from typing import NamedTuple

from cast import Cast, Figure, popularity
from kin import Kin, Life, families

from generator.dates import CALENDARS

YEAR = 365.25
CHILDHOOD = 16 * YEAR
CAMPAIGNED = 632, 652
"""Years within which battles are fought."""
REGION = 30
"""Places of a region."""
BOX = (29.5, 36.5), (40.0, 49.0)
"""Degrees north and east between which everything lies."""
RECKONINGS = (0, 0, 1, 0, -1, 0, 2, 1)
"""Years by which the authorities are off; the first has the truth."""


class Site(NamedTuple):
    """Where a place lies, and the larger place it lies in."""

    point: tuple[float, float]
    region: Figure | None


class Battle(NamedTuple):
    """A battle as it was: its day, the groups, and those who could take part on each side."""

    day: int
    place: Figure
    campaign: Figure | None
    groups: tuple[Figure, ...]
    men: tuple[tuple[Figure, ...], ...]


class Authority(NamedTuple):
    """Whoever dates events: a work by itself or a transmitter in it, and the years by which it is off."""

    work: Figure
    transmitter: Figure | None
    off: int


class World:
    """All places, battles, lives and kin, by id, and the authorities for dates."""

    def __init__(self, cast: Cast) -> None:
        rng = random.Random(f"{cast.seed}/world")
        self.cast = cast
        persons = cast.by_kind["person"]
        self.transmitters = persons[::5][:max(1, min(10, len(persons) // 20))]
        self.authorities = _authorities(cast.by_kind["work"], self.transmitters)
        self.quoting = {authority.work.id for authority in self.authorities if authority.transmitter}
        self.sites, self.regions = _sites(cast, rng)
        self.battles = self._battles(rng)
        self.lives, self.fell = self._lives(rng)
        self.kin: dict[str, list[Kin]] = families(persons, self.lives, rng)

    def orders(self, campaign: Figure) -> list[str]:
        """The ids of a campaign's battles as they followed each other."""
        battles = ((battle.day, id_) for id_, battle in self.battles.items() if battle.campaign is campaign)
        return [id_ for _, id_ in sorted(battles)]

    def among(self, rng: random.Random, figures: list[Figure]) -> Figure:
        """One of some figures, the first more often."""
        weights = popularity(len(figures))
        return figures[min(bisect(weights, rng.random() * weights[-1]), len(figures) - 1)]

    def authority(self, rng: random.Random, *, sound: bool) -> Authority:
        """Somebody who dates events; a sound one has the truth."""
        return rng.choice([one for one in self.authorities if not (sound and one.off)])

    def grown(self, rng: random.Random, life: Life) -> int:
        """A day of somebody's life when he was not a child."""
        return rng.randrange(round(life.born + CHILDHOOD), life.died)

    def alive(self, rng: random.Random, day: int) -> Figure | None:
        """Somebody who was grown on a day, if one is soon found."""
        for _ in range(8):
            person = self.cast.pick(rng, "person")
            if self.lives[person.id].born + CHILDHOOD <= day <= self.lives[person.id].died:
                return person
        return None

    def _battles(self, rng: random.Random) -> dict[str, Battle]:
        free = {person.id: 0 for person in self.cast.by_kind["person"] if person not in self.transmitters}
        found: dict[str, Battle] = {}
        for start, campaign, battles in sorted(_expeditions(self.cast, rng), key=lambda one: (one[0], one[2][0].id)):
            days = [start]
            days += (days[-1] + rng.randrange(6, 60) for _ in battles[1:])
            region = rng.choice(list(self.regions.values()))
            groups = tuple(self.cast.several(rng, "group", 2))
            men = self._men(rng, free, start, 12 if campaign else 5)
            free |= {man.id: days[-1] + 30 for man in men}
            for battle, day in zip(battles, days, strict=True):
                found[battle.id] = Battle(day, self.among(rng, region), campaign, groups,
                                          tuple(tuple(men[side::2]) for side in range(len(groups))))
        return found

    def _men(self, rng: random.Random, free: dict[str, int], start: int, number: int) -> list[Figure]:
        """Men who are not on another campaign."""
        picked = {man.id: man for man in (self.cast.pick(rng, "person") for _ in range(4 * number))}
        return [man for man in picked.values() if free.get(man.id, start) < start][:2 * number]

    def _lives(self, rng: random.Random) -> tuple[dict[str, Life], dict[str, str]]:
        """Everybody's life, and the battles in which some of them fell."""
        deeds: dict[str, list[tuple[int, str]]] = {}
        for id_, battle in self.battles.items():
            for man in (man for side in battle.men for man in side):
                deeds.setdefault(man.id, []).append((battle.day, id_))
        lives, fell = {}, {}
        for person in self.cast.by_kind["person"]:
            done = sorted(deeds.get(person.id, ()))
            if done and rng.random() < .15:
                fell[person.id] = done[-1][1]
            lives[person.id] = _life(rng, [day for day, _ in done], person.id in fell, person in self.transmitters)
        return lives, fell


def _life(rng: random.Random, deeds: list[int], fallen: bool, late: bool) -> Life:
    """A life about some deeds: ended by the last of them, or some time after it; without any, of its time."""
    if deeds:
        born = deeds[0] - rng.randrange(round(18 * YEAR), round(40 * YEAR))
        return Life(born, deeds[-1] + (0 if fallen else rng.randrange(100, round(25 * YEAR))), False)
    first, last = (690, 735) if late else (565, 640)
    born = julian(rng.randrange(first, last), 1, 1) + rng.randrange(365)
    return Life(born, born + rng.randrange(round((45 if late else 25) * YEAR), round(80 * YEAR)), not late and rng.random() < .2)


def _expeditions(cast: Cast, rng: random.Random) -> list[tuple[int, Figure | None, list[Figure]]]:
    """Campaigns with their battles, and battles by themselves, each with its first day."""
    campaigns, battles = cast.by_kind["campaign"], cast.by_kind["battle"]
    parts: list[tuple[Figure | None, list[Figure]]] = [(campaign, []) for campaign in campaigns]
    for number, battle in enumerate(battles):
        if number % 12 < 11:
            parts[number % len(campaigns)][1].append(battle)
        else:
            parts.append((None, [battle]))
    first, last = (julian(year, 1, 1) for year in CAMPAIGNED)
    return [(rng.randrange(first, max(first + 1, last - 33 * len(found))), campaign, found) for campaign, found in parts if found]


def _sites(cast: Cast, rng: random.Random) -> tuple[dict[str, Site], dict[str, list[Figure]]]:
    """Where every place lies, and the places of each region. The first place is the land that holds all regions."""
    land, *places = cast.by_kind["place"]
    number = max(1, len(places) // REGION)
    sites = {land.id: Site((33.0, 44.5), None)}
    for region in places[:number]:
        near = rng.choice(list(sites.values()))
        sites[region.id] = Site(_beside(rng, near.point, 1.3), land)
    regions = {region.id: [region] for region in places[:number]}
    for place in places[number:]:
        region = rng.choice(places[:number])
        regions[region.id].append(place)
        sites[place.id] = Site(_beside(rng, sites[region.id].point, .9), region)
    return sites, regions


def _beside(rng: random.Random, point: tuple[float, float], degrees: float) -> tuple[float, float]:
    """A point within so many degrees of latitude of another, and within the box."""
    scale = degrees, degrees / cos(radians(point[0]))
    lat, lon = (min(max(middle + rng.uniform(-most, most), low), high)
                for middle, most, (low, high) in zip(point, scale, BOX, strict=True))
    return round(lat, 4), round(lon, 4)


def _authorities(works: list[Figure], transmitters: list[Figure]) -> list[Authority]:
    """Few date events: some chronicles, and transmitters whom one or two of these quote."""
    chronicles = works[:6]
    found = [Authority(work, None, RECKONINGS[number]) for number, work in enumerate(chronicles)]
    found += (Authority(chronicles[(number + again) % len(chronicles)], transmitter, RECKONINGS[number % len(RECKONINGS)])
              for number, transmitter in enumerate(transmitters) for again in (0, 1))
    return found


def julian(year: int, month: int, day: int) -> int:
    """A day of the Julian calendar."""
    return CALENDARS["julian"].to_jdn(year, month, day)
