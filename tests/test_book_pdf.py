"""The printed book: what is in it, that nothing of an entry becomes code, and that it meets its standards."""

from __future__ import annotations

import json
import runpy
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import cli
from generator.book.gather import Book
from generator.book.imprint import EARLIEST, Imprint
from generator.drawing import Canvas, literal
from tests.conftest import BOOK, edit, needs, without

HERE = Path(__file__).parent
VERAPDF = runpy.run_path(str(HERE.parent / "tools/verapdf.py"), run_name="verapdf")
HOSTILE = (
    '#panic("code")', '#import "@preview/x:1.0.0": *', "$ x^2 $ and #{1+1}", "@annals <ford> = not a heading", "// no comment",
    "/* nor this */", "\\u{41} \\n \\# [x] ]] }} #[", "'; drop table entries", "{{ 7 * 7 }} {% raw %}", "~ --- ... \"quotes\"")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small encyclopedia with a hostile entry, and its book in dist/."""
    needs(*BOOK, "pypdfium2")
    small = Path(shutil.copytree(HERE / "small", tmp_path_factory.mktemp("book") / "small"))
    lines = "\n\n  ".join(text.replace("\\", "\\\\").replace("[", "\\[").replace("<", "\\<").replace("*", "\\*") for text in HOSTILE)
    (small / "entries/topics/hostile.yaml").write_text(
        "kind: topic\nheadword: 'H#strong[x] $y$ @z'\ngloss: '#panic() in a gloss'\naliases: ['#alias(1)']\ntype: test\n"
        f"lead: |\n  What would be code.\narticle: |\n  ## A #heading[x]\n\n  {lines}\n\n  `#code() $z$` [[ford|#link(x)]]\n",
        encoding="utf-8")
    (small / "docs/images").mkdir()
    (small / "docs/images/plate.svg").write_text(plate(), encoding="utf-8")
    with (small / "entries/persons/badr.yaml").open("a", encoding="utf-8") as file:
        file.write('images: [{file: plate.svg, alt: A plate, credit: N. N., licence: CC0, caption: "A plate."}]\n')
    run(small, "pdf", "--to", str(small / "dist"))
    return small


def plate() -> str:
    """A drawing with lettering of every sort: straight, spaced, along a curve, with a band, Arabic."""
    canvas = Canvas("plate", 200, 100, title="A plate")
    line = canvas.lettering.line
    canvas.add(line("Platelettering", "sans", 10, 5, 20), line("NAJD", "serif", 10, 5, 40, track=300),
               line("Ḥulwān حلوان", "sans-bold", 10, 5, 60, halo=2),
               canvas.lettering.along("Euphrates", "serif-italic", 10, [(5, 80), (60, 90), (120, 80)]))
    return literal(canvas.svg())


def run(small: Path, *words: str, code: int = 0) -> None:
    assert cli.main(["--config", str(small / "mkdocs.yml"), *words]) == code


def book(small: Path) -> Path:
    return small / "dist/a-small-encyclopedia.pdf"


def text(file: Path) -> str:
    """The words of a PDF, spaces as one."""
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).replace("\ufffe", "").replace("\u00ad", "").split())


def test_text_that_looks_like_code_stands_there_as_text(made: Path) -> None:
    said = text(book(made)).replace(" ", "").replace("“", '"').replace("”", '"').replace("’", "'").replace("‘", "'")
    for line in (*HOSTILE, "H#strong[x] $y$ @z", "#alias(1)", "A #heading[x]", "#code() $z$", "#link(x)"):
        assert line.replace(" ", "") in said, line


def test_the_lettering_of_a_plate_can_be_searched_for(made: Path) -> None:
    said = text(book(made))
    assert "Platelettering" in said and "Ḥulwān" in said


def test_bookmarks_lead_down_to_the_entries(made: Path) -> None:
    import pikepdf

    with pikepdf.open(book(made)) as document, document.open_outline() as outline:
        titles = {item.title: [child.title.split("\u2067")[0].strip() for child in item.children] for item in outline.root}
    assert list(titles)[-7:] == ["T", "Chronology", "Told and checked", "Sources and studies", "Index of names",
                                 "Names in their original scripts", "About this edition"]
    assert titles["T"] == ["The third fight"]


def test_every_link_within_the_book_leads_somewhere_and_entries_have_addresses(made: Path) -> None:
    import pikepdf

    with pikepdf.open(book(made)) as document:
        names = {str(name) for name in pikepdf.NameTree(document.Root.Names.Dests)}
        links = [note.A if "/A" in note else note for page in document.pages for note in page.get("/Annots", [])]
        inner = [str(link.D) if "/D" in link else str(link.Dest) for link in links if "/URI" not in link
                 and isinstance(link.get("/D", link.get("/Dest")), pikepdf.String)]
    assert {"anbar", "ford", "river-war", "anbar.life", "annals"} <= names
    assert len(inner) > 100 and set(inner) <= names


def test_a_single_entry_has_the_name_of_the_encyclopedia_over_it(made: Path) -> None:
    import pypdfium2

    run(made, "pdf", "--entry", "ford", "--to", str(made / "single"))
    document = pypdfium2.PdfDocument(next((made / "single").glob("*.pdf")))
    pages = [page.get_textpage().get_text_bounded() for page in document]
    assert "A small encyclopedia" in next(said for said in pages if "was fought" in said or "The Ford was where" in said)


def test_a_link_tells_the_page_of_its_entry_on_paper(made: Path) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(book(made))
    pages = [page.get_textpage().get_text_bounded() for page in document]
    ford = next(number for number, said in enumerate(pages) if "The Ford was where" in said)
    assert document.get_page_label(0) == "i" and document.get_page_label(ford).isdigit()
    assert f"The Ford→{document.get_page_label(ford)}" in text(book(made)).replace(" ", " ").replace("\u2060", "").replace(" →", "→")


def test_the_book_is_tagged_titled_dated_and_carries_its_data(made: Path) -> None:
    import pikepdf

    with pikepdf.open(book(made)) as document:
        assert str(document.Root.Lang) == "en" and document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert str(document.docinfo["/Title"]) == "A small encyclopedia"
        data = json.loads(document.attachments["encyclopedia.json"].get_file().read_bytes())
    assert {entry["id"] for entry in data["entries"]} >= {"anbar", "ford", "annals", "hostile"}


def test_the_same_entries_give_the_same_bytes(made: Path) -> None:
    run(made, "pdf", "--to", str(made / "again"))
    assert (made / "again/a-small-encyclopedia.pdf").read_bytes() == book(made).read_bytes()


@pytest.mark.parametrize("part, present, absent", [
    (["--kind", "person"], ["al-ʿAnbar held"], ["was fought at"]),
    (["--campaign", "river-war"], ["The third fight was fought", "al-ʿAnbar held"], []),
    (["--entry", "ford", "--paper", "a4"], ["The Ford"], ["al-ʿAnbar held", "Contents"]),
])
def test_a_part_can_be_had(made: Path, part: list[str], present: list[str], absent: list[str]) -> None:
    run(made, "pdf", *part, "--to", str(made / "part"))
    said = text(next((made / "part").glob(f"*{part[1]}*.pdf")))
    assert [words for words in present if words not in said] == []
    assert [words for words in absent if words in said] == []


@pytest.mark.parametrize("part, said", [
    (["--kind", "persn"], "did you mean “person”?"), (["--campaign", "ford"], "there is no campaign “ford”"),
    (["--entry", "frod"], "did you mean “ford”?"), (["--entry", "ford", "--kind", "place"], "name one of"),
])
def test_a_part_that_is_not_there_is_told(small: Path, part: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    needs(*BOOK)
    run(small, "pdf", *part, "--to", str(small / "dist"), code=2)
    assert said in capsys.readouterr().err
    assert not (small / "dist").exists()


def test_a_character_that_no_font_has_is_told_at_its_line_and_nothing_is_written(
        small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    needs(*BOOK)
    edit(small / "entries/topics/bridge.yaml", "[The younger one]", "[橋]")
    run(small, "pdf", "--to", str(small / "dist"), code=1)
    said = capsys.readouterr().out
    assert "missing-glyph" in said and "“橋” (U+6A4B, cjk unified ideograph-6a4b)" in said and "bridge.yaml:4:11" in said
    assert not (small / "dist").exists()


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(max_codepoint=0x17F, exclude_categories=("Cs",)), max_size=60), min_size=1, max_size=30))
def test_no_text_becomes_code_or_stops_the_press(lines: list[str]) -> None:
    needs(*BOOK)
    from generator.book import fonts, glyphs
    from generator.book.articles import Places, article
    from generator.book.scripts import clean, runs
    from generator.book.typeset import Sheet, pdf

    held = fonts.standard()
    have = frozenset().union(*(font.characters for font in held))
    lines = ["".join(letter for letter in clean(line) if not glyphs.missing(letter, have)) for line in lines]
    one = article("# H\n\n" + "\n\n".join(lines), "x/h.md", Places({}), id_="h")._replace(title=runs(lines[0]) or ["H"], plain=lines[0] or "H")
    data = of_one(one.data(), lines[0].strip() or "T", lines[-1])
    made = pdf(Book(data, {}, {}, Imprint(EARLIEST, "", "", "", "")), Sheet("a4", held, "{}"))
    assert made["book.pdf"].startswith(b"%PDF-")


def of_one(entry: dict, title: str, words: str) -> dict:
    """The data of a book of one entry."""
    return {"front": [], "letters": [{"letter": "H", "entries": [entry]}], "chronology": [], "checked": [], "sources": [],
            "kinds": [], "names": [], "scripts": [], "title": title, "part": "", "about": words, "author": "A",
            "edition": "E", "revision": words, "address": "", "licence": "L", "data_licence": "", "credits": [], "counted": "1", "cite": "C", "language": "en", "direction": "ltr",
            "said": dict.fromkeys(("contents", "entries", "by_kind", "chronology", "names", "names_how", "originals", "colophon", "see",
                                   "cite_as", "licence", "revision", "made", "fonts", "offline", "attached", "notes", "checked", "sources",
                                   "continued", "volume", "in_volume", "filed_how", "passim", "data_licence", "drawings",
                                   "types", "making", "edition_of"), "w")}


def test_a_link_that_leads_nowhere_is_told_and_not_bound() -> None:
    needs(*BOOK)
    from generator.book import fonts
    from generator.book.articles import Places, article
    from generator.book.typeset import Failed, Sheet, pdf

    one = article("# H\n\nTo [nobody](nobody.md).", "x/h.md", Places({"x/nobody.md": "nobody"}, quiet=frozenset({"nobody"})), id_="h")
    with pytest.raises(Failed, match="“nobody”, which is nowhere in the book"):
        pdf(Book(of_one(one.data(), "T", "w"), {}, {}, Imprint(EARLIEST, "", "", "", "")), Sheet("a4", fonts.standard(), "{}"))


def test_verapdf_finds_the_book_accessible_and_archival_and_a_spoilt_one_not(made: Path) -> None:
    if lacking := VERAPDF["wanting"]():
        without(f"veraPDF cannot run: {lacking}")
    import pikepdf

    spoilt = made / "spoilt.pdf"
    with pikepdf.open(book(made)) as document:
        del document.Root.StructTreeRoot
        del document.Root.OutputIntents
        document.save(spoilt)
    done = VERAPDF["validate"]([str(book(made)), str(spoilt)])
    verdicts = [line.split()[:2] for line in done.stdout.splitlines() if line.startswith(("PASS", "FAIL"))]
    assert verdicts == [["PASS", "ua1"], ["PASS", "3a"], ["FAIL", "ua1"], ["FAIL", "3a"]], done.stdout + done.stderr
