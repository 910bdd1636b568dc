"""Write docs/reference/problems.md: every problem code with its meaning, an example and its repair.

The meanings are those of `generator/codes.py`, the examples the reports of `tests/cases/`.
A test holds the page against both.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from generator.codes import MEANINGS  # noqa: E402

PAGE = ROOT / "docs" / "reference" / "problems.md"
HEAD = """# What `ency check` can say

Every problem has a code, which is a word, a place in a file, and a repair.
An error stops the site from being built; a warning does not.
This page is written by `python tools/problems.py`.
"""


def page() -> str:
    """The text of the page."""
    text = HEAD + "".join(_code(code, meaning) for code, meaning in sorted(MEANINGS.items()))
    return unicodedata.normalize("NFC", text)  # a page must be, even where it shows what is not


def _code(code: str, meaning: str) -> str:
    example = _example(code)
    shown = f"\n```text\n{example}\n```\n" if example else ""
    return f"\n## {code} {{#{code}}}\n\n{meaning[:1].upper()}{meaning[1:].rstrip('.')}.\n{shown}"


def _example(code: str) -> str:
    """The first finding of that code in the report of its case."""
    report = ROOT / "tests" / "cases" / code / "expected.txt"
    if not report.is_file():
        return ""
    findings = report.read_text(encoding="utf-8", errors="replace").split("\n\n")
    found = next((finding for finding in findings if f": {code}: " in finding), "")
    return found.strip("\n") if found.isprintable() or "\n" in found else ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{len(MEANINGS)} codes written to {PAGE.relative_to(ROOT)}")
