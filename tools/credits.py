"""Write the authors of CITATION.cff: the contributors together, then each who is named in an entry, by the alphabet.

A test holds the file against the entries.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from generator import collect, settings  # noqa: E402
from generator.entries.entry import Entry  # noqa: E402
from generator.entries.read import validate  # noqa: E402
from generator.entries.source import read  # noqa: E402
from generator.folding import fold  # noqa: E402
from generator.format.scalars import quoted  # noqa: E402


def named(config: Path) -> list[str]:
    """Everybody whom an entry names as its contributor."""
    ours = settings.load(config)
    entries = (validate(read(place), ours.kinds, ours.options.calendar).entry for place in collect.files(ours).places)
    return sorted({name for entry in entries if isinstance(entry, Entry) for name in entry.contributors},
                  key=lambda name: (fold(name.rpartition(" ")[2]), name))


def renewed(text: str, names: Iterable[str]) -> str:
    """A CITATION.cff with these authors below the first, who stands for all."""
    head, _, rest = text.partition("authors:\n")
    first, *others = rest.splitlines()
    tail = [line for line in others if not line.startswith("  ")]
    return "\n".join([f"{head}authors:", first, *(f"  - name: {quoted(name)}" for name in names), *tail]) + "\n"


if __name__ == "__main__":
    FILE = ROOT / "CITATION.cff"
    FILE.write_text(renewed(FILE.read_text(encoding="utf-8"), named(ROOT / "mkdocs.yml")), encoding="utf-8")
