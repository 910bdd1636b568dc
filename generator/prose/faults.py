"""What prose may not hold, though it is good Markdown.

A page of an encyclopedia has its own title, its own images and no scripts;
and an address that leads into the source files leads nowhere on the site.
What is malformed in the tokens themselves is told by `scan`.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from .dialect import characters, code_ranges, name_of, placed_events
from .tokens import Fault, Scanned

SCHEMES = frozenset({"https", "http", "mailto"})

# Without one of these there is nothing that could be refused.
_SUSPECT = re.compile(r"<|\][(\[:]|\[\^|(?<!#)#(?!#)|\n[ \t>*+\d.)-]*=")
_NOTE = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def faults(scanned: Scanned) -> tuple[Fault, ...]:
    """All that is refused in a text, in its order."""
    masked = scanned.masked
    if _SUSPECT.search(masked) is None:
        return ()
    stream = [placed for placed in placed_events(masked) if placed[0].__class__ is dict]
    found = sorted((*_refused(scanned, stream), *_footnotes(stream)))
    places = characters(masked, [fault.offset for fault in found])
    found = [fault._replace(offset=place) for fault, place in zip(found, places)]
    found += _unknown_marks(masked, stream)
    return tuple(sorted(fault._replace(offset=scanned.original(fault.offset)) for fault in found))


def _refused(scanned: Scanned, stream: list) -> Iterator[Fault]:
    """Raw HTML, images, headings of the first level, links that may not be."""
    in_block = False
    for event, offset, _ in stream:
        ((kind, value),) = event.items()
        if kind == "InlineHtml" or (kind == "Html" and not in_block):
            yield from _html(scanned.restored(value), offset)
        in_block = kind == "Html"
        if kind == "Start" and value.__class__ is dict:
            name = name_of(value)
            if name in _CHECKS:
                yield from _CHECKS[name](scanned, value[name], offset)


def _html(source: str, offset: int) -> Iterator[Fault]:
    """No HTML: what it means could not be printed, and it might carry a script."""
    shown = source.strip().split("\n")[0][:40]
    message = f"HTML is not allowed in prose: “{shown}”"
    yield Fault(offset, "raw-html", message, "write Markdown, or &lt; for “<”")


def _heading(scanned: Scanned, heading: dict, offset: int) -> Iterator[Fault]:
    """The page has its own heading of the first level."""
    if heading["level"] == "H1":
        message = "a heading of the first level in prose: the page has its own"
        yield Fault(offset, "heading-level", message, "start with ##")


def _image(scanned: Scanned, image: dict, offset: int) -> Iterator[Fault]:
    """Images have authors and licences, which prose has no place for."""
    shown = scanned.restored(image["dest_url"])
    yield Fault(offset, "remote-image", f"an image in prose: “{shown}”", "name it under images: with its licence")


def _link(scanned: Scanned, link: dict, offset: int) -> Iterator[Fault]:
    """Links lead to the web, to a mailbox or within the page; entries are linked by id."""
    url = scanned.restored(link["dest_url"]).strip()
    if link["link_type"] == "Email" or url.startswith("#"):
        return
    scheme = _SCHEME.match(url)
    if scheme is None:
        yield Fault(offset, "link-scheme", f"“{url}” leads to a file, not to an entry", "use [[id]] or [[id|text]]")
    elif scheme[0][:-1].lower() not in SCHEMES:
        message = f"“{url}” does not begin with https:, http: or mailto:"
        yield Fault(offset, "link-scheme", message, "give an address of the web")
    elif scheme[0].lower() != "mailto:" and not _has_host(url):
        yield Fault(offset, "link-scheme", f"“{url}” names no site", "write https:// and the name of the site")


def _has_host(url: str) -> bool:
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False


def _footnotes(stream: list) -> Iterator[Fault]:
    """Every note is defined once and has its mark."""
    marked = {event["FootnoteReference"].casefold() for event, *_ in stream if "FootnoteReference" in event}
    met = set()
    for label, offset in _definitions(stream):
        key = label.casefold()
        if key in met:
            yield Fault(offset, "footnote", f"the footnote [^{label}] is defined twice", "give it another label")
        elif key not in marked:
            message = f"nothing refers to the footnote [^{label}]"
            yield Fault(offset, "footnote", message, f"put [^{label}] where it belongs")
        met.add(key)


def _unknown_marks(masked: str, stream: list) -> Iterator[Fault]:
    """Every mark has its note; a mark without one is mere text to the parser."""
    if "[^" not in masked:
        return
    defined = {label.casefold() for label, _ in _definitions(stream)}
    code = code_ranges(masked)
    for found in _NOTE.finditer(masked):
        offset, label = found.start(), found[1]
        if label.casefold() not in defined and not any(start <= offset < end for start, end in code):
            message = f"the footnote [^{label}] is not defined"
            yield Fault(offset, "footnote", message, f"add a line [^{label}]: with its words")


def _definitions(stream: list) -> Iterator[tuple[str, int]]:
    for event, offset, _ in stream:
        if "Start" in event and name_of(event["Start"]) == "FootnoteDefinition":
            yield event["Start"]["FootnoteDefinition"], offset


_CHECKS = {"Heading": _heading, "Image": _image, "Link": _link}
