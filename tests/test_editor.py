"""The form editor asks for what the models say, writes nowhere but among the entries, and comes from npm as it was tried."""

from __future__ import annotations

import json
import re
import tarfile
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from conftest import edit, tree

from generator import settings
from generator.editor import packages, trial
from generator.editor.config import config
from generator.editor.server import server
from generator.site.build import build

ROOT = Path(__file__).parent.parent
LOGIN = "editor: {login: https://login.example/way/auth}"
WHERE = "repository: https://github.example/somebody/book"


def fields(made: dict[str, Any], collection: str) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for one in made["collections"] if one["name"] == collection for field in one["fields"]}


def inner(field: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield field
    for part in field.get("fields", ()):
        yield from inner(part)


def configured(small: Path) -> settings.Settings:
    edit(small / "mkdocs.yml", "      edit: https://forge.example/edit/{path}", f"      {LOGIN}\n      {WHERE}")
    return settings.load(small / "mkdocs.yml")


@pytest.mark.parametrize("where", ["mkdocs.yml", "tests/other/mkdocs.yml"])
def test_every_field_of_every_kind_is_asked_for_with_its_help(where: str) -> None:
    ours = settings.load(ROOT / where)
    made = config(ours, trial=True)
    for model in ours.kinds.values():
        asked = fields(made, model.FOLDER)
        for name, info in model.model_fields.items():
            field = asked[info.alias or name]
            assert name == "kind" or (field["hint"] == (info.description or "") and field["label"]), name
            assert field["widget"] == "hidden" or field["required"] == info.is_required(), name


def test_statements_are_groups_with_sources_that_can_be_repeated() -> None:
    when = fields(config(settings.load(ROOT / "mkdocs.yml"), trial=True), "battles")["when"]
    assert when["widget"] == "list" and [part["name"] for part in when["fields"]] == ["value", "sources", "certainty", "rank", "note"]
    value, sources, certainty = when["fields"][:3]
    assert value["widget"] == "ency-date" and value["parts"] == ["date", "julian", "gregorian", "hijri", "weekday", "text"]
    assert sources["widget"] == "list" and sources["fields"][0]["kinds"] == ["work"]
    assert certainty["options"] == ["certain", "likely", "uncertain", "conjectural"]


@pytest.mark.parametrize("date", ["634-08-23", "633-04", "633", "592~", "634?", "63X", "6XX", "633/634-05~", "../634", "634/..",
                                  "[636,637]", "13-06-22", "14/16"])
def test_the_pattern_of_dates_lets_every_form_pass(date: str) -> None:
    when = fields(config(settings.load(ROOT / "mkdocs.yml"), trial=True), "battles")["when"]
    assert re.search(when["fields"][0]["begins"][0], date)
    assert not re.search(when["fields"][0]["begins"][0], "about 634")


def test_the_words_on_a_field_are_those_of_the_encyclopedia() -> None:
    asked = fields(config(settings.load(ROOT / "mkdocs.yml"), trial=True), "persons")
    assert [asked[name]["label"] for name in ("born", "same_as", "offices")] == ["Birth", "The same elsewhere", "Offices"]
    assert asked["offices"]["label_singular"] == "office"


def test_on_github_who_may_not_write_writes_to_a_fork_and_all_comes_as_a_pull_request(small: Path) -> None:
    made = config(configured(small))
    assert made["publish_mode"] == "editorial_workflow"
    assert made["backend"] == {"name": "github", "repo": "somebody/book", "branch": "main", "open_authoring": True,
                               "squash_merges": True, "base_url": "https://login.example", "auth_endpoint": "way/auth"}


@pytest.mark.parametrize(("wrong", "said"), [(("\n      " + WHERE, ""), "repository:"),
                                             (("https://login", "http://login"), "https://")])
def test_what_the_editor_cannot_do_without_is_said(small: Path, wrong: tuple[str, str], said: str) -> None:
    configured(small)
    edit(small / "mkdocs.yml", *wrong)
    with pytest.raises(settings.Misuse, match=said):
        config(settings.load(small / "mkdocs.yml"))


def test_a_site_that_is_told_to_has_the_editor_and_the_names_of_its_entries(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "files", lambda cache: iter([("decap-cms.js", b"//")]))
    ours = configured(small)
    assert build(ours).made
    site, known = small / "site", tree(small / "site")
    assert {"index.html", "told.js", "decap-cms.js", "form.js"} <= {file.name for file in (site / "edit").iterdir()}
    assert 'href="../edit/index.html#/edit/persons/anbar">Edit this entry' in (site / "persons/anbar.html").read_text(encoding="utf-8")
    assert '["anbar", "person", "al-ʿAnbar"' in (site / "assets/data/editor/entries.js").read_text(encoding="utf-8")
    edit(small / "entries/persons/anbar.yaml", "headword: al-ʿAnbar", "headword: al-ʿAnbar the Elder")
    assert build(settings.load(small / "mkdocs.yml")).pages and tree(site) != known
    changed = tree(site)
    assert build(settings.load(small / "mkdocs.yml"), fresh=True).made and tree(site) == changed


def test_a_site_that_is_not_told_to_has_none(small: Path) -> None:
    assert build(settings.load(small / "mkdocs.yml")).made
    assert not (small / "site/edit").exists() and not (small / "site/assets/data/editor").exists()


# A trial


def saved(path: str, raw: str) -> dict[str, Any]:
    return {"action": "persistEntry", "params": {"dataFiles": [{"slug": "x", "path": path, "raw": raw}], "assets": []}}


def test_a_trial_saves_an_entry_in_the_form_of_ency_fmt(small: Path) -> None:
    ours, file = settings.load(small / "mkdocs.yml"), small / "entries/persons/new.yaml"
    trial.answer(saved("entries/persons/new.yaml", "lead: |\n  Text.\ngloss: a man\nheadword: 'New'\nkind: person\n"), ours)
    assert file.read_text(encoding="utf-8") == "kind: person\nheadword: New\ngloss: a man\n\nlead: |\n  Text.\n"
    read = trial.answer({"action": "getEntry", "params": {"path": "entries/persons/new.yaml"}}, ours)
    assert read["data"] == file.read_text(encoding="utf-8")
    listed = trial.answer({"action": "entriesByFolder", "params": {"folder": "entries/persons", "extension": "yaml"}}, ours)
    assert [one["file"]["path"] for one in listed] == [f"entries/persons/{name}.yaml" for name in ("anbar", "badr", "gone", "new")]


def test_a_trial_writes_nothing_with_a_mistake_in_it_and_says_which(small: Path) -> None:
    ours, file = settings.load(small / "mkdocs.yml"), small / "entries/persons/anbar.yaml"
    before = file.read_bytes()
    with pytest.raises(trial.Refused, match="February 634 has 28 days"):
        trial.answer(saved("entries/persons/anbar.yaml", before.decode() + "flourished: 634-02-31\n"), ours)
    assert file.read_bytes() == before


@pytest.mark.parametrize("path", ["../secret.yaml", "mkdocs.yml", "entries/../mkdocs.yml", "/etc/passwd", "entries/persons/x.py"])
def test_a_trial_reads_and_writes_entries_only(small: Path, path: str) -> None:
    ours = settings.load(small / "mkdocs.yml")
    for asked in (saved(path, "kind: person\n"), {"action": "getEntry", "params": {"path": path}},
                  {"action": "deleteFiles", "params": {"paths": [path]}}):
        with pytest.raises(trial.Refused):
            trial.answer(asked, ours)


def test_only_pages_of_the_server_itself_may_ask_it(small: Path) -> None:
    running = server(settings.load(small / "mkdocs.yml"), small, "127.0.0.1", 0)
    Thread(target=running.serve_forever, daemon=True).start()
    here = f"127.0.0.1:{running.server_port}"

    def asked(host: str, origin: str) -> int:
        connection = HTTPConnection(here)
        connection.request("POST", "/edit/api", json.dumps({"action": "info"}), {"Host": host, "Origin": origin})
        return connection.getresponse().status

    try:
        assert asked(here, f"http://{here}") == 200
        assert asked(here, "https://elsewhere.example") == 403
        assert asked(f"rebound.example:{running.server_port}", f"http://rebound.example:{running.server_port}") == 403
    finally:
        running.shutdown()
        running.server_close()


# What comes from npm


def packed(folder: Path, name: str) -> Path:
    inner_file = folder / "decap-cms.js"
    inner_file.write_text("// not what was tried", encoding="utf-8")
    with tarfile.open(folder / name, "w:gz") as archive:
        archive.add(inner_file, "package/dist/decap-cms.js")
    return folder / name


def test_another_program_than_the_one_that_was_tried_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "_packed", lambda package, folder: packed(folder, "given.tgz"))
    with pytest.raises(settings.Misuse, match="npm gave another decap-cms"):
        list(packages.files(tmp_path / "cache"))
    assert not (tmp_path / "cache").exists()


def test_a_package_in_the_cache_that_was_changed_is_fetched_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed(tmp_path, f"decap-cms-{packages.PACKAGES[0].version}.tgz")
    monkeypatch.setattr(packages.shutil, "which", lambda name: None)
    with pytest.raises(settings.Misuse, match="part of Node.js"):
        list(packages.files(tmp_path))
