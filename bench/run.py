"""Our builds held against Hugo and stock MkDocs in one run: `python bench/run.py [--entries 10000] [--runs 3]`.

Only commands are called, as a user would call them. Each round runs every
contender once, so that a machine that slows down slows all of them.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import measure
import rivals
from corpus import Corpus, write
from measure import Cost

ROOT = Path(__file__).resolve().parent.parent
OURS = [sys.executable, "-m", "generator"]
ROWS = {
    "hugo": "Hugo",
    "cold": "ency, cold",
    "prose": "ency, prose of one entry changed",
    "headword": "ency, headword of one entry changed",
    "nothing": "ency, nothing changed",
    "stock": "MkDocs + Material, stock",
}
STARTS = {"ency": [*OURS, "--version"],
          "imports": [sys.executable, "-c", "import generator.cli, generator.site.plugin, generator.site.full"],
          "mkdocs": [sys.executable, "-m", "mkdocs", "--version"]}


class Bench:
    """One corpus with the contenders over it, and what they cost so far."""

    def __init__(self, corpus: Corpus, work: Path, names: list[str]) -> None:
        self.corpus, self.work, self.names = corpus, work, names
        self.original = corpus.middling.read_text(encoding="utf-8")
        self.log = work / "log.txt"
        self.costs: dict[str, list[Cost]] = {name: [] for name in (*names, *STARTS, "hugo start")}
        self.cold: list[dict[str, str]] = []
        self.pages: dict[str, int] = {}
        self.environment = {"PYTHONPATH": str(snapshot(work / "code")), "NO_MKDOCS_2_WARNING": "1"}
        if {"hugo", "stock"} & {*names}:
            self.ency("export", "markdown", work / "markdown")
        self.rivals = {name: make(work / "markdown", work / name) for name, make in
                       (("hugo", rivals.hugo_site), ("stock", rivals.stock_site)) if name in names}

    def ency(self, *arguments: str | Path, folder: Path | None = None) -> Cost:
        return measure.run([*OURS, *arguments], folder or self.corpus.folder, self.log, self.environment)

    def starts(self) -> None:
        """What the programs cost before they do anything."""
        commands = STARTS | ({"hugo start": [rivals.hugo(), "version"]} if "hugo" in self.names else {})
        for name, command in commands.items():
            self.costs[name].append(measure.run(command, self.work, self.log, self.environment))

    def round(self, number: int) -> None:
        """Every contender once; rivals and our cold build take turns in going first."""
        self.starts()
        steps: list[Callable[[int], None]] = [self.build_cold, self.build_rivals]
        for step in steps[::-1] if number % 2 else steps:
            step(number)
        for name in ("prose", "headword", "nothing"):
            if name in self.names:
                self.change(name, number)
                self.note(name, self.ency("build"))

    def note(self, name: str, cost: Cost) -> None:
        self.costs[name].append(cost)
        print(f"  {ROWS[name]}: {cost.wall:.2f} s", file=sys.stderr, flush=True)

    def build_cold(self, number: int) -> None:
        """The entries as they were written, no cache and no site."""
        self.corpus.middling.write_text(self.original, encoding="utf-8")
        for left in ("site", ".ency"):
            shutil.rmtree(self.corpus.folder / left, ignore_errors=True)
        cost = self.ency("build", "--fresh")
        if "cold" in self.names:
            self.note("cold", cost)
        self.cold.append(measure.digest(self.corpus.folder / "site"))
        self.pages["ency"] = _pages(self.corpus.folder / "site")

    def build_rivals(self, number: int) -> None:
        for name, command in self.rivals.items():
            shutil.rmtree(self.work / name / "public", ignore_errors=True)
            self.note(name, measure.run(command, self.work / name, self.log, self.environment))
            self.pages[name] = _pages(self.work / name / "public")

    def change(self, name: str, number: int) -> None:
        """Another first sentence, or another headword, in a middling entry; or nothing at all."""
        if name == "nothing":
            return
        file, text = self.corpus.middling, self.corpus.middling.read_text(encoding="utf-8")
        if name == "prose":
            begun, section, rest = text.partition("article: |\n  ## ")
            heading, _, rest = rest.partition("\n\n  ")
            text = f"{begun}{section}{heading}\n\n  This was seen {number + 2} times, and written once. {rest}"
        elif name == "headword":
            head, _, rest = text.partition('headword: "')
            text = f'{head}headword: "Renamed {number + 2} {rest}'
        file.write_text(text, encoding="utf-8")

    def same_cold(self) -> list[str]:
        """Where two cold builds of the same entries differ."""
        if len(self.cold) < 2:
            now = self.corpus.middling.read_text(encoding="utf-8")
            self.copy("again", self.original)
            self.cold.append(measure.digest(self.work / "again/site"))
            self.corpus.middling.write_text(now, encoding="utf-8")
        return sorted({path for other in self.cold[1:] for path in measure.differences(self.cold[0], other)})

    def same_full(self) -> list[str]:
        """Where the site after the last change differs from one made anew from the same entries."""
        self.copy("anew", self.corpus.middling.read_text(encoding="utf-8"))
        return measure.differences(measure.digest(self.corpus.folder / "site"), measure.digest(self.work / "anew/site"))

    def copy(self, name: str, middling: str) -> None:
        """The same encyclopedia in another folder, built there; paths must not matter either."""
        folder = self.work / name
        shutil.copytree(self.corpus.folder, folder, ignore=shutil.ignore_patterns("site", ".site.*", ".ency"))
        (folder / self.corpus.middling.relative_to(self.corpus.folder)).write_text(middling, encoding="utf-8")
        self.ency("build", "--fresh", folder=folder)


def snapshot(folder: Path) -> Path:
    """The generator as it is now, so that somebody who works on it meanwhile disturbs nothing."""
    shutil.copytree(ROOT / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def _pages(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))


def table(medians: dict[str, Cost]) -> str:
    """The rows in Markdown; ratios are to Hugo, where it ran."""
    lines = ["| | wall s | CPU s | largest process MB | all processes MB | after start-up s | wall ÷ Hugo | CPU ÷ Hugo "
             "| memory ÷ Hugo |", "|" + " --- |" * 9]
    base = medians.get("hugo")
    for name, said in ROWS.items():
        if name in medians:
            cost = medians[name]
            start = medians[{"hugo": "hugo start", "stock": "mkdocs"}.get(name, "ency")]
            ratios = [f"{a / b:.2f}" for a, b in ((cost.wall, base.wall), (cost.cpu, base.cpu),
                                                  (cost.tree or cost.largest, base.tree or base.largest))] if base else ["–"] * 3
            cells = [f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.largest:.0f}", f"{cost.tree:.0f}",
                     f"{measure.after(cost, start).wall:.2f}", *ratios]
            lines.append(f"| {said} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def versions() -> str:
    def of(package: str) -> str:
        try:
            return version(package)
        except PackageNotFoundError:
            return "–"
    return ", ".join(f"{name} {of(name)}" for name in ("hugo", "mkdocs", "mkdocs-material", "pydantic", "pyromark"))


def verdict(different: list[str]) -> str:
    return "yes" if not different else f"NO: {len(different)} files, " + ", ".join(different[:5])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", choices=ROWS, help="contenders; all but stock unless told")
    parser.add_argument("--stock", action="store_true", help="stock MkDocs too, which takes minutes")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="work here and leave everything behind")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every single measurement")
    given = parser.parse_args()
    names = [name for name in ROWS if name in (given.only or [*ROWS][:-1]) or (name == "stock" and given.stock)]
    work = given.keep or Path(tempfile.mkdtemp(prefix="ency-bench-"))
    work.mkdir(parents=True, exist_ok=True)
    try:
        return compare(given, names, work.resolve())
    except measure.Failed as error:
        print(f"run: {error}", file=sys.stderr)
        return 1
    finally:
        if not given.keep:
            shutil.rmtree(work, ignore_errors=True)


def compare(given: argparse.Namespace, names: list[str], work: Path) -> int:
    """All rounds, then the checks, then the report."""
    for left in ("code", "markdown", "hugo", "stock", "again", "anew"):
        shutil.rmtree(work / left, ignore_errors=True)
    described = measure.machine()
    bench = Bench(write(given.entries, work / "corpus", given.seed), work, names)
    measure.run(STARTS["imports"], work, bench.log, bench.environment)
    for number in range(given.runs):
        print(f"round {number + 1} of {given.runs}", file=sys.stderr, flush=True)
        bench.round(number)
    medians = {name: measure.median(costs) for name, costs in bench.costs.items() if costs}
    cold, full = bench.same_cold(), bench.same_full()
    described["load after"] = measure.machine().get("load", "")
    print(f"{given.entries:,} entries, medians of {given.runs}\n\n{table(medians)}\n")
    starts = [(name, medians[key]) for name, key in (("ency --version", "ency"), ("all imports of a build", "imports"),
                                                     ("mkdocs --version", "mkdocs"), ("hugo version", "hugo start"))
              if key in medians]
    print("Start-up alone: " + ", ".join(f"{name} {cost.wall:.2f} s" for name, cost in starts) + ".")
    print("Pages made: " + ", ".join(f"{name} {pages:,}" for name, pages in bench.pages.items()) + ".")
    print(f"Two cold builds are the same bytes: {verdict(cold)}.")
    print(f"The site after the last change is the same bytes as one made anew: {verdict(full)}.")
    print(f"\n{'; '.join(f'{name} {value}' for name, value in described.items())}; {versions()}")
    if given.json:
        given.json.write_text(json.dumps({
            "entries": given.entries, "machine": described, "pages": bench.pages, "cold_same": not cold, "rebuild_same": not full,
            "costs": {name: [cost._asdict() for cost in costs] for name, costs in bench.costs.items() if costs},
            "medians": {name: cost._asdict() for name, cost in medians.items()}}, indent=1), encoding="utf-8")
    return int(bool(cold or full))


if __name__ == "__main__":
    sys.exit(main())
