"""Synthetic entries as YAML text, one function a kind, in the shape of the real ones."""

from __future__ import annotations

from cast import Cast, Figure, plain
from filler import Writer, wrapped

_KIN = ("father", "mother", "son", "daughter", "brother", "sister", "wife", "uncle", "cousin", "client")
_TITLES = ("governor", "commander of the vanguard", "collector of the tax", "judge", "envoy", "secretary")


def entry(figure: Figure, cast: Cast) -> str:
    """The file of one entry."""
    writer = Writer(cast, figure)
    head = [f"# yaml-language-server: $schema=../../schema/{figure.kind}.json", f"kind: {figure.kind}",
            f"headword: {quoted(figure.headword)}", f"gloss: {_gloss(writer)}", *_names(writer)]
    lead = wrapped(f"**{figure.headword}** is told of by {writer.link()} and {writer.link()}. "
                   f"{writer.sentence(.3, .5)} {writer.sentence(.3, .2)}")
    parts = ["\n".join(head), block("lead", lead), "\n".join(_WRITE[figure.kind](writer))]
    if figure.kind not in ("work", "claim"):
        parts.append(block("article", writer.article()))
        parts += ["\n".join(part) for part in (_questions(writer), _ending(writer)) if part]
    return "\n\n".join(parts) + "\n"


def _gloss(w: Writer) -> str:
    return quoted(f"{w.one('a name', 'a man', 'a place', 'an event', 'a report')} of the "
                  f"{w.one('southern', 'upper', 'western', 'desert')} border in {w.one('a dry year', 'the time of the raids', 'the last days of the state')}")


def _names(w: Writer) -> list[str]:
    """The name in Arabic, sometimes a second; spellings; ids it had before."""
    figure = w.figure
    lines = ["names:", f"  - {{text: {quoted(figure.arabic)}, lang: ar}}"] if figure.arabic else []
    if lines and w.chance(.3):
        lines.append(f"  - {{text: {quoted(figure.headword + ' al-' + figure.short)}, lang: ar-Latn, use: full}}")
    lines += ["aliases:", f"  - {quoted(plain(figure.headword))}",
              f"  - {quoted(plain(figure.headword).replace(' b. ', ' ibn ') + ' of Iraq')}"]
    if w.chance(.1):
        lines.append(f"formerly: [{figure.id}-old]")
    if w.chance(.2):
        lines += ["same_as:", f"  - {{in: wikidata, id: Q{w.rng.randrange(10**6, 10**7)}, match: close}}"]
    return lines


def _person(w: Writer) -> list[str]:
    year = w.rng.randrange(625, 680)
    lines = ["died:"] + evidence(w, f"{{when: {date(w, year)}, place: {w.cast.pick(w.rng, 'place').id}}}")
    if w.chance(.4):
        lines = ["born:", f"  value: {{when: {year - w.rng.randrange(30, 70)}~}}", "  certainty: uncertain", *lines]
    if w.chance(.25):
        lines[lines.index("died:"):] = ["died:", *(line for n in (0, 1) for line in listed(
            evidence(w, f"{{when: {date(w, year + n)}}}")))]
    if kin := w.cast.several(w.rng, "person", w.rng.randrange(4)):
        lines += ["kin:", *(f"  - {{relation: {w.one(*_KIN)}, person: {other.id}}}" for other in kin)]
    lines += ["allegiances:", *(f"  - {{group: {group.id}, role: {w.one(*_TITLES)}, when: {year - 9}/{year - 2}}}"
                                for group in w.cast.several(w.rng, "group", 2)), "offices:"]
    for _ in range(w.rng.randrange(1, 4)):
        lines += [f"  - title: {w.one(*_TITLES)}", f"    place: {w.cast.pick(w.rng, 'place').id}",
                  f"    under: {w.cast.pick(w.rng, 'person').id}", f"    when: {date(w, year - 5)}", *sources(w, "    ")]
    return lines


def _battle(w: Writer) -> list[str]:
    year = w.rng.randrange(632, 652)
    lines = [f"form: {w.one('battle', 'battle', 'siege', 'raid')}", "when:"]
    for number in range(w.rng.randrange(1, 4)):
        lines += listed([*evidence(w, date(w, year + number)), *(["  rank: preferred"] if not number else [])])
    lines += [f"place: {w.cast.pick(w.rng, 'place').id}"]
    if campaign := w.cast.campaigns.get(w.figure.id):
        lines.append(f"campaign: {campaign.id}")
    lines.append("sides:")
    for group in w.cast.several(w.rng, "group", 2):
        lines += _side(w, group)
    lines += ["outcome:", *evidence(w, "\n" + folded(w.sentence(.3, 0), "    ")), ""]
    return [*lines, block("background", w.paragraph(3)), "", block("aftermath", w.paragraph(3))]


def _side(w: Writer, group: Figure) -> list[str]:
    lines = [f"  - groups: [{group.id}]"]
    for role, most in (("commanders", 4), ("participants", 5)):
        people = w.cast.several(w.rng, "person", w.rng.randrange(role == "commanders", most))
        lines += [f"    {role}:"] if people else []
        for person in people:
            lines += [f"      - person: {person.id}", f"        role: {w.one(*_TITLES)}",
                      *([f"        fate: {w.one('killed', 'fled', 'captured')}"] if w.chance(.3) else []),
                      *sources(w, "        ")]
    lines.append("    strength:")
    for _ in range(w.rng.randrange(1, 4)):
        lines += [f"      - value: {{number: {w.rng.randrange(5, 300) * 100}, of: men}}", *sources(w, "        ")]
    if w.chance(.5):
        lines += ["    losses:", f"      value: {{between: [{w.rng.randrange(50, 900)}, {w.rng.randrange(900, 9000)}]}}",
                  *sources(w, "      ")]
    return lines


def _place(w: Writer) -> list[str]:
    lat, lon = 29.5 + w.rng.random() * 7, 40 + w.rng.random() * 9
    lines = [f"type: {w.one('city', 'fort', 'river', 'region', 'well', 'village', 'monastery')}",
             f"within: [{w.cast.pick(w.rng, 'place').id}]",
             "modern:", *evidence(w, f"near {w.one('Nāṣiriyya', 'Samāwa', 'Kūt', 'Ramādī')}, Iraq")]
    rivals = w.rng.randrange(4)
    lines += ["locations:"] if rivals else ["unlocated: >-", "  No source says more of it than that it lay on the way."]
    for number in range(rivals):
        lines += [f"  - point: [{lat + number / 9:.4f}, {lon + number / 7:.4f}]",
                  f"    precision: {w.one('exact', 'approximate', 'conjectural')}", f"    label: mound {number + 1}",
                  *sources(w, "    ")]
    if w.chance(.4):
        lines += ["distances:", f"  - to: {w.cast.pick(w.rng, 'place').id}",
                  f"    text: {w.rng.randrange(2, 20)} parasangs", *sources(w, "    ")]
    return lines


def _group(w: Writer) -> list[str]:
    lines = [f"type: {w.one('tribe', 'dynasty', 'corps', 'confession')}", "when: 570~/690",
             f"within: [{w.cast.pick(w.rng, 'group').id}]", f"seat: [{w.cast.pick(w.rng, 'place').id}]", "leaders:"]
    for person in w.cast.several(w.rng, "person", 4):
        lines += [f"  - person: {person.id}", "    title: chief", f"    when: {w.rng.randrange(600, 660)}", *sources(w, "    ")]
    return lines


def _topic(w: Writer) -> list[str]:
    lines = [f"type: {w.one('institution', 'event', 'story', 'document')}",
             "when:", *evidence(w, date(w, w.rng.randrange(630, 660))),
             "places: [" + ", ".join(place.id for place in w.cast.several(w.rng, "place", 2)) + "]", "involved:"]
    return lines + [f"  - {{who: {person.id}, role: {w.one(*_TITLES)}}}" for person in w.cast.several(w.rng, "person", 3)]


def _work(w: Writer) -> list[str]:
    author, _, title = w.figure.headword.partition(", ")
    lines = [f"role: {w.one('source', 'source', 'study', 'translation')}", f"authors: [{quoted(author)}]", "csl:",
             "  type: book", f"  author: [{{literal: {quoted(author)}}}]", f"  title: {quoted(title)}",
             f"  editor: [{{family: {w.one('Brandt', 'Rossi', 'Hume', 'Laurent')}, given: {w.one('A.', 'M.', 'J.')}}}]",
             f"  publisher: {w.one('Brill', 'Dār Ṣādir', 'Dār al-Maʿārif')}",
             f"  publisher-place: {w.one('Leiden', 'Beirut', 'Cairo')}", f"  issued: {w.rng.randrange(1870, 2015)}"]
    return [*lines, "verified:", "  how: read", "  note: Read in part."]


def _claim(w: Writer) -> list[str]:
    lines = ["claim: >-", folded(w.sentence(0, 0), "  "),
             "told_by:", *evidence(w, "Popular accounts on the web"),
             f"verdict: {w.one('supported', 'disputed', 'unsupported', 'wrong')}", "reasons:"]
    for _ in range(3):
        lines += ["  - text: >-", folded(f"{w.sentence(.5, 0)} {w.sentence(.5, 0)}", "      "),
                  f"    speaks: {w.one('for', 'against', 'neither')}", *sources(w, "    ")]
    about = ", ".join(person.id for person in w.cast.several(w.rng, "person", 3))
    return [*lines, f"concerns: [{about}]"]


def _campaign(w: Writer) -> list[str]:
    battles = [id_ for id_, campaign in w.cast.campaigns.items() if campaign is w.figure]
    orders = [battles, [*battles[1:], battles[0]]] if len(battles) > 2 else [battles]
    lines = ["when: 633/637", f"groups: [{w.cast.pick(w.rng, 'group').id}]", "commanders:",
             *(f"  - {{person: {person.id}, role: commander}}" for person in w.cast.several(w.rng, "person", 2)), "battles:"]
    for order in orders:
        lines += listed(evidence(w, "[" + ", ".join(order) + "]"))
    return lines


def _questions(w: Writer) -> list[str]:
    if w.chance(.45):
        return []
    lines = ["questions:"]
    for _ in range(w.rng.randrange(1, 3)):
        lines += [f"  - question: {w.one('When was it', 'Who led', 'How many were there', 'Did it happen')}?", "    answers:"]
        for _ in range(w.rng.randrange(2, 4)):
            lines += ["      - value: >-", folded(w.sentence(.4, 0), "          "), *sources(w, "        ")]
    return lines


def _ending(w: Writer) -> list[str]:
    lines = []
    if w.chance(.4):
        lines.append("see_also: [" + ", ".join(topic.id for topic in w.cast.several(w.rng, "topic", 2)) + "]")
    if w.chance(.6):
        lines += ["further:", *(f"  - {{work: {work.id}, note: on the reports}}" for work in w.cast.several(w.rng, "work", 2))]
    return lines


def sources(w: Writer, indent: str) -> list[str]:
    """One source or two, some through a transmitter."""
    lines = [f"{indent}sources:"]
    for work in w.cast.several(w.rng, "work", 1 + w.chance(.25)):
        via = f", transmitter: {w.cast.pick(w.rng, 'person').id}" if w.chance(.3) else ""
        lines.append(f"{indent}  - {{work: {work.id}, locator: {quoted(w.locator())}{via}}}")
    return lines


def evidence(w: Writer, value: str) -> list[str]:
    """A statement: the value (prose begins with a line feed), its sources, now and then doubt and a note."""
    value = " >-" + value if value.startswith("\n") else " " + value
    lines = [f"  value:{value}", *sources(w, "  ")]
    if w.chance(.3):
        lines.append(f"  certainty: {w.one('likely', 'uncertain', 'conjectural')}")
    if w.chance(.2):
        lines.append("  note: The reports do not agree.")
    return lines


def listed(lines: list[str]) -> list[str]:
    """A mapping, indented by two, as an item of a list."""
    return ["  - " + lines[0].lstrip(), *("  " + line for line in lines[1:])]


def date(w: Writer, year: int) -> str:
    """A date in one of the ways entries give them; about a third by the Hijra, where it had begun."""
    month, day = w.rng.randrange(1, 13), w.rng.randrange(1, 29)
    hijri = f"{round((year - 621.5) * 1.0307):02}-{month:02}"
    julian = (f"{year}-{month:02}-{day:02}", f"{year}-{month:02}", f"{year}", f"{year}~", f"{year}/{year + 1}",
              f"[{year}, {year + 1}]")
    if year < 624:
        return w.one(*julian)
    return w.one(*julian, f"{{hijri: {hijri}-{day:02}}}", f"{{hijri: {hijri}}}",
                 f"{{hijri: {hijri}-{day:02}, text: as the chronicles have it}}")


def block(name: str, text: str) -> str:
    return f"{name}: |\n" + "\n".join("  " + line if line else "" for line in text.split("\n"))


def folded(text: str, indent: str) -> str:
    return "\n".join(indent + line for line in wrapped(text).split("\n"))


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


_WRITE = {"person": _person, "battle": _battle, "place": _place, "group": _group, "topic": _topic, "work": _work,
          "claim": _claim, "campaign": _campaign}
