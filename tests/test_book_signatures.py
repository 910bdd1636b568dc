"""The book in signatures and volumes: nothing is lost, and every number and link holds from one to the other."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator import cli
from generator.book import paging
from generator.book import signatures as parting
from generator.book.paging import Measured, Place, indexed, mentions, places, printed, starts
from generator.book.signatures import Signature, articles, guessed, signatures
from tests.conftest import BOOK, needs
from tests.test_book_pdf import HERE, VERAPDF, text

SAID = dict.fromkeys(("entries", "chronology", "checked", "sources", "names", "originals", "colophon"), "w")


def article(id_: str) -> dict:
    return {"id": id_, "plain": id_, "blocks": ["x" * 100]}


def book(letters: dict[str, list[str]], **more: list) -> dict:
    return {"title": "T", "said": SAID, "front": [], "chronology": [], "checked": [], "sources": [], "names": [], "scripts": [],
            "kinds": [], "letters": [{"letter": letter, "entries": [article(id_) for id_ in ids]} for letter, ids in letters.items()],
            **more}


def shape(found: list[Signature]) -> list[tuple[int, str]]:
    """Each signature by its volume and what is in it; a letter that goes on is followed by a plus."""
    return [(one.volume, "opening" if one.opening else " ".join(
        [f"{group['letter']}{'+' * group['continued']}{len(group['entries'])}" for group in one.data["letters"]]
        + [name for name in parting.BACK if one.data[name]])) for one in found]


def test_letters_share_a_signature_until_it_is_heavy_and_one_too_long_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parting, "WEIGHT", 500)
    data = book({"A": ["a"], "B": ["b"], "C": ["c1", "c2", "c3", "c4"]}, sources=[article("s")])
    assert shape(signatures(data)) == [(1, "opening"), (1, "A1 B1"), (1, "C3"), (1, "C+1 sources")]


def test_a_volume_ends_with_a_letter_and_the_last_has_what_closes_the_book(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parting, "PER_VOLUME", 3)
    found = signatures(book({"A": ["a", "b"], "B": ["c", "d"], "C": ["e"]}, sources=[article("s")]))
    assert shape(found) == [(1, "opening"), (1, "A2 B2"), (2, "opening"), (2, "C1 sources")]
    assert [one.data["closing"] for one in found] == [False, False, False, True]
    assert [article_["id"] for one in found for article_ in articles(one.data)] == ["a", "b", "c", "d", "e", "s"]


def test_pages_are_counted_through_a_volume_and_begin_anew_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parting, "PER_VOLUME", 1)
    monkeypatch.setattr(parting, "WEIGHT", 10)
    names = [{"letter": "A", "lines": [{"to": "a", "see": None}, {"to": "a", "see": ["a"]}]}]
    found = signatures(book({"A": ["a"], "B": ["b"]}, names=names))
    assert shape(found) == [(1, "opening"), (1, "A1"), (2, "opening"), (2, "B1"), (2, "names")]
    known = {1: Measured(7, {"a": 1}, []), 3: Measured(4, {"b": 2}, [("a", 2), ("a", 2), ("a", 3)]),
             4: Measured(1, {"_names": 1, "_colophon": 1}, [("a", 1)])}
    assert starts(found, known) == [1, 1, 1, 1, 5]
    at = places(found, known)
    assert at == {"a": (1, 1), "b": (2, 2), "_names": (2, 5), "_colophon": (2, 5)}
    assert mentions(found, known) == {"a": {(2, 2): 2, (2, 3): 1}}
    assert [line["others"] for line in indexed(names, mentions(found, known), at, 2)[0]["lines"]] == [[("+2.2", "2:2–3")], []]
    assert printed(at, guessed(found), 1, "vol. {n}, p. ")["b"] == {"before": "vol. 2, p. ", "number": "2", "figures": 1}


def test_an_index_gives_of_many_pages_those_that_name_an_entry_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "MANY", 2)
    at = {"a": Place(1, 1)}
    often = {Place(1, page): many for page, many in ((1, 9), (3, 1), (5, 4), (6, 1), (9, 2), (12, 3))}
    names = [{"letter": "A", "lines": [{"to": "a", "see": None}]}]
    assert indexed(names, {"a": often}, at, 1)[0]["lines"] == [
        {"to": "a", "see": None, "others": [("+1.5", "5–6"), ("+1.12", "12")], "passim": True}]


@pytest.fixture(scope="module")
def volumes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small encyclopedia in two volumes, in many signatures."""
    needs(*BOOK, "pypdfium2")
    small = Path(shutil.copytree(HERE / "small", tmp_path_factory.mktemp("volumes") / "small"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parting, "PER_VOLUME", 7)
        patch.setattr(parting, "WEIGHT", 10_000)
        assert cli.main(["--config", str(small / "mkdocs.yml"), "pdf", "--to", str(small / "dist")]) == 0
    return small / "dist"


def test_a_reference_to_another_volume_tells_it_and_leads_into_its_file(volumes: Path) -> None:
    import pikepdf

    assert sorted(file.name for file in volumes.iterdir()) == ["a-small-encyclopedia-1.pdf", "a-small-encyclopedia-2.pdf"]
    with pikepdf.open(volumes / "a-small-encyclopedia-2.pdf") as second, pikepdf.open(volumes / "a-small-encyclopedia-1.pdf") as first:
        away = [note.A for page in second.pages for note in page.get("/Annots", []) if "/A" in note and note.A.S == "/GoToR"]
        names = {str(name) for name in pikepdf.NameTree(first.Root.Names.Dests)}
        targets = {str(link.D) for link in away if isinstance(link.D, pikepdf.String)}
        assert "anbar" in targets and targets <= names
        assert {str(link.F) for link in away} == {"a-small-encyclopedia-1.pdf"}
    said = text(volumes / "a-small-encyclopedia-2.pdf")
    assert re.search(r"al-ʿAnbar\s*→\s*vol\. 1, p\. 1", said) and "Volume 2" in said


def test_no_address_of_the_workshop_is_left_and_every_volume_is_paged_from_one(volumes: Path) -> None:
    import pikepdf

    for file in volumes.iterdir():
        with pikepdf.open(file) as document:
            assert b"book.invalid" not in b"".join(bytes(note.unparse()) for page in document.pages for note in page.get("/Annots", []))
            labels = [(int(at), str(how.S)) for at, how in pikepdf.NumberTree(document.Root.PageLabels).items()]
            assert labels[0] == (0, "/r") and labels[1][1] == "/D"


def test_bound_signatures_still_meet_the_standards(volumes: Path) -> None:
    if lacking := VERAPDF["wanting"]():
        from tests.conftest import without

        without(f"veraPDF cannot run: {lacking}")
    done = VERAPDF["validate"]([str(volumes / "a-small-encyclopedia-1.pdf")])
    assert done.returncode == 0, done.stdout
