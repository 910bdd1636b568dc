"""What helps those who write entries in an editor fits the encyclopedia."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import settings
from generator.commands import COMMANDS

ROOT = Path(__file__).parent.parent
OURS = settings.load(ROOT / "mkdocs.yml")
MATCHING = {f"schema/{kind}.json": f"entries/{model.FOLDER}/*.yaml" for kind, model in OURS.kinds.items()}


def read(name: str) -> Any:
    file = ROOT / name
    return json.loads(file.read_text(encoding="utf-8")) if file.suffix == ".json" else yaml.safe_load(file.read_text(encoding="utf-8"))


def test_every_entry_begins_with_the_line_that_names_its_schema() -> None:
    for model in OURS.kinds.values():
        for file in (OURS.entries / model.FOLDER).glob("*.yaml"):
            with open(file, encoding="utf-8") as text:
                first, second = text.readline(), text.readline()
            if second.startswith("kind:"):
                assert first == f"# yaml-language-server: $schema=../../schema/{model.KIND}.json\n", file


def test_editors_match_the_schemas_that_there_are_with_the_folders_of_entries() -> None:
    assert read(".vscode/settings.json")["yaml.schemas"] == {f"./{name}": files for name, files in MATCHING.items()}
    block, = re.findall(r"```json\n(.*?)```", (ROOT / "docs/contribute/editor.md").read_text(encoding="utf-8"), re.DOTALL)
    assert json.loads(block)["yaml.schemas"] == MATCHING
    assert all((ROOT / name).is_file() for name in MATCHING)


def test_the_tasks_of_the_editor_find_problems_as_github_does() -> None:
    known = {one["owner"]: one["pattern"][0] for one in read(".github/problem-matcher.json")["problemMatcher"]}
    for task in read(".vscode/tasks.json")["tasks"]:
        matcher = task["problemMatcher"]
        assert known[matcher["owner"]].items() <= matcher["pattern"].items()


@pytest.mark.parametrize("name", [".pre-commit-config.yaml", ".pre-commit-hooks.yaml", ".vscode/tasks.json"])
def test_every_command_that_is_named_is_one_of_ency(name: str) -> None:
    told = read(name)
    hooks = told["repos"][0]["hooks"] if isinstance(told, dict) and "repos" in told else told if isinstance(told, list) else told["tasks"]
    verbs = {module.__name__.rpartition(".")[2] for module in COMMANDS}
    for hook in hooks:
        words = hook.get("entry", hook.get("command")).split()
        assert words[0] == "ency" and words[1] in verbs
        if files := hook.get("files"):
            assert re.search(files, "entries/persons/badr.yaml") and not re.search(files, "docs/index.md")


def test_the_problem_matcher_finds_what_the_terminal_says(small: Path) -> None:
    (small / "entries/topics/bridge.yaml").write_text("kind: topic\nheadword: [\n", encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "generator", "--config", str(small / "mkdocs.yml"), "check"],
                          cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    check = re.compile(read(".github/problem-matcher.json")["problemMatcher"][0]["pattern"][0]["regexp"])
    found = [match.groups() for line in done.stdout.splitlines() if (match := check.match(line))]
    assert any(file == "entries/topics/bridge.yaml" and code == "bad-yaml" for file, _, _, code, _ in found)
