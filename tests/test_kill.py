"""A build that is killed at any moment leaves a whole site, the old one or the new."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from conftest import edit, tree

from generator import settings
from generator.site import full  # noqa: F401 - imported before forking, so that only the build's steps are counted
from generator.site.build import build

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
WATCHED = {"open", "os.rename", "os.replace", "os.link", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree",
           "shutil.move", "ctypes.dlsym", "sqlite3.connect"}


def run(small: Path, dies_at: int, *, fresh: bool) -> int:
    """Build in a child process that dies at its n-th step on the file system; how many steps it made."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        steps = 0

        def hook(event: str, arguments: tuple) -> None:
            nonlocal steps
            if event in WATCHED and str(small) in str(arguments) or event == "ctypes.dlsym":
                steps += 1
                if steps == dies_at:
                    os._exit(9)

        sys.stdout = sys.stderr = open(os.devnull, "w")
        sys.addaudithook(hook)
        try:
            build(settings.load(small / "mkdocs.yml"), fresh=fresh)
        finally:
            os.write(writer, str(steps).encode())
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as said:
        told = said.read()
    os.waitpid(child, 0)
    return int(told or 0)


def change(small: Path) -> None:
    edit(small / "entries/places/ford.yaml", "headword: The Ford", "headword: The New Ford")
    edit(small / "entries/persons/badr.yaml", "[the-other-brother]", "[brother-two]")


@pytest.fixture
def built(small: Path) -> Path:
    build(settings.load(small / "mkdocs.yml"))
    return small


def expected(built: Path, tmp_path: Path) -> dict[str, str]:
    """The site as it should be after the change."""
    copy = Path(shutil.copytree(built, tmp_path / "expected", ignore=shutil.ignore_patterns("site", ".site.new", ".ency")))
    build(settings.load(copy / "mkdocs.yml"))
    return tree(copy / "site")


@pytest.mark.parametrize("fresh", [False, True], ids=["a part", "the whole"])
def test_killed_at_any_step_a_build_leaves_a_whole_site(built: Path, tmp_path: Path, fresh: bool) -> None:
    old = tree(built / "site")
    backup = Path(shutil.copytree(built, tmp_path / "backup", symlinks=True))
    change(built)
    new = expected(built, tmp_path)
    changed = Path(shutil.copytree(built / "entries", tmp_path / "changed"))
    steps = run(built, 0, fresh=fresh)
    assert steps > 20
    assert tree(built / "site") == new
    tail = 10 if fresh else 24
    last = range(max(1, steps - tail), steps + 1)
    early = range(1, steps - tail, max(1, steps // (5 if fresh else 10)))
    for step in [*early, *last]:
        shutil.rmtree(built)
        shutil.copytree(backup, built, symlinks=True)
        shutil.rmtree(built / "entries")
        shutil.copytree(changed, built / "entries")
        run(built, step, fresh=fresh)
        if not (built / "site").exists():
            pytest.fail(f"no site after step {step}")
        assert tree(built / "site") in (old, new), f"a mixed site after step {step} of {steps}"
        if step in last and step % 5 == 0:
            build(settings.load(built / "mkdocs.yml"))
            assert tree(built / "site") == new, f"not mended after step {step}"


def test_without_an_exchange_of_folders_the_next_start_repairs(built: Path, monkeypatch) -> None:
    from generator.site import standby, swap

    good = tree(built / "site")
    (built / "site").rename(swap.aside(built / "site"))
    assert not (built / "site").exists()
    standby.repair(built / "site")
    assert tree(built / "site") == good


def test_without_an_exchange_of_folders_builds_work_all_the_same(built: Path, tmp_path: Path, monkeypatch) -> None:
    from generator.site import swap

    monkeypatch.setattr(swap, "_exchanged", lambda one, other: False)
    change(built)
    assert build(settings.load(built / "mkdocs.yml")).made
    assert tree(built / "site") == expected(built, tmp_path)
