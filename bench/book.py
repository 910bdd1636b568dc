"""What a large book costs: of the entries of an encyclopedia, copied until there are as many as are wanted.

    python bench/book.py                          # 1,000 entries, two or three minutes
    python bench/book.py 421 --root FOLDER        # another number, another encyclopedia
    python bench/book.py --keep FOLDER            # leave the copy and its book there to be looked at

A copy names other copies wherever it can, so that pages, plates and indexes grow with the entries; works are
not copied. Nothing is changed where the entries are.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from pathlib import Path

from measure import Cost, run

CODE = Path(__file__).resolve().parent.parent
_ID = re.compile(r"(?<=[\[ |{])[a-z0-9]+(?:-[a-z0-9]+)*(?=[]\n,|}])")
_HEADWORD = re.compile(r"^headword: (['\"]?)(.*?)\1$", re.MULTILINE)
_ALIASES = re.compile(r"^aliases:(?: \[[^]]*\]|(?:\n *- .*)+)\n", re.MULTILINE)


def enlarged(root: Path, folder: Path, wanted: int) -> None:
    """Copy an encyclopedia into a folder, and its entries once more until there are as many as wanted."""
    shutil.copytree(root, folder, ignore=shutil.ignore_patterns(".git", ".ency", "site", "dist"))
    files = sorted((folder / "entries").rglob("*.yaml"))
    ids = frozenset(file.stem for file in files if file.parent.name != "works")
    originals = [file for file in files if file.stem in ids]
    left, number = wanted - len(files), 2
    while left > 0:
        taken = originals[:left] if left < len(originals) else originals
        here = frozenset(file.stem for file in taken)
        for file in taken:
            (file.with_stem(f"{file.stem}-{number}")).write_text(_copied(file.read_text(encoding="utf-8"), here, number), encoding="utf-8")
        left, number = left - len(taken), number + 1


def _copied(text: str, here: frozenset[str], number: int) -> str:
    """An entry under another headword, naming copies for what is copied with it."""
    text = _HEADWORD.sub(rf"headword: \1\2 ({number})\1", text)
    text = _ALIASES.sub("", text)
    return _ID.sub(lambda found: f"{found[0]}-{number}" if found[0] in here else found[0], text)


def contents(file: Path) -> dict[str, int]:
    """Bytes of a PDF by what they are."""
    import pikepdf

    found: dict[str, int] = {}
    with pikepdf.open(file) as pdf:
        pages = {page.obj.Contents.objgen for page in pdf.pages}
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream):
                sort = "pages" if one.objgen in pages else str(one.get("/Subtype", one.get("/Type", "fonts and other streams")))
                found[sort] = found.get(sort, 0) + len(one.read_raw_bytes())
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entries", type=int, nargs="?", default=1000)
    parser.add_argument("--root", type=Path, default=CODE, help="the encyclopedia; this repository's unless told")
    parser.add_argument("--keep", type=Path, help="a folder that is not there yet, for the copy and its book")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="book-") as waste:
        folder = given.keep or Path(waste) / "encyclopedia"
        enlarged(given.root, folder, given.entries)
        cost: Cost = run([sys.executable, "-m", "generator", "pdf"], folder, folder / "log.txt", {"PYTHONPATH": str(CODE)})
        print((folder / "log.txt").read_text(encoding="utf-8").splitlines()[-1])
        print(f"{cost.wall:.1f} s by the clock, {cost.cpu:.1f} s of processor, {cost.tree or cost.largest:.0f} MB of memory")
        for file in sorted((folder / "dist").glob("*.pdf")):
            print(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB")
            for sort, size in contents(file).items():
                print(f"{size / 1e6:9.2f} {sort}")


if __name__ == "__main__":
    main()
