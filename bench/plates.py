"""What the plates of an encyclopedia cost: all of them anew, and after an ordinary edit.

    python bench/plates.py                        # the entries of this repository, about a minute
    python bench/plates.py --root FOLDER          # another encyclopedia with an atlas

Its entries are copied; nothing is changed where they are.
"""

from __future__ import annotations

import argparse
import gzip
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from measure import Cost, run

CODE = Path(__file__).resolve().parent.parent
_POINT = re.compile(r"(point: \[)(-?[\d.]+)")
_ARTICLE = re.compile(r"^article: \|\n", re.MULTILINE)


class Row(NamedTuple):
    """A build: what was done before it, what it cost, and how many plates were drawn."""

    done: str
    cost: Cost
    drawn: int


def measured(root: Path) -> Iterator[Row]:
    """The builds, one after the other, in a folder that may be changed."""
    known: dict[str, tuple[int, int]] = {}

    def built(done: str, *options: str) -> Row:
        cost = run([sys.executable, "-m", "generator", "build", *options], root, root / "log.txt", {"PYTHONPATH": str(CODE)})
        now = {file.name: (file.stat().st_mtime_ns, file.stat().st_ino) for file in (root / ".ency/plates").glob("*.json")}
        drawn = sum(known.get(name) != stamp for name, stamp in now.items())
        known.update(now)
        return Row(done, cost, drawn)

    yield built("everything anew")
    yield built("nothing changed")
    yield built("everything anew but the plates", "--fresh")
    for done, folder, change in (("a sentence in the article of a battle", "battles", _sentence),
                                 ("a place put ten kilometres to the north", "places", _moved)):
        file = next(file for file in sorted((root / "entries" / folder).glob("*.yaml"))
                    if change(file) and (root / f".ency/plates/{folder[:-1]}-{file.stem}.json").exists())
        file.write_text(change(file), encoding="utf-8")
        yield built(f"{done} ({file.stem})")


def _sentence(file: Path) -> str:
    """The entry with a sentence more in its article; nothing where it has none."""
    text, times = _ARTICLE.subn("article: |\n  A sentence more.\n\n", file.read_text(encoding="utf-8"))
    return text if times else ""


def _moved(file: Path) -> str:
    """The entry with its first position a tenth of a degree further north; nothing where it has none."""
    text, times = _POINT.subn(lambda at: f"{at[1]}{float(at[2]) + .1:.2f}", file.read_text(encoding="utf-8"), count=1)
    return text if times else ""


def weights(site: Path) -> Iterator[str]:
    """How large the pages are, raw and compressed: the distribution, and the largest."""
    sizes = sorted(((len(gzip.compress(data, 6)), len(data), file.relative_to(site).as_posix())
                    for file in site.rglob("*.html") for data in (file.read_bytes(),)), reverse=True)
    for share in (.01, .1, .25, .5):
        packed, raw, _ = sizes[int(len(sizes) * share)]
        yield f"{share:4.0%} of {len(sizes)} pages are larger than {packed / 1000:6.1f} KB ({raw / 1000:.0f} KB unpacked)"
    yield from (f"{packed / 1000:6.1f} KB ({raw / 1000:.0f} KB unpacked) {name}" for packed, raw, name in sizes[:5])


def main(measure: Callable[[Path], Iterator[Row]] = measured) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--root", type=Path, default=CODE, help="the encyclopedia; this repository's unless told")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="plates-") as folder:
        root = Path(folder)
        for path in given.root.iterdir():
            if path.name in ("entries", "docs", "templates", "atlas"):
                shutil.copytree(path, root / path.name)
            elif path.suffix == ".yaml" or path.name == "mkdocs.yml":
                shutil.copy(path, root)
        print(f"{'wall s':>7} {'CPU s':>7} {'plates drawn':>13}")
        for row in measure(root):
            print(f"{row.cost.wall:7.1f} {row.cost.cpu:7.1f} {row.drawn:13}  {row.done}", flush=True)
        print("", *weights(root / "site"), sep="\n")


if __name__ == "__main__":
    main()
