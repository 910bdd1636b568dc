"""Synthetic entries as YAML text, one function a kind, in the shape of the real ones."""

from __future__ import annotations

from cast import Figure, plain
from filler import Writer, wrapped
from statements import block, dated, evidence, folded, listed, quoted, sources, told, year
from world import World, julian

from generator.reasoning.geodesy import kilometres

PARASANG, MILE = 5.5, 1.8
"""Kilometres."""
_TITLES = ("governor", "commander of the vanguard", "collector of the tax", "judge", "envoy", "secretary")


def entry(figure: Figure, world: World) -> str:
    """The file of one entry."""
    writer = Writer(world, figure)
    head = [f"# yaml-language-server: $schema=../../schema/{figure.kind}.json", f"kind: {figure.kind}",
            f"headword: {quoted(figure.headword)}", f"gloss: {_gloss(writer)}", *_names(writer)]
    led_to = writer.link_to(world.cast.led_to[figure.id]) if figure.id in world.cast.led_to else writer.link()
    lead = wrapped(f"**{figure.headword}** is told of by {writer.link()} and {led_to}. "
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
    life = w.world.lives[w.figure.id]
    lines = ["died:"] + dated(w, life.died, value=f"{{{{when: {{}}, place: {w.cast.pick(w.rng, 'place').id}}}}}")
    if w.chance(.25):
        lines = ["died:", *listed(dated(w, life.died, value="{{when: {}}}")),
                 *listed(dated(w, life.died, sound=False, value="{{when: {}}}"))]
    if w.chance(.4):
        lines = ["born:", f"  value: {{when: {year(life.born)}~}}", *sources(w, "  "), "  certainty: uncertain", *lines]
    if kin := w.world.kin[w.figure.id]:
        lines += ["kin:", *(f"  - {{relation: {relation}, person: {other.id}}}" for relation, other in kin)]
    first, last = year(life.died) - 9, year(life.died) - 2
    lines += ["allegiances:", *(f"  - {{group: {group.id}, role: {w.one(*_TITLES)}, when: {first}/{last}}}"
                                for group in w.cast.several(w.rng, "group", 2)), "offices:"]
    for _ in range(w.rng.randrange(1, 4)):
        lines += _office(w, w.world.grown(w.rng, life))
    return lines


def _office(w: Writer, day: int) -> list[str]:
    """An office held on a day, under somebody who was alive."""
    under = w.world.alive(w.rng, day)
    said, named = told(w, day, "    ")
    return [f"  - title: {w.one(*_TITLES)}", f"    place: {w.cast.pick(w.rng, 'place').id}",
            *([f"    under: {under.id}"] if under and under is not w.figure else []), f"    when: {said}", *named]


def _battle(w: Writer) -> list[str]:
    battle = w.world.battles[w.figure.id]
    lines = [f"form: {w.one('battle', 'battle', 'siege', 'raid')}", "when:", *listed([*dated(w, battle.day), "  rank: preferred"])]
    for _ in range(w.rng.randrange(3)):
        lines += listed(dated(w, battle.day, sound=False))
    lines += [f"place: {battle.place.id}"]
    if battle.campaign:
        lines.append(f"campaign: {battle.campaign.id}")
    lines.append("sides:")
    for group, men in zip(battle.groups, battle.men, strict=True):
        lines += _side(w, group, men)
    lines += ["outcome:", *evidence(w, "\n" + folded(w.sentence(.3, 0), "    ")), ""]
    return [*lines, block("background", w.paragraph(3)), "", block("aftermath", w.paragraph(3))]


def _side(w: Writer, group: Figure, men: tuple[Figure, ...]) -> list[str]:
    """A side with some of those who could be there; whoever fell in this battle is."""
    lines = [f"  - groups: [{group.id}]"]
    there = w.rng.sample(men, min(len(men), w.rng.randrange(1, 8)))
    there += [man for man in men if man not in there and w.world.fell.get(man.id) == w.figure.id]
    led = (len(there) + 1) // 2
    for role, people in (("commanders", there[:led]), ("participants", there[led:])):
        lines += [f"    {role}:"] if people else []
        for person in people:
            fate = "killed" if w.world.fell.get(person.id) == w.figure.id else w.one("fled", "captured") if w.chance(.2) else ""
            lines += [f"      - person: {person.id}", f"        role: {w.one(*_TITLES)}",
                      *([f"        fate: {fate}"] if fate else []), *sources(w, "        ")]
    lines.append("    strength:")
    for _ in range(w.rng.randrange(1, 4)):
        lines += [f"      - value: {{number: {w.rng.randrange(5, 300) * 100}, of: men}}", *sources(w, "        ")]
    if w.chance(.5):
        lines += ["    losses:", f"      value: {{between: [{w.rng.randrange(50, 900)}, {w.rng.randrange(900, 9000)}]}}",
                  *sources(w, "      ")]
    return lines


def _place(w: Writer) -> list[str]:
    (lat, lon), region = w.world.sites[w.figure.id]
    holds = w.figure.id in w.world.regions
    sort = "region" if holds or not region else w.one("city", "fort", "river", "well", "village", "monastery")
    lines = [f"type: {sort}", *([f"within: [{region.id}]"] if region else []),
             "modern:", *evidence(w, f"near {w.one('Nāṣiriyya', 'Samāwa', 'Kūt', 'Ramādī')}, Iraq")]
    rivals = 1 if holds else w.rng.randrange(4)
    lines += ["locations:"] if rivals else ["unlocated: >-", "  No source says more of it than that it lay on the way."]
    for number in range(rivals):
        lines += [f"  - point: [{lat + number / 9:.4f}, {lon + number / 7:.4f}]",
                  f"    precision: {w.one('exact', 'approximate', 'conjectural')}", f"    label: mound {number + 1}",
                  *sources(w, "    ")]
    return [*lines, *_distance(w, (lat, lon), region)]


def _distance(w: Writer, point: tuple[float, float], region: Figure | None) -> list[str]:
    """Now and then how far it is to a place of the same region, as the coordinates have it."""
    other = w.world.among(w.rng, w.world.regions[region.id]) if region and region.id in w.world.regions else None
    if not other or other is w.figure or not w.chance(.45):
        return []
    away = kilometres(point, w.world.sites[other.id].point)
    length = f"{round(away / PARASANG)} parasangs" if away > 2 * PARASANG else f"{max(2, round(away / MILE))} miles"
    return ["distances:", f"  - to: {other.id}", f"    text: {length}", *sources(w, "    ")]


def _group(w: Writer) -> list[str]:
    lines = [f"type: {w.one('tribe', 'dynasty', 'corps', 'confession')}", "when:", *evidence(w, "570~/690"),
             f"within: [{w.cast.pick(w.rng, 'group').id}]", f"seat: [{w.cast.pick(w.rng, 'place').id}]", "leaders:"]
    for person in w.cast.several(w.rng, "person", 4):
        life = w.world.lives[person.id]
        said, named = told(w, w.world.grown(w.rng, life), "    ")
        lines += [f"  - person: {person.id}", "    title: chief", f"    when: {said}", *named]
    return lines


def _topic(w: Writer) -> list[str]:
    lines = [f"type: {w.one('institution', 'event', 'story', 'document')}",
             "when:", *dated(w, julian(w.rng.randrange(630, 660), 6, 1)),
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
    tellers = evidence(w, "Popular accounts on the web")
    told_by = frozenset(work.id for work in w.cast.by_kind["work"] if any(f"work: {work.id}," in line for line in tellers))
    lines = ["claim: >-", folded(w.sentence(0, 0), "  "), "told_by:", *tellers,
             f"verdict: {w.one('supported', 'disputed', 'unsupported', 'wrong')}", "reasons:"]
    for _ in range(3):
        lines += ["  - text: >-", folded(f"{w.sentence(.5, 0)} {w.sentence(.5, 0)}", "      "),
                  f"    speaks: {w.one('for', 'against', 'neither')}", *sources(w, "    ", told_by)]
    about = ", ".join(person.id for person in w.cast.several(w.rng, "person", 3))
    return [*lines, f"concerns: [{about}]"]


def _campaign(w: Writer) -> list[str]:
    battles = w.world.orders(w.figure)
    orders = [battles, [*battles[1:], battles[0]]] if len(battles) > 2 else [battles]
    first, last = w.world.battles[battles[0]], w.world.battles[battles[-1]]
    lines = ["when:", *evidence(w, f"{year(first.day)}/{year(last.day)}"), f"groups: [{first.groups[0].id}]", "commanders:",
             *(f"  - {{person: {person.id}, role: commander}}" for person in first.men[0][:2]), "battles:"]
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
    topics = [topic.id for topic in w.cast.several(w.rng, "topic", 2) if topic.id not in w.linked]
    if topics and w.chance(.45):
        lines.append(f"see_also: [{', '.join(topics)}]")
    if w.chance(.6):
        lines += ["further:", *(f"  - {{work: {work.id}, note: on the reports}}" for work in w.cast.several(w.rng, "work", 2))]
    return lines


_WRITE = {"person": _person, "battle": _battle, "place": _place, "group": _group, "topic": _topic, "work": _work,
          "claim": _claim, "campaign": _campaign}
