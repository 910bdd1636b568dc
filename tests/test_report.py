"""Problems as they are shown, and the exit codes of `ency check`."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from generator import report
from generator.cli import main
from generator.problems import Problem, nearest


def shown(tmp_path: Path, line: str, column: int, **given: str) -> list[str]:
    """The lines that a problem at a column of a file's second line is shown in."""
    (tmp_path / "a.yaml").write_text(f"kind: x\n{line}\n", encoding="utf-8")
    return report.text([Problem("a.yaml", 2, column, "bad-value", "it is wrong", **given)], tmp_path).split("\n")


@pytest.mark.parametrize(("line", "column", "excerpt", "cells"), [
    ("gloss: bad", 8, "gloss: bad", 7),
    ("\tgloss:\tbad", 9, " gloss: bad", 8),
    ("漢字: bad", 5, "漢字: bad", 6),
    ("خالد: bad", 7, "خالد: bad", 6),
    ("خَالِد: bad", 9, "خَالِد: bad", 6),
    ("a\u0304: bad", 5, "a\u0304: bad", 3),
    ("gloss:", 7, "gloss:", 6),
    ("gloss:", 9, "gloss:", 8),
    ("x" * 300 + "bad" + "y" * 300, 301, "…" + "x" * 60 + "bad" + "y" * 37 + "…", 61),
    ("漢" * 300 + "bad", 301, "…" + "漢" * 60 + "bad", 121),
    ("x" * 100, 1, "x" * 100, 0),
    ("x" * 101, 1, "x" * 100 + "…", 0),
])
def test_the_caret_stands_under_the_place(tmp_path: Path, line: str, column: int, excerpt: str, cells: int) -> None:
    assert shown(tmp_path, line, column) == [
        f"a.yaml:2:{column}: bad-value: it is wrong", f"    2 | {excerpt}", "      | " + " " * cells + "^"]


def test_the_repair_stands_last(tmp_path: Path) -> None:
    assert shown(tmp_path, "a", 1, repair="mend it")[-1] == "      = repair: mend it"


def test_a_line_that_is_blank_or_gone_is_not_shown(tmp_path: Path) -> None:
    assert len(shown(tmp_path, "", 1)) == 1
    assert report.text([Problem("b.yaml", 9, 9, "a", "b")], tmp_path) == "b.yaml:9:9: a: b"


def test_nothing_that_an_author_writes_reaches_the_terminal_as_a_command(tmp_path: Path) -> None:
    lines = shown(tmp_path, "a: \x1b[31m\u202ered\x07", 4, repair="not \x1b]0;x\x07")
    assert not [char for line in lines for char in line if unicodedata.category(char) in ("Cc", "Cf", "Cs")]
    assert lines[1] == "    2 | a: �[31m�red�"


def test_colour_is_used_only_when_it_is_asked_for(tmp_path: Path) -> None:
    problems = [Problem("a.yaml", 1, 1, "todo", "x", severity="warning"), Problem("a.yaml", 1, 1, "bad-id", "y")]
    assert "\x1b" not in report.text(problems, tmp_path)
    assert report.text(problems, tmp_path, colour=True) == (
        "\x1b[1ma.yaml:1:1:\x1b[0m \x1b[33mtodo\x1b[0m: x\n\n\x1b[1ma.yaml:1:1:\x1b[0m \x1b[31mbad-id\x1b[0m: y")


def test_github_is_told_errors_first_and_nothing_breaks_out_of_a_line() -> None:
    problems = [Problem("a,b:c.yaml", 1, 2, "todo", "100% of\n::error::it", "mend: it, now", "warning"),
                Problem("b.yaml", 3, 4, "bad-id", "no id")]
    assert report.github(problems) == (
        "::error file=b.yaml,line=3,col=4,title=bad-id::no id\n"
        "::warning file=a%2Cb%3Ac.yaml,line=1,col=2,title=todo::100%25 of%0A::error::it – mend: it, now")


def test_programs_are_told_every_field_of_a_problem() -> None:
    assert json.loads(report.as_json([Problem("خ.yaml", 1, 2, "todo", "x", severity="warning")])) == [
        {"path": "خ.yaml", "line": 1, "column": 2, "code": "todo", "message": "x", "repair": "", "severity": "warning"}]


@pytest.mark.parametrize(("severities", "entries", "expected"), [
    ([], 1, "1 entry checked, no problems."),
    ([], 0, "0 entries checked, no problems."),
    (["error"], 2, "2 entries checked: 1 error."),
    (["error", "warning", "warning"], 2, "2 entries checked: 1 error, 2 warnings."),
])
def test_the_last_line_counts(severities: list, entries: int, expected: str) -> None:
    assert report.summary([Problem("a", 1, 1, "a", "a", severity=one) for one in severities], entries) == expected


@pytest.mark.parametrize(("word", "known", "expected"), [
    ("khald", ["khalid", "umar"], "did you mean “khalid”?"),
    ("DOi", ["DOI", "ISBN"], "did you mean “DOI”?"),
    ("battle-al-qadisiyya", ["al-qadisiyya", "battle-walaja"], "did you mean “al-qadisiyya”?"),
    ("xyz", ["khalid"], ""),
    ("a", [], ""),
])
def test_only_what_is_near_is_guessed(word: str, known: list, expected: str) -> None:
    assert nearest(word, known) == expected


SOUND = "kind: topic\nheadword: Ford\ngloss: a way\ntype: idea\nlead: A way.\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An encyclopedia of one sound entry, where the command is run."""
    (tmp_path / "entries" / "topics").mkdir(parents=True)
    (tmp_path / "entries" / "topics" / "ford.yaml").write_text(SOUND, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("plugins: [encyclopedia]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_sound_encyclopedia_leaves_with_0(root: Path, capsys: pytest.CaptureFixture) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "1 entry checked, no problems.\n"


def test_warnings_alone_leave_with_0(root: Path) -> None:
    (root / "entries" / "topics" / "way.yaml").write_text(SOUND.replace("Ford", "TODO"), encoding="utf-8")
    assert main(["check"]) == 0


def test_errors_leave_with_1_in_every_format(root: Path, capsys: pytest.CaptureFixture) -> None:
    (root / "entries" / "topics" / "way.yaml").write_text(SOUND.replace("Ford", "Way") + "x: y\n", encoding="utf-8")
    assert [main(["check", "--format", form]) for form in ("text", "json", "github")] == [1, 1, 1]
    out = capsys.readouterr().out
    assert "entries/topics/way.yaml:6:1: unknown-field: there is no field “x” here\n" in out
    assert '"code": "unknown-field"' in out
    assert "::error file=entries/topics/way.yaml,line=6,col=1,title=unknown-field::" in out


def test_only_the_named_files_are_reported_though_all_are_read(root: Path, capsys: pytest.CaptureFixture) -> None:
    (root / "entries" / "topics" / "way.yaml").write_text(SOUND.replace("Ford", "Way") + "x: y\n", encoding="utf-8")
    (root / "entries" / "topics" / "weg.yaml").write_text(SOUND, encoding="utf-8")
    assert main(["check", "entries/topics/ford.yaml"]) == 0
    assert main(["check", "entries/topics/weg.yaml"]) == 1
    assert "duplicate-name" in (out := capsys.readouterr().out) and "unknown-field" not in out
    assert main(["check", str(root / "entries")]) == 1


@pytest.mark.parametrize(("config", "arguments", "said"), [
    ("plugins:\n  - encyclopedia:\n      kinds: [topic, toponym]\n", [], "toponym"),
    ("plugins:\n  - search\n  - encyclopedia:\n      entries: entries\n      calender: julian\n", [], "mkdocs.yml:5:7: "),
    ("plugins:\n  - encyclopedia:\n      calendar: roman\n", [], "mkdocs.yml:3:"),
    ("plugins: [search]\n", [], "encyclopedia"),
    ("plugins: [\n", [], "mkdocs.yml"),
    ("plugins: [{encyclopedia: {entries: nowhere}}]\n", [], "nowhere"),
    ("plugins: [encyclopedia]\n", ["no-such-file.yaml"], "no-such-file.yaml"),
    (None, [], "mkdocs.yml"),
])
def test_misuse_leaves_with_2_and_says_where(
        root: Path, capsys: pytest.CaptureFixture, config: str | None, arguments: list, said: str) -> None:
    (root / "mkdocs.yml").unlink()
    if config is not None:
        (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    assert main(["check", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err.startswith("ency: ") and said in told.err


def test_words_that_no_command_knows_leave_with_2(root: Path, capsys: pytest.CaptureFixture) -> None:
    with pytest.raises(SystemExit) as left:
        main(["chekc"])
    assert left.value.code == 2


def test_colour_is_for_terminals_only(root: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "entries" / "topics" / "ford.yaml").write_text("kind: topic\n", encoding="utf-8")
    main(["check"])
    assert "\x1b" not in capsys.readouterr().out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    main(["check"])
    assert "\x1b[31mmissing-field" in capsys.readouterr().out
