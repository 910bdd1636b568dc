"""Who and what a synthetic encyclopedia speaks of: names from roots, and how often each is spoken of.

A root of three consonants set into a pattern gives one name in two scripts, so
that every headword has its Arabic beside it. Nothing here is read from real entries.
"""

from __future__ import annotations

import random
import re
import unicodedata
from bisect import bisect
from collections import Counter
from itertools import accumulate
from typing import NamedTuple

SHARES = {"person": .35, "place": .30, "battle": .15, "topic": .08, "group": .06, "work": .03, "claim": .02,
          "campaign": .01}
FOLDERS = {kind: kind + "s" for kind in SHARES}
MENTIONED = {"person": .40, "place": .30, "battle": .12, "group": .10, "topic": .06, "campaign": .01, "claim": .01}
"""Of what kind the target of a link in prose is."""

_LETTERS = [pair.split(":") for pair in (
    "b:ب t:ت th:ث j:ج ḥ:ح kh:خ d:د dh:ذ r:ر z:ز s:س sh:ش ṣ:ص ḍ:ض ṭ:ط ẓ:ظ ʿ:ع gh:غ f:ف q:ق k:ك l:ل m:م n:ن h:ه "
    "w:و y:ي").split()]
_PATTERNS = (("{0}ā{1}i{2}", "{0}ا{1}{2}"), ("{0}a{1}ī{2}", "{0}{1}ي{2}"), ("{0}u{1}ay{2}", "{0}{1}ي{2}"),
             ("ma{0}{1}ū{2}", "م{0}{1}و{2}"), ("{0}a{1}{1}ā{2}", "{0}{1}ا{2}"), ("{0}u{1}ā{2}a", "{0}{1}ا{2}ة"),
             ("mu{0}a{1}{1}i{2}", "م{0}{1}{2}"), ("{0}i{1}{2}ān", "{0}{1}{2}ان"))
_FORMS = {
    "person": ("{} b. {}", "{} b. {}", "{} b. {} al-{}ī", "Abū {} al-{}ī"),
    "place": ("al-{}", "{}", "Nahr {}", "Tall {}", "Qaṣr {}"),
    "battle": ("Battle of {}", "Battle of al-{}", "Siege of {}", "Raid on {}", "Surrender of {}"),
    "topic": ("Poll tax of {}", "Market of {}", "Story of {}", "Treaty of {}", "Letter of {}", "Land of {}"),
    "group": ("Banū {}", "Banū {}", "Tribe of {}", "House of {}"),
    "work": ("{}, Kitāb al-{}", "al-{}ī, Taʾrīkh al-{}"),
    "claim": ("Flight of {} from {}", "Chains of {} at {}"),
    "campaign": ("Campaign of {} in {}", "Raids of {} on {}"),
}
_ARABIC = {"Kitāb": "كتاب", "Taʾrīkh": "تاريخ", "b.": "بن", "al-": "ال", "ī": "ي", "Abū": "أبو", "Nahr": "نهر", "Tall": "تل", "Qaṣr": "قصر", "Banū": "بنو"}


class Figure(NamedTuple):
    """An entry before it is written: its id, kind and names, and its word for running text."""

    id: str
    kind: str
    headword: str
    arabic: str
    short: str


class Cast:
    """All figures by kind, in `met` how often each was picked; by `led_to` each entry but works leads to one other, so that
    nothing is left without a link to it.
    """

    def __init__(self, count: int, seed: int) -> None:
        self.seed, self.met, self._taken = seed, Counter(), set()
        self.by_kind: dict[str, list[Figure]] = {}
        for kind, number in sizes(count).items():
            rng = random.Random(f"{seed}/{kind}")
            self.by_kind[kind] = [self._figure(kind, rng) for _ in range(number)]
        everybody = [figure for figures in self.by_kind.values() for figure in figures if figure.kind != "work"]
        random.Random(f"{seed}/round").shuffle(everybody)
        self.led_to = dict(zip((figure.id for figure in everybody), (*everybody[1:], everybody[0]), strict=True))
        self._weights = {kind: popularity(len(figures)) for kind, figures in self.by_kind.items()}
        self._kinds = list(MENTIONED), list(accumulate(MENTIONED.values()))

    def pick(self, rng: random.Random, kind: str | None = None) -> Figure:
        """A figure, the popular ones more often."""
        if kind is None:
            kinds, bounds = self._kinds
            kind = kinds[min(bisect(bounds, rng.random() * bounds[-1]), len(kinds) - 1)]
        weights = self._weights[kind]
        figure = self.by_kind[kind][min(bisect(weights, rng.random() * weights[-1]), len(weights) - 1)]
        self.met[figure.id] += 1
        return figure

    def several(self, rng: random.Random, kind: str, number: int) -> list[Figure]:
        """Different figures of a kind; fewer where there are not so many."""
        return list({figure.id: figure for figure in (self.pick(rng, kind) for _ in range(number))}.values())

    def middling(self, kind: str) -> Figure:
        """The figure of a kind that half the others are picked less often than."""
        figures = sorted(self.by_kind[kind], key=lambda figure: (self.met[figure.id], figure.id))
        return figures[len(figures) // 2]

    def _figure(self, kind: str, rng: random.Random) -> Figure:
        while True:
            headword, arabic, short = named(rng.choice(_FORMS[kind]), rng)
            taken = {id_ := slug(headword), *([f"{kind} {arabic}"] if arabic else [])}
            if self._taken.isdisjoint(taken):
                self._taken |= taken
                return Figure(id_, kind, headword, arabic, short)


def sizes(count: int) -> dict[str, int]:
    """How many entries of each kind; at least one of each, three works, and the count exactly."""
    least = {kind: 3 if kind == "work" else 1 for kind in SHARES}
    numbers = {kind: max(least[kind], round(share * count)) for kind, share in SHARES.items()}
    numbers["person"] += count - sum(numbers.values())
    if numbers["person"] < 1:
        raise SystemExit(f"corpus: {count} entries are too few to have every kind; ask for 20")
    return numbers


def popularity(number: int) -> list[float]:
    """Summed weights 1/(rank + a hundredth): Zipf's law, but the first is not everywhere."""
    start = max(4.0, number / 100)
    return list(accumulate(1 / (rank + start) for rank in range(number)))


def named(form: str, rng: random.Random) -> tuple[str, str, str]:
    """A form filled with names: in Latin and in Arabic script, and the first name alone."""
    words = [name(rng) for _ in range(form.count("{}"))]
    latin = form.format(*(word for word, _ in words))
    arabic = re.sub(r"[A-Za-z,]+ ?", "", _arabic_form(form).format(*(word for _, word in words))).strip()
    return latin, arabic, words[0][0]


def _arabic_form(form: str) -> str:
    for latin, arabic in _ARABIC.items():
        form = form.replace(latin, arabic)
    return form


def name(rng: random.Random) -> tuple[str, str]:
    """A name in both scripts."""
    root = [rng.choice(_LETTERS) for _ in range(3)]
    latin, arabic = rng.choice(_PATTERNS)
    said = latin.format(*(letter for letter, _ in root))
    first = 1 if said[0] == "ʿ" else 0
    return (unicodedata.normalize("NFC", said[:first] + said[first].upper() + said[first + 1:]),
            arabic.format(*(letter for _, letter in root)))


def plain(text: str) -> str:
    """The text in ASCII letters."""
    spread = unicodedata.normalize("NFKD", text.translate({ord("ʿ"): None, ord("ʾ"): None}))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def slug(headword: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", plain(headword).lower()).strip("-")
