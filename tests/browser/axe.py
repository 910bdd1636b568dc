"""What axe-core finds wrong with a page."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
COLOURS = ("color-contrast", "link-in-text-block")


@cache
def script() -> str:
    spec = find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        pytest.skip("axe-playwright-python is not installed")
    return (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def faults(page: Any, *rules: str) -> list[str]:
    """Each violated rule with the element that violates it: of all rules, or of those named."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(script())
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", rules or RULES)
    return [f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
            for rule in found["violations"] for node in rule["nodes"]]
