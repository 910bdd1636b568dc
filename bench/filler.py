"""English that means nothing: sentences with links, citations and dates, wrapped as authors wrap them."""

from __future__ import annotations

import random
import re
import textwrap

from cast import Figure, name, slug
from world import World

_WHO = ("the governor of the district|the men of the border|the commander of the rear guard|the people of the town|"
        "an old landlord|the caliph|the horsemen of the left wing|the tribes along the desert|the garrison|"
        "a transmitter of Kufa|the later geographers|the bishop of the place|the envoys|the peasants of the Sawad").split("|")
_DID = ("crossed the canal with|wrote a letter about|was met near the bridge by|refused to follow|made a treaty with|"
        "had once been the neighbour of|waited eleven days for|sent a third of the spoil to|is said to have warned|"
        "returned by night from|took the tribute of|quarrelled over the share of|was outnumbered by|left the camp to").split("|")
_WHAT = ("the army of the south|the keepers of the ford|a band of fugitives|the lords of the villages|the camp city|"
         "the treasury|those who had paid in time|his own kinsmen|the column that came from the desert|the second camp|"
         "the royal granaries|the elephants and their drivers|the brothers of the dead man|three frontier posts").split("|")
_HOW = ("before the end of the summer|without a single arrow being shot|as the report has it|though the numbers differ|"
        "on the third day after the rains|in the year of the great drought|and the rest of the men went home|"
        "while the river stood high|which other accounts place much later|and nobody is named as a witness|"
        "for a payment of sixty thousand dirhams|because the wells had been filled with sand").split("|")
_HEADINGS = ("The sources|Family and youth|The road to the river|The day itself|After the fall|What was told later|"
             "Numbers|The treaty|Site and remains|Taxes and land|The camp|Reputation").split("|")
_LINK = re.compile(r"\[\[.*?\]\]|\[@.*?\]")
_HELD = "\ue000"


class Writer:
    """Prose for one entry out of one source of chance."""

    def __init__(self, world: World, figure: Figure) -> None:
        self.world, self.cast, self.figure = world, world.cast, figure
        self.rng = random.Random(f"{self.cast.seed}/{figure.id}")
        self.linked: set[str] = set()

    def one(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def link(self) -> str:
        """A link to something popular; one in twelve leads to an entry that is not written."""
        if self.chance(1 / 12):
            word, _ = name(random.Random(f"{self.cast.seed}/wanted/{int(self.rng.random() ** 2 * 400)}"))
            return f"[[+wanted-{slug(word)}|{word}]]"
        return self.link_to(self.cast.pick(self.rng))

    def link_to(self, to: Figure) -> str:
        """A link, with or without words of its own."""
        self.linked.add(to.id)
        return f"[[{to.id}]]" if self.chance(.45) else f"[[{to.id}|{to.short}]]"

    def locator(self) -> str:
        page = self.rng.randrange(20, 620)
        return self.one(f"{self.one('I', 'II', 'III', 'IV')}, {page}", f"{page}", f"{page}–{page + 4}",
                        f"III, {page}–{page + 2}", f"s.v. {self.figure.short}")

    def citation(self) -> str:
        works = self.cast.several(self.rng, "work", 2 if self.chance(.2) else 1)
        return "[" + "; ".join(f"@{work.id}, {self.locator()}" for work in works) + "]"

    def sentence(self, links: float = .5, cites: float = .36) -> str:
        """About fourteen words; `links` and `cites` are the chances of having one."""
        who, what = self.one(*_WHO), self.one(*_WHAT)
        if self.chance(links):
            who, what = (self.link(), what) if self.chance(.5) else (who, self.link())
        words = f"{who} {self.one(*_DID)} {what} {self.one(*_HOW)}"
        words = words[0].upper() + words[1:] if words[0].isalpha() else words
        return words + (f" {self.citation()}" if self.chance(cites) else "") + "."

    def paragraph(self, sentences: int = 5, links: float = .5, cites: float = .36) -> str:
        return wrapped(" ".join(self.sentence(links, cites) for _ in range(sentences)))

    def article(self, words: int = 440) -> str:
        """Sections of paragraphs; a table, a list or a quotation in some."""
        parts, start, said = [], self.rng.randrange(len(_HEADINGS)), 0
        for number in range(len(_HEADINGS)):
            parts.append(f"## {_HEADINGS[(start + number) % len(_HEADINGS)]}")
            for _ in range(2 if self.chance(.6) else 1):
                parts.append(self.paragraph())
                said += len(_LINK.sub("x", parts[-1]).split())
            if said >= words * .82:
                break
        if self.chance(.15):
            parts.insert(-1, self.table())
        if self.chance(.25):
            parts.append("\n".join("- " + self.sentence(.4, .3) for _ in range(3)))
        if self.chance(.08):
            parts.append("\n".join(f"> {line}" for line in self.paragraph(2, 0, 1).split("\n")))
        return "\n\n".join(parts)

    def table(self) -> str:
        rows = [f"| {self.link()} | {self.rng.randrange(200, 9000):,} | {self.one(*_HOW)} |" for _ in range(4)]
        return "\n".join(["| Who | How many | Remark |", "|---|---|---|", *rows])


def wrapped(text: str, width: int = 98) -> str:
    """The text in lines; links and citations are never broken."""
    held = _LINK.sub(lambda found: found[0].replace(" ", _HELD).replace("-", "\ue001"), text)
    lines = textwrap.wrap(held, width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines).replace(_HELD, " ").replace("\ue001", "-")
