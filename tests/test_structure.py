"""The code flows one way, stays small, and names nobody's machine."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Each stage may import those above it, never those below.
STAGES = (
    ("problems", "dates", "prose", "folding", "parallel", "bibliography", "drawing", "catalogues", "references", "limits"),
    ("entries", "words"),
    ("kinds",),
    ("settings",),
    ("contributing",),
    ("outputs",),
    ("encyclopedia", "checks", "report", "codes", "extracts", "drawing"),
    ("reasoning",),
    ("collect", "schema", "forms", "skeleton", "format", "watched", "companion"),
    ("timeline", "relations", "homonyms", "atlas"),
    ("pages", "show"),
    ("schemaorg", "previews", "browse", "finding", "explorer", "editor"),
    ("sharing",),
    ("sections", "companions"),
    ("site",),
    ("export", "data", "checking", "book", "carry"),
    ("differences", "serving"),
    ("commands",),
    ("cli", "__main__"),
)
RANK = {name: rank for rank, names in enumerate(STAGES) for name in names}


def imports(module: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def stage(name: str) -> str:
    return name.split(".")[1] if name.startswith("generator.") else ""


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_no_later_stage(module: Path) -> None:
    own = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
    later = {name for name in imports(module) if RANK.get(stage(name), -1) > RANK.get(own, len(STAGES))}
    assert not later


def test_every_part_of_the_package_has_its_stage() -> None:
    parts = {module.relative_to(PACKAGE).parts[0].removesuffix(".py") for module in MODULES} - {"__init__"}
    assert parts <= set(RANK), parts - set(RANK)


def test_only_the_site_package_knows_mkdocs() -> None:
    guilty = [module for module in MODULES if "site" not in module.relative_to(PACKAGE).parts[:1]
              and any(name.split(".")[0] == "mkdocs" for name in imports(module))]
    assert not guilty


def test_no_module_grows_past_three_hundred_and_fifty_lines() -> None:
    long = {str(module): count for module in MODULES
            if (count := module.read_text(encoding="utf-8").count("\n")) > 350}
    assert not long


def test_nothing_that_is_committed_names_a_machine_or_a_registry() -> None:
    forbidden = re.compile(r"pypi\.org|files\.pythonhosted|registry\.npmjs|deb\.debian|/wor[k]/|/opt/pypi")
    suffixes = {".py", ".md", ".yaml", ".yml", ".toml", ".lock", ".txt", ".css", ".html", ".j2", ".cff", ""}
    skipped = {".git", ".venv", "site", ".site.new", ".ency", "__pycache__", ".hypothesis", "dist", ".pytest_cache"}
    guilty = [str(file.relative_to(ROOT)) for file in ROOT.rglob("*")
              if file.is_file() and file.suffix in suffixes and not skipped & set(file.relative_to(ROOT).parts)
              and file != Path(__file__) and forbidden.search(file.read_text(encoding="utf-8", errors="ignore"))]
    assert not guilty
