"""Lighthouse over a built site, as a check for developers: `python tools/lighthouse.py site [--tool FOLDER]`.

Lighthouse is installed from npm, into FOLDER or a folder that is thrown away; no build and no test needs it.
The front page, a long battle and the index are looked at as a telephone and as a desk have them.
Prints the four scores of each, the bytes it loads, and every audit that is not passed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from tools.browser import find  # noqa: E402

PAGES = ("index.html", "battles/battle-al-qadisiyya.html", "browse/letters.html")
SORTS = ("performance", "accessibility", "best-practices", "seo")
PASSED = 0.9
SWITCHES = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking"


def installed(folder: Path) -> Path:
    """The command of Lighthouse in a folder, installed there if it is not."""
    command = folder / "node_modules" / ".bin" / "lighthouse"
    if not command.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("lighthouse: npm is not installed")
        subprocess.run([npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "lighthouse@12"], check=True)
    return command


def looked(command: Path, address: str, desk: bool) -> dict[str, Any]:
    """The report on one page."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        subprocess.run([str(command), address, "--quiet", "--output=json", f"--output-path={out}",
                        f"--only-categories={','.join(SORTS)}", f"--chrome-flags={SWITCHES}",
                        *(["--preset=desktop"] if desk else [])],
                       env={**os.environ, "CHROME_PATH": find() or ""}, check=True, timeout=180)
        return json.loads(out.read_text(encoding="utf-8"))


def told(report: dict[str, Any]) -> list[str]:
    """What is not passed, the weightiest first."""
    weights = {ref["id"]: ref["weight"] for sort in report["categories"].values() for ref in sort["auditRefs"]}
    failed = [audit for audit in report["audits"].values()
              if audit["score"] is not None and audit["score"] < PASSED and audit["id"] in weights]
    return [f"    {audit['id']}: {audit.get('displayValue') or audit['title']}"
            for audit in sorted(failed, key=lambda audit: (-weights[audit["id"]], audit["id"]))]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--tool", type=Path, help="where Lighthouse is kept; a folder that is thrown away unless told")
    parser.add_argument("--pages", nargs="+", default=PAGES)
    given = parser.parse_args()
    from browser.server import served

    with tempfile.TemporaryDirectory() as thrown, served(given.site.resolve()) as address:
        command = installed(given.tool or Path(thrown))
        for page in given.pages:
            for desk in (False, True):
                report = looked(command, address + page, desk)
                scores = ", ".join(f"{sort} {round(100 * (report['categories'][sort]['score'] or 0))}" for sort in SORTS)
                size = report["audits"]["total-byte-weight"].get("numericValue", 0)
                print(f"{page}, {'desk' if desk else 'telephone'}: {scores}; {size / 1000:.0f} kB", *told(report), sep="\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
