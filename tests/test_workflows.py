"""The workflows are valid, and safe where strangers send proposals."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".github/workflows"
FILES = sorted(FOLDER.glob("*.yml"))


def workflow(file: Path) -> dict[str, Any]:
    """The workflow, every scalar as text: YAML 1.1 takes “on” for true."""
    return yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)


WORKFLOWS = {file.stem: workflow(file) for file in FILES}
JOBS = {f"{name}/{job}": body for name, flow in WORKFLOWS.items() for job, body in flow["jobs"].items()}
STEPS = [(where, step) for where, job in JOBS.items() for step in job["steps"]]


def granted(name: str, job: dict[str, Any]) -> dict[str, str]:
    """What the token of a job may do: the job's own permissions go before the workflow's."""
    return job.get("permissions", WORKFLOWS[name.partition("/")[0]]["permissions"]) or {}


def test_workflows_are_valid_by_the_schema_of_github() -> None:
    done = subprocess.run([sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows",
                           *map(str, FILES)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_is_a_workflow_for_each_purpose() -> None:
    assert {"check", "comment", "preview", "publish", "release", "tests"} <= WORKFLOWS.keys()


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_workflow_says_what_its_token_may_do_and_none_may_write_by_default(name: str) -> None:
    permissions = WORKFLOWS[name].get("permissions")
    assert isinstance(permissions, dict | str) and permissions in ("", "{}", {}, {"contents": "read"})


@pytest.mark.parametrize(("where", "step"), STEPS)
def test_actions_are_pinned_by_a_whole_commit_hash_and_say_their_version(where: str, step: dict[str, Any]) -> None:
    if uses := step.get("uses"):
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", uses)
        assert re.search(rf"{re.escape(uses)}  # v\d+\.\d+\.\d+\n", (FOLDER / f"{where.partition('/')[0]}.yml").read_text())


def test_code_of_strangers_never_runs_where_a_token_can_write_or_a_secret_is() -> None:
    for name, flow in WORKFLOWS.items():
        events = flow["on"] if isinstance(flow["on"], dict) else {flow["on"]: ""}
        assert "pull_request_target" not in events
        said = json.dumps(flow)
        assert "secrets" not in said
        if "pull_request" in events:
            assert all(granted(f"{name}/{job}", body) == {"contents": "read"} for job, body in flow["jobs"].items())
        if "workflow_run" in events:
            assert "checkout" not in said and not any("uses" in step for body in flow["jobs"].values() for step in body["steps"])


def test_what_can_write_checks_nothing_out_and_what_checks_out_keeps_no_token() -> None:
    for where, job in JOBS.items():
        checkouts = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
        if "write" in granted(where, job).values():
            assert not checkouts, where
        assert all(step["with"]["persist-credentials"] == "false" for step in checkouts), where


@pytest.mark.parametrize(("where", "step"), STEPS)
def test_no_word_of_a_stranger_is_put_into_a_script(where: str, step: dict[str, Any]) -> None:
    assert "${{" not in step.get("run", ""), f"{where}: hand it over by env"


@pytest.mark.skipif(os.name == "nt", reason="the script is one for the shell of Ubuntu")
def test_the_text_that_is_posted_does_nothing(tmp_path: Path) -> None:
    """The step's own script, with a `gh` that hands out a hostile artifact."""
    step = next(step for _, step in STEPS if step.get("name") == "Make the text harmless")
    hostile = tmp_path / "hostile.md"
    hostile.write_bytes("### 1 new entry\nIbn \\<al-Hāʾim\\> ![p](https://evil.example/x.png) <img src=http://e.example> @everybody [go](//e)\x1b[31m\n"
                        .encode() + b"\xff" + b"long " * 20_000)
    gh = tmp_path / "bin/gh"
    gh.parent.mkdir()
    gh.write_text(f'#!/bin/sh\nwhile [ "$1" != --dir ]; do shift; done\nmkdir -p "$2"\ncp {hostile} "$2/comment.md"\n', encoding="utf-8")
    gh.chmod(0o755)
    env = os.environ | {"PATH": f"{gh.parent}:{os.environ['PATH']}", "RUNNER_TEMP": str(tmp_path / "temp"), "RUN": "1", "REPOSITORY": "a/b"}
    (tmp_path / "temp").mkdir()
    subprocess.run(["bash", "-e", "-c", step["run"]], env=env, check=True)
    text = (tmp_path / "temp/text.md").read_text(encoding="utf-8")
    marker, _, body = text.partition("\n")
    assert marker == "<!-- ency diff -->" and body.startswith("### 1 new entry\nIbn &#60;al-Hāʾim\\> ")
    assert not {"<", "\x1b"} & set(body) and "://" not in body and "](" not in body and " @everybody" not in body
    assert len(text.encode()) < 65_000


def test_the_problem_matcher_finds_what_check_and_fmt_say() -> None:
    matchers = json.loads((ROOT / ".github/problem-matcher.json").read_text(encoding="utf-8"))["problemMatcher"]
    check, form = (re.compile(one["pattern"][0]["regexp"]) for one in matchers)
    assert check.match("entries/places/ford.yaml:3:1: unknown-field: there is no field “glos”").groups() == (
        "entries/places/ford.yaml", "3", "1", "unknown-field", "there is no field “glos”")
    assert form.match("entries/places/ford.yaml: is not in its form; run: ency fmt entries/places/ford.yaml")
