"""Make the site's fonts again from their npm packages; for maintainers, never for users.

    python tools/fonts.py              write the woff2 files, fonts.css, the fonts of the drawings
                                       and the tables of what was made
    python tools/fonts.py --from DIR   the same, from packages already fetched into DIR
    python tools/fonts.py --check F…   list the characters of these files that no face covers

Needs npm (for the first form), fonttools and brotli. The same packages give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

ASSETS = Path(__file__).resolve().parent.parent / "generator" / "theme" / "assets"
FONTS, CSS = ASSETS / "fonts", ASSETS / "stylesheets" / "fonts.css"
DRAWN = ASSETS.parent.parent / "drawing" / "fonts"

PACKAGES = {
    "eb-garamond": (
        "0.4.3",
        "4b394f925314ad33790d571812b99370612ed40ca470ac64f9a98ab637dfea20",
    ),
    "alegreya-sans": (
        "0.4.2",
        "a844c6e40750fd1e2ed5b76fec30f58e6c8849fbba5dff024e440f37211046bf",
    ),
    "amiri": (
        "0.4.1",
        "7228928b40d7c178cc00df1f5098dd7cce2d9294def732027c1f4be5c7abaddc",
    ),
    "noto-sans-syriac": (
        "0.4.2",
        "6d60ec48e067a24dc40c953683f4673b0b442092f8ecb2dfd9c51b41b3e9e504",
    ),
}

# Every page is full of ā ī ū ʿ ʾ ḥ ṣ ṭ: they belong to the file that every page loads.
TRANSLITERATION = (
    "ǦǧǨǩǪǫȘșȚțȲȳƏə"
    "ḌḍḎḏḠḡḤḥḪḫẖḲḳḴḵḶḷḺḻṂṃṆṇṘṙṚṛṞṟṠṡṢṣṬṭṮṯẀẁẂẃẄẅẊẋẎẏẐẑẒẓẔẕẞạẠẹẸịỊọỌụỤỲỳ"
)
MARKS_BELOW = {0x0323, 0x0324, 0x032E, 0x0331}
MARKS = {*range(0x0300, 0x0313), *range(0x0325, 0x0329)} | MARKS_BELOW
MODIFIERS = {*range(0x02B9, 0x02C0), *range(0x02C6, 0x02CE), 0x02D8, 0x02DA}
SIGNS = {*map(ord, "⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉€™№⅓⅔⅛←↑→↓↔↗−×≈≠≤≥•◌")}
LATIN = {*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2070)}
LATIN |= {*map(ord, TRANSLITERATION)} | MARKS | MODIFIERS | SIGNS
EXTRA = {*range(0x180, 0x300), *range(0x1D00, 0x1DC0), *range(0x1E00, 0x1F00)} - LATIN
GREEK = {*range(0x370, 0x400), *range(0x1F00, 0x2000)}
# With the spaces, stops and digits that stand between Arabic words, so that a line is one run.
ARABIC = {*range(0x600, 0x700), *range(0x20, 0x41), 0x5B, 0x5D, 0xA0, 0xAB, 0xBB}
ARABIC |= {*range(0x200C, 0x2010), 0x2013, 0x2014, *range(0x2018, 0x201E), 0x2026, 0x25CC}
ARABIC |= {0xFD3E, 0xFD3F, 0xFDF2, 0xFDFA, 0xFDFB}
SYRIAC = {*range(0x700, 0x750), 0x0307, 0x0308, 0x0330, 0x25CC} | MARKS_BELOW

FEATURES = "kern mark mkmk ccmp locl liga calt rlig onum lnum pnum tnum".split()


@dataclass(frozen=True, slots=True)
class Face:
    """One static font of a package, and the files it is cut into."""

    family: str
    package: str
    source: str
    weight: int
    italic: bool
    parts: dict[str, set[int]]
    features: tuple[str, ...] = tuple(FEATURES)
    size: str = ""


TEXT = {"latin": LATIN, "extra": EXTRA, "greek": GREEK}
HEADING = {"latin": LATIN, "greek": GREEK}
FACES = (
    Face("Ency Serif", "eb-garamond", "500Medium", 500, False, TEXT),
    Face("Ency Serif", "eb-garamond", "500Medium_Italic", 500, True, HEADING),
    Face("Ency Serif", "eb-garamond", "600SemiBold", 600, False, HEADING),
    Face("Ency Serif", "eb-garamond", "600SemiBold_Italic", 600, True, {"latin": LATIN}),
    Face("Ency Sans", "alegreya-sans", "400Regular", 400, False, TEXT),
    Face("Ency Sans", "alegreya-sans", "400Regular_Italic", 400, True, TEXT),
    Face("Ency Sans", "alegreya-sans", "700Bold", 700, False, TEXT),
    Face("Ency Sans", "alegreya-sans", "700Bold_Italic", 700, True, HEADING),
    Face("Ency Arabic", "amiri", "400Regular", 400, False, {"arabic": ARABIC}, ("*",), "112%"),
    Face("Ency Arabic", "amiri", "700Bold", 700, False, {"arabic": ARABIC}, ("*",), "112%"),
    Face("Ency Syriac", "noto-sans-syriac", "400Regular", 400, False, {"syriac": SYRIAC}, ("*",)),
)

# For text that is drawn as outlines: whole, so that one face is one file; nothing that composes is left out.
SHAPING = (*FEATURES, "init", "medi", "fina", "isol", "rclt", "mset")
OUTLINED = (
    Face("serif", "eb-garamond", "500Medium", 500, False, {"": LATIN | EXTRA | GREEK}),
    Face("serif-bold", "eb-garamond", "600SemiBold", 600, False, {"": LATIN}),
    Face("serif-italic", "eb-garamond", "500Medium_Italic", 500, True, {"": LATIN}),
    Face("sans", "alegreya-sans", "500Medium", 500, False, {"": LATIN | EXTRA}),
    Face("sans-bold", "alegreya-sans", "700Bold", 700, False, {"": LATIN | EXTRA}),
    Face("sans-italic", "alegreya-sans", "400Regular_Italic", 400, True, {"": LATIN}),
    Face("arabic", "amiri", "400Regular", 400, False, {"": ARABIC}, SHAPING),
    Face("arabic-bold", "amiri", "700Bold", 700, False, {"": ARABIC}, SHAPING),
)


def main() -> int:
    """0 done or all covered, 1 something is not covered, 2 misuse."""
    shape = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=shape)
    parser.add_argument("--from", dest="folder", type=Path, help="folder of the packages (*.tgz)")
    parser.add_argument("--check", nargs="+", type=Path, metavar="FILE", help="text files to cover")
    options = parser.parse_args()
    if options.check:
        return report(options.check)
    with tempfile.TemporaryDirectory() as temporary:
        make(options.folder or fetch(Path(temporary)))
    return 0


def fetch(folder: Path) -> Path:
    """Fetch the packages by npm."""
    for name, (version, _) in PACKAGES.items():
        package = f"@expo-google-fonts/{name}@{version}"
        subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True)
    return folder


def make(folder: Path) -> None:
    """Write every font file, its style sheet and the table of what was made."""
    FONTS.mkdir(parents=True, exist_ok=True)
    CSS.parent.mkdir(parents=True, exist_ok=True)
    for old in FONTS.glob("*.woff2"):
        old.unlink()
    rules, rows = [], []
    for face in FACES:
        package = unpack(folder, face.package)
        licence = package["package/LICENSE_FONT"].decode("utf-8").replace("\r\n", "\n")
        (FONTS / f"OFL-{face.package}.txt").write_text(licence, encoding="utf-8")
        prefix = f"package/{face.source}/"
        [data] = [data for path, data in package.items() if path.startswith(prefix)]
        for part, wanted in face.parts.items():
            name, covered = cut(face, part, data, wanted)
            rules.append(rule(face, name, covered))
            size = (FONTS / name).stat().st_size
            rows.append(f"| `{name}` | {face.package}, {face.source} | {len(covered)} | {size:,} |")
    CSS.write_text(HEAD + "\n".join(rules) + STACKS, encoding="utf-8")
    tabulate(FONTS, rows)
    draw(folder)


def draw(folder: Path) -> None:
    """Write the fonts of the drawings, their licences and their table."""
    DRAWN.mkdir(parents=True, exist_ok=True)
    rows = []
    for face in OUTLINED:
        package = unpack(folder, face.package)
        licence = package["package/LICENSE_FONT"].decode("utf-8").replace("\r\n", "\n")
        (DRAWN / f"OFL-{face.package}.txt").write_text(licence, encoding="utf-8")
        [data] = [data for path, data in package.items() if path.startswith(f"package/{face.source}/")]
        font, covered = subset(face, data, face.parts[""])
        font.save(DRAWN / f"{face.family}.ttf")
        size = (DRAWN / f"{face.family}.ttf").stat().st_size
        rows.append(f"| `{face.family}.ttf` | {face.package}, {face.source} | {len(covered)} | {size:,} |")
    tabulate(DRAWN, rows)


def unpack(folder: Path, name: str) -> dict[str, bytes]:
    """The fonts and the licence of a package, after its digest was compared."""
    version, digest = PACKAGES[name]
    archive = folder / f"expo-google-fonts-{name}-{version}.tgz"
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != digest:
        sys.exit(f"{archive.name}: sha256 is {found}, expected {digest}")
    with tarfile.open(archive) as files:
        wanted = [f for f in files if f.name.endswith((".ttf", "/LICENSE_FONT"))]
        return {f.name: files.extractfile(f).read() for f in wanted}


def cut(face: Face, part: str, data: bytes, wanted: set[int]) -> tuple[str, list[int]]:
    """Write one subset and say which characters it really holds."""
    font, covered = subset(face, data, wanted)
    font.flavor = "woff2"
    slope = "-italic" if face.italic else ""
    name = f"{face.family.lower().replace(' ', '-')}-{face.weight}{slope}-{part}.woff2"
    font.save(FONTS / name)
    return name, covered


def subset(face: Face, data: bytes, wanted: set[int]) -> tuple[TTFont, list[int]]:
    """The font cut down to the wanted characters, and those of them that it has."""
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    complete(font)
    covered = sorted(wanted & set(font.getBestCmap()))
    options = Options(
        layout_features=list(face.features), hinting=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        notdef_outline=True, drop_tables=["DSIG", "FFTM"],
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=covered)
    subsetter.subset(font)
    return font, covered


def complete(font: TTFont) -> None:
    """Compose letters with a mark below that the font lacks though it has both parts.

    Alegreya Sans has no Ḳ ḳ Ẕ ẕ ẖ, and no U+2011; engines that look a character up before
    they shape would take it from another face.
    """
    held = font.getBestCmap()
    for letter in map(chr, sorted(LATIN - held.keys())):
        parts = [ord(part) for part in unicodedata.normalize("NFD", letter)]
        if len(parts) == 2 and parts[1] in MARKS_BELOW and held.keys() >= {*parts}:
            add(font, ord(letter), compose(font, *(held[part] for part in parts)))
    if 0x2011 not in held:
        add(font, 0x2011, held[ord("-")])


def compose(font: TTFont, base: str, mark: str) -> str:
    """A glyph of a base and a mark centred below it, along the slant of the face."""
    outlines, slant = font["glyf"], math.tan(math.radians(-font["post"].italicAngle))
    below, above = outlines[mark], outlines[base]
    rise = (above.yMin + above.yMax - below.yMin - below.yMax) / 2
    shift = (above.xMin + above.xMax - below.xMin - below.xMax) / 2 - slant * rise
    glyph = Glyph()
    glyph.numberOfContours = -1
    glyph.components = [part(base, 0), part(mark, round(shift))]
    glyph.components[0].flags |= USE_MY_METRICS
    name = f"{base}.{mark}"
    outlines[name] = glyph
    glyph.recalcBounds(outlines)
    font["hmtx"][name] = (font["hmtx"][base][0], glyph.xMin)
    return name


def part(name: str, x: int) -> GlyphComponent:
    component = GlyphComponent()
    component.glyphName, component.x, component.y = name, x, 0
    component.flags = ROUND_XY_TO_GRID
    return component


def add(font: TTFont, character: int, glyph: str) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[character] = glyph


def rule(face: Face, name: str, covered: list[int]) -> str:
    """The @font-face rule of one file."""
    lines = [
        f'font-family: "{face.family}"',
        f"font-style: {'italic' if face.italic else 'normal'}",
        f"font-weight: {face.weight}",
        "font-display: swap",
        f'src: url("../fonts/{name}") format("woff2")',
        f"unicode-range: {ranges(covered)}",
    ]
    if face.size:
        lines.insert(4, f"size-adjust: {face.size}")
    return "@font-face {\n" + "".join(f"  {line};\n" for line in lines) + "}\n"


def ranges(characters: Iterable[int]) -> str:
    """Code points as CSS writes them: U+20-7E, U+A0."""
    spans: list[list[int]] = []
    for character in sorted(characters):
        if spans and spans[-1][1] == character - 1:
            spans[-1][1] = character
        else:
            spans.append([character, character])
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in spans)


def tabulate(folder: Path, rows: list[str]) -> None:
    """Put the table of files under the last heading of PROVENANCE.md."""
    page = folder / "PROVENANCE.md"
    text = page.read_text(encoding="utf-8").partition(TABLE)[0]
    page.write_text(text + TABLE + "\n".join(rows) + "\n", encoding="utf-8")


def report(files: list[Path]) -> int:
    """Name every character of the files that no face covers, and a file it stands in."""
    covered = {c for path in FONTS.glob("*.woff2") for c in TTFont(path).getBestCmap()}
    missing: Counter[str] = Counter()
    where: dict[str, Path] = {}
    for path in files:
        for character in path.read_text(encoding="utf-8"):
            if ord(character) not in covered and not character.isspace():
                missing[character] += 1
                where.setdefault(character, path)
    for character, times in sorted(missing.items()):
        name = unicodedata.name(character, "unnamed")
        print(f"{where[character]}: U+{ord(character):04X} {character} {name}, {times} in all")
    return 1 if missing else 0


ROUND_XY_TO_GRID, USE_MY_METRICS = 0x0004, 0x0200

TABLE = """\
## Files

| file | made from | characters | bytes |
| --- | --- | ---: | ---: |
"""

HEAD = """\
/* Written by tools/fonts.py. Licences and origins: ../fonts/PROVENANCE.md. */

"""

STACKS = """
:root {
  --ency-sans: "Ency Sans", "Ency Arabic", "Ency Syriac", "Ency Serif", sans-serif;
  --ency-serif: "Ency Serif", "Ency Arabic", "Ency Syriac", "Ency Sans", serif;
  --ency-arabic: "Ency Arabic", "Ency Sans", serif;
}
"""

if __name__ == "__main__":
    sys.exit(main())
