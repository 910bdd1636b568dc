"""The form editor in a real browser, with the real entries: `make test-editor`. It wants npm, which fetches the editor."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from browser.server import served
from conftest import edit
from editor.github import GitHub

from generator import settings
from generator.editor import folder
from generator.editor.server import server
from generator.editor.trial import entries as rows
from generator.format.run import former
from generator.site.writing import write_below
from generator.skeleton import id_of
from tools.browser import find

ROOT = Path(__file__).parent.parent.parent
SWITCHES = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync"]
SPELLINGS = ["ʿUmar b. al-Khaṭṭāb", "Saʿd", "d’Īrān", "Qur’ān", "Khālid’s", "Sa‘d", "Øresund", "ﬁne", "e\u0301"]
BATTLE, PERSON = "battles/battle-al-anbar", "persons/umar-ibn-al-khattab"


class Trial(NamedTuple):
    """An editor that runs on a copy of the entries, and a browser."""

    root: Path
    address: str
    browser: Any
    requests: list[str]

    def entry(self, name: str) -> Path:
        return self.root / "entries" / f"{name}.yaml"

    def open(self, path: str = "", width: int = 1200) -> Any:
        page = self.browser.new_page(viewport={"width": width, "height": 1200})
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(f"{self.address}#/{path}")
        return page


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    from playwright.sync_api import sync_playwright

    root = tmp_path_factory.mktemp("trial")
    for name in ("mkdocs.yml", "words.yaml"):
        shutil.copy(ROOT / name, root / name)
    for name in ("entries", "schema", "templates", "atlas"):
        shutil.copytree(ROOT / name, root / name)
    ours = settings.load(root / "mkdocs.yml")
    folder.write(ours, root / "site", trial=True)
    running = server(ours, root / "site", "127.0.0.1", 0)
    Thread(target=running.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=SWITCHES)
        yield Trial(root, f"http://127.0.0.1:{running.server_port}/edit/", browser, [])
        browser.close()
    running.shutdown()
    running.server_close()


def group(within: Any, label: str) -> Any:
    """The list of this name, opened."""
    found = within.locator("[aria-label='list field']").filter(
        has=within.page.locator(f"xpath=./div/label[starts-with(normalize-space(.),'{label}')]")
        if hasattr(within, "page") else within.locator(f"xpath=./div/label[starts-with(normalize-space(.),'{label}')]")).first
    found.get_by_label("Expand").locator("visible=true").first.click()
    return found


def publish(page: Any) -> None:
    page.get_by_role("button", name="Publish").first.click()
    page.get_by_role("menuitem", name="Publish now").click()


def test_every_entry_comes_out_as_it_went_in_and_every_field_of_it_written_anew_is_settled(trial: Trial) -> None:
    page, form = trial.open(), former(settings.load(trial.root / "mkdocs.yml"))
    page.wait_for_function("window.encyForm")
    files = {str(file): file.read_text(encoding="utf-8") for file in sorted((trial.root / "entries").rglob("*.yaml"))}
    kept, anew = page.evaluate("""files => [
        Object.fromEntries(Object.entries(files).map(([name, text]) => [name, encyForm.close(encyForm.open(text))])),
        Object.fromEntries(Object.entries(files).map(([name, text]) => [name, encyForm.close({ ...encyForm.open(text), source_: "" })])),
    ]""", files)
    assert kept == files
    assert [name for name, text in anew.items() if form(text).text != text] == []
    page.close()


def test_a_file_in_any_form_with_remarks_keeps_them_where_nothing_was_changed(trial: Trial) -> None:
    page = trial.open()
    page.wait_for_function("window.encyForm")
    source = ("# the whole\nkind: person\n# on the name\nheadword: 'A'   # behind\ngloss: b\n\nlead: |\n  C.\n\n"
              "died: 634  # by all\n# at the end\n")
    made = page.evaluate("source => encyForm.close({ ...encyForm.open(source), gloss: 'another' })", source)
    assert made == source.replace("gloss: b", "gloss: another")
    lost = page.evaluate("""source => encyForm.close({ ...encyForm.open(source), died: [{ value: { when: { date: "635" } } }] })""",
                         source.replace("died: 634  # by all", "died: {when: 634}  # by all"))
    assert "# by all" not in lost and "died: {when: 635}" in lost and "# at the end" in lost
    page.close()


def test_letters_and_ids_are_made_as_python_makes_them(trial: Trial) -> None:
    page, form = trial.open(), former(settings.load(trial.root / "mkdocs.yml"))
    page.wait_for_function("window.encyForm")
    names = [*SPELLINGS, "Jaʻfar", "Maʼmūn", "Ibrāhīm’s Qur’ān"]
    assert page.evaluate("names => names.map(encyForm.id)", SPELLINGS) == [id_of(name) for name in SPELLINGS]
    source = "kind: person\nheadword: A\ngloss: {}\n\nlead: |\n  L.\n"
    by_python = [form(source.format(name)).text.split("gloss: ")[1].split("\n")[0] for name in names]
    assert page.evaluate("names => names.map(encyLetters)", names) == by_python
    page.close()


def test_a_date_is_changed_and_a_source_added(trial: Trial) -> None:
    page, before = trial.open(f"edit/{BATTLE}"), trial.entry(BATTLE).read_text(encoding="utf-8")
    when = group(page, "Date")
    when.get_by_label("Hijri").fill("12-04")
    sources = when.locator("[aria-label='list field']").first
    sources.get_by_role("button", name="Add source").click()
    finder = sources.get_by_role("combobox").locator("visible=true").first
    finder.press_sequentially("Balādh")
    sources.get_by_role("option").filter(has_text="baladhuri-futuh-ar").click()
    sources.get_by_label("Locator").locator("visible=true").first.fill("245")
    publish(page)
    page.get_by_text("Entry saved").wait_for()
    made = trial.entry(BATTLE).read_text(encoding="utf-8")
    old = '''  - value: {hijri: "12"}
    sources: [{work: tabari-tarikh, locator: "III, 373", transmitter: sayf-ibn-umar}]
'''
    new = '''  - value: {hijri: 12-04}
    sources:
      - {work: tabari-tarikh, locator: "III, 373", transmitter: sayf-ibn-umar}
      - {work: baladhuri-futuh-ar, locator: "245"}
'''
    assert old in before and made == before.replace(old, new)
    assert former(settings.load(trial.root / "mkdocs.yml"))(made).text == made
    page.close()


def test_a_mistake_is_refused_with_its_repair_and_the_file_stays(trial: Trial) -> None:
    page, before = trial.open(f"edit/{PERSON}"), trial.entry(PERSON).read_bytes()
    page.locator("label", has_text="Lead").wait_for()
    page.locator(".ency-prose textarea").first.fill("**ʿUmar** ruled [[from Medina.")
    publish(page)
    page.get_by_text("Failed to persist entry").first.wait_for()
    assert trial.entry(PERSON).read_bytes() == before
    page.close()


def test_a_new_entry_gets_the_id_of_its_name_and_the_first_line_of_its_kind(trial: Trial) -> None:
    page = trial.open("collections/topics/new")
    page.get_by_label("Headword").fill("Dīwān al-jund")
    page.get_by_label("Gloss").fill("the register of the soldiers’ pay")
    page.get_by_label("Type").fill("institution")
    prose = page.locator(".ency-prose").first
    prose.locator("textarea").fill("The **dīwān** of ")
    prose.locator("textarea").press("End")
    prose.get_by_role("button", name="Link to an entry").click()
    prose.get_by_role("combobox").fill("umar ibn al-kh")
    prose.get_by_role("option").filter(has_text="umar-ibn-al-khattab").click()
    publish(page)
    page.get_by_text("Entry saved").wait_for()
    assert trial.entry("topics/diwan-al-jund").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../schema/topic.json\nkind: topic\nheadword: Dīwān al-jund\n"
        "gloss: the register of the soldiers’ pay\n\nlead: |\n  The **dīwān** of [[umar-ibn-al-khattab]]\n\ntype: institution\n")
    page.close()


def test_nothing_is_asked_of_another_host(trial: Trial) -> None:
    page = trial.open("collections/persons")
    page.get_by_text("Abū Bakr", exact=True).first.wait_for()
    page.close()
    strange = {url for url in trial.requests if not url.startswith((trial.address.removesuffix("edit/"), "data:", "blob:"))}
    assert strange == set()


def test_a_change_on_the_site_becomes_a_fork_a_branch_and_a_pull_request(trial: Trial, tmp_path: Path) -> None:
    edit(trial.root / "mkdocs.yml", "      front:", "      repository: https://github.com/owner/book\n"
         "      editor: {login: https://login.example/way}\n      front:")
    ours, before = settings.load(trial.root / "mkdocs.yml"), trial.entry(PERSON).read_text(encoding="utf-8")
    folder.write(ours, tmp_path)
    write_below(tmp_path, "404.html", b"")
    write_below(tmp_path, f"assets/data/{folder.ENTRIES}.js", f'ency("{folder.ENTRIES}",[{",".join(rows(ours)())}])'.encode())
    page, github, asked = trial.browser.new_page(), GitHub(trial.root), set()
    github.lead(page)
    page.on("request", lambda request: asked.add(urlsplit(request.url).hostname))
    with served(tmp_path) as site:
        page.goto(f"{site}edit/index.html#/edit/{PERSON}")
        page.get_by_role("button", name="Login with GitHub").click()
        page.get_by_role("button", name="Fork the repo", exact=True).click()
        page.get_by_label("Gloss").fill("the second caliph")
        page.get_by_role("button", name="Save").click()
        page.get_by_role("button", name="Status: Draft").click()
        page.get_by_role("menuitem", name="In review").click()
        page.get_by_role("button", name="Status: In review").wait_for()
        assert page.evaluate("signedInAt").startswith("https://login.example/way?provider=github")
    gloss = "gloss: second caliph (634–644), under whom Iraq was conquered\n"
    assert github.forked and github.written == before.replace(gloss, "gloss: the second caliph\n") != before
    assert asked - {None, ""} == {"127.0.0.1", "api.github.com"}
    assert github.branch == f"cms/reader/book/{PERSON}"
    assert (github.proposed["head"], github.proposed["base"]) == (f"reader:cms/reader/book/{PERSON}", "main")
    page.close()
