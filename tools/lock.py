"""Pin every dependency with its hashes, for all supported Pythons; for maintainers (`make lock`).

Writes requirements.lock (to build), requirements-book.lock (to make the book, e-book and ZIM besides) and
requirements-test.lock (to test all).
The files name no address: where packages come from is the affair of each machine.
"""

from __future__ import annotations

import subprocess
import sys

COMMON = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url",
          "--no-header", "--no-annotate", "--quiet"]
SITE = ("full-text", "cards")
BOOK = (*SITE, "book", "zim")
OUTPUTS = {"requirements.lock": SITE, "requirements-book.lock": BOOK, "requirements-test.lock": (*BOOK, "test")}


def main() -> int:
    """Compile both lock files with uv, installed for the purpose."""
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "uv"], check=True)
    for output, extras in OUTPUTS.items():
        chosen = [part for extra in extras for part in ("--extra", extra)]
        subprocess.run([sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "tools/build.in",
                        *chosen, *COMMON, "-o", output], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
