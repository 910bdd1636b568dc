"""Find a browser and zimcheck for the tests, or install them where that can be done; say plainly where it cannot.

The tests that need them look for the same places; without they are skipped, and say so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def find() -> str | None:
    """The path of a Chromium: ENCY_CHROMIUM, or one on the path."""
    named = os.environ.get("ENCY_CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


def install(packages: list[str]) -> None:
    """Packages of Debian, where we may install packages."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print(f"Installing {' and '.join(packages)} for the tests …", flush=True)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": False}
        subprocess.run(["apt-get", "update"], **quiet)
        subprocess.run(["apt-get", "install", "-y", *packages], **quiet)


def main() -> int:
    wanted = [*(["chromium"] if find() is None else []), *(["zim-tools"] if shutil.which("zimcheck") is None else [])]
    if wanted:
        install(wanted)
    found = find()
    print(f"Browser for the tests: {found}" if found else
          "No browser: the browser tests will be skipped. Install Chromium, or name one in ENCY_CHROMIUM.")
    if shutil.which("zimcheck") is None:
        print("No zimcheck: one test of the ZIM will be skipped. Install zim-tools.")
    if shutil.which("java") is None:
        print("No Java: the HTML validity test will be skipped.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
