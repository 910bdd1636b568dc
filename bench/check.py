"""What checking costs: anew, with nothing changed, and after one change of each sort.

    python bench/check.py                    # 10,000 synthetic entries, three rounds
    python bench/check.py --entries 1000 --runs 1

Every command is a process of its own, as a user would start it; the check of all anew is the measure of the others.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import corpus
from measure import Cost, run

CODE = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-m", "generator", "check"]
CHANGES: dict[str, tuple[str, Callable[[str], str]]] = {
    "words changed": ("persons", lambda text: text.replace(" is told of by ", " is told much of by ", 1)),
    "headword changed": ("places", lambda text: re.sub('(?m)^headword: "', 'headword: "New ', text, count=1)),
    "date changed": ("battles", lambda text: re.sub(r"(value: 6\d)(\d)", lambda year: f"{year[1]}{int(year[2]) ^ 1}", text, count=1)),
}


def measured(folder: Path, log: Path, runs: int) -> dict[str, list[Cost]]:
    """The costs of each sort of check, the entries each time put back as they were."""
    costs: dict[str, list[Cost]] = {}

    def note(name: str) -> None:
        costs.setdefault(name, []).append(run(COMMAND, folder, log, {"PYTHONPATH": str(CODE)}))

    for _ in range(runs):
        shutil.rmtree(folder / ".ency", ignore_errors=True)
        note("anew")
        note("nothing changed")
        for name, (kind, change) in CHANGES.items():
            file, before, after = _changed(sorted((folder / "entries" / kind).glob("*.yaml")), change)
            file.write_text(after, encoding="utf-8")
            note(name)
            file.write_text(before, encoding="utf-8")
            run(COMMAND, folder, log, {"PYTHONPATH": str(CODE)})
    return costs


def _changed(files: list[Path], change: Callable[[str], str]) -> tuple[Path, str, str]:
    """The first file from the middle on in which there is something to change, before and after."""
    for file in files[len(files) // 2:]:
        before = file.read_text(encoding="utf-8")
        if (after := change(before)) != before:
            return file, before, after
    raise SystemExit("check: there is nothing to change in these entries")


def main() -> None:
    parser = argparse.ArgumentParser(description="What checking costs.")
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        made = corpus.write(given.entries, Path(place) / "made")
        costs = measured(made.folder, Path(place) / "log.txt", given.runs)
    anew = statistics.median(cost.wall for cost in costs["anew"])
    print(f"{'of ' + format(given.entries, ',') + ' entries':24}{'wall':>9}{'CPU':>9}{'memory':>10}{'of anew':>10}")
    for name, found in costs.items():
        wall, cpu, memory = (statistics.median(getattr(cost, part) for cost in found) for part in ("wall", "cpu", "tree"))
        print(f"{name:24}{wall:7.2f} s{cpu:7.2f} s{memory:7.0f} MB{wall / anew:10.3f}")


if __name__ == "__main__":
    main()
