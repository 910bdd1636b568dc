"""The documentation says what the code does, and its links lead somewhere."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

from generator import settings
from generator.cli import _parser
from generator.codes import MEANINGS
from generator.entries.samples import within
from tools import credits

ROOT = Path(__file__).parent.parent


def test_the_page_of_problems_is_that_of_the_codes_and_their_cases() -> None:
    made = runpy.run_path(str(ROOT / "tools/problems.py"))["page"]()
    assert (ROOT / "docs/reference/problems.md").read_text(encoding="utf-8") == made, "run: python tools/problems.py"


def test_every_code_stands_on_the_page_of_problems() -> None:
    page = (ROOT / "docs/reference/problems.md").read_text(encoding="utf-8")
    assert {code for code in MEANINGS if f"## {code} {{#{code}}}" not in page} == set()


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = next(action for action in _parser()._actions if action.dest == "==SUPPRESS==" or action.choices).choices
    assert {name for name in commands if f"ency {name}" not in readme} == set()


def test_the_commands_that_the_readme_gives_for_make_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"`?make (\w+)`?", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert {name for name in named - {"and"} if not re.search(rf"^{name}:", makefile, re.MULTILINE)} == set()


def test_links_between_the_pages_for_contributors_lead_to_files() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md"):
        for address in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / address).exists(), f"{page.name}: {address}"


def test_every_page_of_the_documentation_is_in_the_navigation() -> None:
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    pages = [path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")]
    assert [page for page in pages if page not in nav] == []


def test_every_field_of_every_record_is_explained() -> None:
    explained = set(re.findall(r"^\| `([a-z_]+)`", (ROOT / "docs/reference/entries.md").read_text(encoding="utf-8"), re.MULTILINE))
    fields = {field.alias or name for kind in settings.load(ROOT / "mkdocs.yml").kinds.values()
              for record in within(kind) for name, field in record.model_fields.items()}
    assert fields - explained - {"value"} == set()


def test_everybody_who_is_named_in_an_entry_is_named_in_the_citation(small: Path) -> None:
    assert credits.renewed((ROOT / "CITATION.cff").read_text(encoding="utf-8"), credits.named(ROOT / "mkdocs.yml")) == (
        (ROOT / "CITATION.cff").read_text(encoding="utf-8")), "run: python tools/credits.py"
    for file, names in (("persons/anbar", "[Wang Zhenyi, Ada Byron]"), ("places/ford", "[Ada Byron]")):
        path = small / f"entries/{file}.yaml"
        path.write_text(f"{path.read_text(encoding='utf-8')}contributors: {names}\n", encoding="utf-8")
    assert credits.named(small / "mkdocs.yml") == ["Ada Byron", "Wang Zhenyi"]
    text = "title: A\nauthors:\n  - name: All of us\n  - name: Gone\nlicense: MIT\n"
    assert credits.renewed(text, ["Ada Byron", "Wang Zhenyi"]) == (
        "title: A\nauthors:\n  - name: All of us\n  - name: Ada Byron\n  - name: Wang Zhenyi\nlicense: MIT\n")
