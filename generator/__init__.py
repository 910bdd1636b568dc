"""A generator of sourced encyclopedias: entry files in, a linked site, book and data out.

The flow is one way: files are read into sources, sources into entries, entries
into one encyclopedia, and the encyclopedia into pages. Nothing here knows what
an encyclopedia is about.
"""

__version__ = "0.1.0"
