"""A program of its own: sets one sheet of a laid-out book by Typst, and ends, so that its memory is given back.

    python press.py FOLDER SHEET measure|pdf SECONDS

It writes SHEET.measured.json (where everything stands) or SHEET.pdf, shortened, into the folder. What Typst says
of a failure goes to the standard error.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

STANDARDS = ["ua-1", "a-3a"]


def main(folder: str, sheet: str, task: str, seconds: str) -> int:
    import typst

    root = Path(folder)
    told = {"input": str(root / "book.typ"), "root": folder, "font_paths": [str(root / "fonts")], "ignore_system_fonts": True,
            "sys_inputs": {"sheet": f"{sheet}.json", "task": task}}
    try:
        if task == "measure":
            found = typst.query(selector="<measured>", field="value", one=True, **told)
            (root / f"{sheet}.measured.json").write_text(found, encoding="utf-8")
        else:
            made = typst.compile(pdf_standards=STANDARDS, timestamp=int(seconds), **told)
            _shortened(made, root / f"{sheet}.pdf")
    except typst.TypstError as error:
        print(str(error).replace(folder, ""), file=sys.stderr)
        return 1
    return 0


def _shortened(made: bytes, target: Path) -> None:
    """Write the pages as `book.shorter` says them; their objects stay readable for the binder."""
    sys.path.append(str(Path(__file__).parents[2]))
    import pikepdf
    from generator.book.shorter import shorten

    with pikepdf.open(BytesIO(made)) as pdf:
        shorten(pdf)
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
