"""A pull request played through on a local bare repository: what it is told, and what its reviewer reads.

The annotations and the comment stand in golden/pull-requests/; RENEW=1 renews them, and the diff is then reviewed.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from conftest import edit

from generator import cli

GOLDEN = Path(__file__).parent / "golden/pull-requests"
WHO = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
       "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, env=os.environ | WHO, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def fork(small: Path, tmp_path: Path) -> Path:
    """A contributor's clone of a bare repository that holds the small encyclopedia, on a branch of its own."""
    cli.main(["--config", str(small / "mkdocs.yml"), "fmt"])
    git(small, "init", "-q", "-b", "main")
    git(small, "add", "-A")
    git(small, "commit", "-q", "-m", "The encyclopedia")
    git(tmp_path, "clone", "-q", "--bare", str(small), "upstream.git")
    git(tmp_path, "clone", "-q", str(tmp_path / "upstream.git"), "fork")
    git(tmp_path / "fork", "switch", "-q", "-c", "proposal")
    return tmp_path / "fork"


def proposed(fork: Path) -> Path:
    """The proposal sent to the bare repository, and what a workflow checks out of it."""
    git(fork, "add", "-A")
    git(fork, "commit", "-q", "-m", "A proposal")
    git(fork, "push", "-q", "origin", "proposal")
    runner = fork.parent / "runner"
    git(fork.parent, "clone", "-q", str(fork.parent / "upstream.git"), "runner")
    git(runner, "switch", "-q", "proposal")
    return runner


def told(runner: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    capsys.readouterr()
    code = cli.main(["--config", str(runner / "mkdocs.yml"), *words])
    return code, capsys.readouterr().out


def golden(name: str, text: str) -> None:
    file = GOLDEN / name
    if os.environ.get("RENEW"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8"), f"{file.name}: renew it with RENEW=1 if the change is meant"


def test_a_good_proposal_gets_no_annotation_and_a_comment_that_says_what_it_means(
        fork: Path, capsys: pytest.CaptureFixture[str]) -> None:
    anbar = fork / "entries/persons/anbar.yaml"
    edit(anbar, "when: 600~", "when: 601~")
    edit(anbar, "Two reports differ [@annals, 4; @letters, 7].", "Two reports differ [@annals, 4; @letters, 7-8].")
    (fork / "entries/persons/cora.yaml").write_text("""\
kind: person
headword: Cora
gloss: the ferrywoman
names:
  - {text: قورا, lang: ar}

lead: |
  **Cora** kept the ferry at [[ford]], and is said to have taken both brothers across in one night [@annals, 9].

allegiances:
  - {group: river-men, role: ferrywoman, sources: [{work: annals, locator: "9"}]}
""", encoding="utf-8")
    told(fork, capsys, "fmt")
    runner = proposed(fork)
    code, annotations = told(runner, capsys, "check", "--format", "github")
    assert code == 0 and "anbar.yaml,line=1" not in annotations and "cora" not in annotations
    code, comment = told(runner, capsys, "diff", "origin/main", "HEAD", "--format", "markdown")
    assert code == 0
    golden("good.md", comment)


def test_a_proposal_with_eleven_mistakes_is_told_of_each_at_its_line(
        fork: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    entries = fork / "entries"
    edit(entries / "persons/anbar.yaml", "13-06-22", "13-06-31")              # 1 no such day
    edit(entries / "persons/anbar.yaml", "[[first-fight|", "[[frist-fight|")  # 2 no such entry
    edit(entries / "persons/anbar.yaml", "@letters, 7", "@leters, 7")         # 3 no such work
    edit(entries / "persons/badr.yaml", "gloss:", "glos:")                    # 4 a field misspelt, 5 and so one missing
    edit(entries / "places/ford.yaml", "headword: ", "headword: \u202e")      # 6 a character that nobody sees
    edit(entries / "battles/first-fight.yaml", "place: ford", "place: badr")  # 7 a person for a place
    (entries / "battles/second-fight.yaml").rename(entries / "places/second-fight.yaml")  # 8 in the folder of another kind
    (entries / "battles/dora.yaml").write_text(                               # 9 a second entry for one battle
        "kind: battle\nheadword: The third fight\ngloss: again\nlead: |\n  <b>Anbar</b>.\n", encoding="utf-8")  # 10 HTML
    (entries / "topics/bridge.yaml").write_text("kind: topic\nheadword: [The bridge\n", encoding="utf-8")  # 11 no YAML
    runner = proposed(fork)
    code, annotations = told(runner, capsys, "check", "--format", "github")
    assert code == 1
    codes = {line.partition("title=")[2].partition("::")[0] for line in annotations.splitlines()}
    assert codes >= {"bad-date", "unknown-id", "unknown-work", "unknown-field", "missing-field", "bad-character", "wrong-kind",
                     "wrong-folder", "duplicate-name", "raw-html", "bad-yaml"}
    golden("eleven.annotations", annotations)
    kinds = [line.partition(" ")[0] for line in annotations.splitlines()]
    assert kinds == sorted(kinds), "errors come first"
    assert all(line.split("**")[1] in codes for line in summary.read_text(encoding="utf-8").splitlines() if line.startswith("- "))
    golden("eleven.summary.md", summary.read_text(encoding="utf-8"))
    code, comment = told(runner, capsys, "diff", "origin/main", "HEAD", "--format", "markdown")
    assert code == 1
    golden("eleven.md", comment)


def test_what_an_author_writes_does_nothing_in_the_comment(fork: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(fork / "entries/persons/anbar.yaml", "the elder brother",
         "<img src=x> [go](https://evil.example) @everybody `code` ![p](y) (#1)")
    code, comment = told(proposed(fork), capsys, "diff", "origin/main", "HEAD", "--format", "markdown")
    assert "<img" not in comment.replace(r"\<", "") and "](https" not in comment.replace(r"\]", "")
    assert "https://" not in comment and " @everybody" not in comment and "\\#1" in comment


def test_a_renamed_entry_is_one_entry_and_its_links_are_not_broken(fork: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = fork / "entries/places/ford.yaml", fork / "entries/places/lower-ford.yaml"
    old.rename(new)
    new.write_text(new.read_text(encoding="utf-8") + "formerly: [ford]\n", encoding="utf-8")
    told(fork, capsys, "fmt", str(new))
    code, said = told(proposed(fork), capsys, "diff", "origin/main", "HEAD", "--format", "json")
    entry, = json.loads(said)["entries"]
    assert (entry["how"], entry["before"], entry["id"]) == ("renamed", "ford", "lower-ford")
    assert {problem["code"] for problem in json.loads(said)["introduced"]} == {"unknown-id"} and code == 1


def test_a_change_of_form_alone_says_so(fork: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(fork / "entries/persons/anbar.yaml", "kind: person", "kind: 'person'")
    code, said = told(fork, capsys, "diff", "origin/main")
    assert (code, said) == (0, "No entry changed, 1 in another form only; no new problems\n")


def test_a_problem_that_was_there_before_is_not_told_again_and_a_mended_one_is(
        fork: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(fork / "entries/persons/anbar.yaml", "[[first-fight|", "[[frist-fight|")
    git(fork, "commit", "-qam", "A mistake")
    edit(fork / "entries/persons/anbar.yaml", "gloss: the elder brother", "\n\ngloss: the elder of the brothers")
    assert "no new problems" in told(fork, capsys, "diff", "HEAD")[1]
    edit(fork / "entries/persons/anbar.yaml", "[[frist-fight|", "[[first-fight|")
    assert "1 mended" in told(fork, capsys, "diff", "HEAD")[1]


def test_a_place_that_moves_changes_the_map(fork: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(fork / "entries/places/ford.yaml", "point: [", "point: [1")
    assert "drawn anew: map" in told(fork, capsys, "diff", "HEAD")[1]


@pytest.mark.parametrize("base", ["nowhere", "--output=x"])
def test_a_revision_that_is_none_is_misuse(fork: Path, base: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--config", str(fork / "mkdocs.yml"), "diff", "--", base]) == 2
    assert base in capsys.readouterr().err
