"""Every page leads to where it can be changed, wherever the repository lies, and to a page that says how where none is known."""

from __future__ import annotations

import json
from pathlib import Path

import check_jsonschema
import jsonschema
import pytest
import yaml
from conftest import edit, tree

from generator import cli, settings
from generator.contributing import ways, write
from generator.forms import forms
from generator.site.build import build
from generator.words import load

ROOT = Path(__file__).parent.parent
SCHEMAS = Path(check_jsonschema.__file__).parent / "builtin_schemas/vendor"
WHERE = "https://github.example/somebody/book"


def of(small: Path, name: str) -> str:
    return (small / f"site/{name}.html").read_text(encoding="utf-8")


def unset(small: Path) -> Path:
    edit(small / "mkdocs.yml", "      edit: https://forge.example/edit/{path}", "      branch: main")
    return small / "mkdocs.yml"


def test_an_entry_is_changed_in_the_repository_that_is_named(small: Path) -> None:
    config = unset(small)
    edit(config, "branch: main", f"branch: work in progress\n      repository: {WHERE}/")
    found = ways(settings.load(config), load(), "persons", "anbar", "Ānbar")
    assert found.edit == f"{WHERE}/edit/work%20in%20progress/entries/persons/anbar.yaml"
    assert found.suggest == (f"{WHERE}/issues/new?template=correction.yml&title=Correction%3A%20%C4%80nbar&entry=anbar"
                             "&page=https%3A%2F%2Fsmall.example%2Fbook%2Fpersons%2Fanbar.html")
    assert write(settings.load(config), load(), "new", "Al-Ḥīra & co") == (
        f"{WHERE}/issues/new?template=new-entry.yml&title=New%20entry%3A%20Al-%E1%B8%A4%C4%ABra%20%26%20co"
        "&headword=Al-%E1%B8%A4%C4%ABra%20%26%20co&entry-id=new")


def test_an_address_of_ones_own_goes_before_it(small: Path) -> None:
    edit(small / "mkdocs.yml", "      edit:", f"      repository: {WHERE}\n      edit:")
    assert ways(settings.load(small / "mkdocs.yml"), load(), "persons", "anbar", "Ānbar").edit == "https://forge.example/edit/entries/persons/anbar.yaml"


def test_a_workflow_knows_its_repository_and_the_pages_are_made_anew_for_it(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = unset(small)
    edit(small / "entries/persons/anbar.yaml", "[[badr]]", "[[+dora|Dora]]")
    assert build(settings.load(config)).made and "Suggest a correction" not in of(small, "persons/anbar")
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.example")
    monkeypatch.setenv("GITHUB_REPOSITORY", "somebody/book")
    assert build(settings.load(config)).pages
    assert f'href="{WHERE}/edit/main/entries/persons/anbar.yaml">Edit this entry</a>' in of(small, "persons/anbar")
    assert "&amp;entry=anbar&amp;page=https%3A%2F%2Fsmall.example%2Fbook%2Fpersons%2Fanbar.html\">Suggest a correction</a>" in of(small, "persons/anbar")
    assert "&amp;headword=Dora&amp;entry-id=dora\">Write this entry</a>" in of(small, "wanted")
    known = tree(small / "site")
    assert build(settings.load(config), fresh=True).made and tree(small / "site") == known


def test_where_no_address_is_known_the_links_lead_to_the_page_that_says_how(small: Path) -> None:
    config = unset(small)
    edit(small / "entries/persons/anbar.yaml", "[[badr]]", "[[+dora|Dora]]")
    (small / "docs/contribute").mkdir()
    (small / "docs/contribute/first-entry.md").write_text("# Your first contribution\n", encoding="utf-8")
    assert build(settings.load(config), strict=False).made
    for words in ("Edit this entry", "Suggest a correction"):
        assert f'href="../contribute/first-entry.html">{words}</a>' in of(small, "persons/anbar")
    assert 'href="contribute/first-entry.html">Write this entry</a>' in of(small, "wanted")


def test_the_forms_are_those_of_the_kinds(tmp_path: Path) -> None:
    ours = settings.load(ROOT / "mkdocs.yml")
    for name, text in forms(ours.kinds, ours.words).items():
        assert (ROOT / ".github/ISSUE_TEMPLATE" / name).read_text(encoding="utf-8") == text, "run: ency forms"
    assert cli.main(["--config", str(ROOT / "tests/other/mkdocs.yml"), "forms", str(tmp_path)]) == 0
    assert "Ship" in (tmp_path / "new-entry.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["new-entry", "correction", "dispute"])
def test_a_form_is_one_that_github_takes(name: str) -> None:
    form = yaml.safe_load((ROOT / f".github/ISSUE_TEMPLATE/{name}.yml").read_text(encoding="utf-8"))
    schema = json.loads((SCHEMAS / "github-issue-forms.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(form)
    ids = [field["id"] for field in form["body"] if "id" in field]
    assert len(ids) == len(set(ids))
