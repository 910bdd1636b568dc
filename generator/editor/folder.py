"""The folder `edit/` of a site: the page of the editor, its scripts, and what it is told."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from generator.companion import Companion, Line
from generator.editor import packages
from generator.editor.config import config
from generator.encyclopedia import Card
from generator.format.run import described, modeline
from generator.pages.page import Page, Press
from generator.settings import Settings

FOLDER = "edit"
ENTRIES = "editor/entries"
"""The file of shared data that names every entry, for finding what to link to."""
_ASSETS = Path(__file__).parent / "assets"


def write(settings: Settings, out: Path, *, trial: bool = False) -> None:
    """The whole folder, below `out`. Raises Misuse where the configuration or npm does not allow it."""
    told = _told(settings, trial)
    folder = out / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in packages.files(settings.cache / "editor"):
        (folder / name).write_bytes(content)
    for asset in sorted(_ASSETS.iterdir()):
        (folder / asset.name).write_bytes(asset.read_bytes())
    (folder / "told.js").write_text(told, encoding="utf-8", newline="\n")
    (folder / "index.html").write_text(_page(settings, trial), encoding="utf-8", newline="\n")


def row(card: Card) -> str:
    """One entry as the editor finds it: its id, kind, headword and gloss."""
    return json.dumps((card.id, card.kind, card.headword, card.gloss), ensure_ascii=False)


def beside(page: Page, press: Press) -> Companion:
    """The line of an entry's page for the editor, where there is one."""
    card = page.watched.card(page.source) if press.settings.options.editor is not None and page.entry else None
    return Companion(lines=(Line(ENTRIES, row(card)),)) if card else Companion()


def _told(settings: Settings, trial: bool) -> str:
    """What the scripts know of the encyclopedia, as a script."""
    made, words = config(settings, trial=trial), settings.words
    knows = {"calendar": settings.options.calendar, "letters": settings.options.letters, 
             "modelines": {kind: modeline(settings).format(kind=kind) for kind in sorted(described(settings))},
             "words": {part: words.find(f"editor.{part}") for part in ("date", "prose", "entry")}}
    return (f"window.encyConfig = {json.dumps(made, ensure_ascii=False)}\n"
            f"window.encyEditor = {json.dumps(knows, ensure_ascii=False)}\n"
            "encyEditor.kinds = Object.fromEntries(encyConfig.collections.map("
            f"(one, at) => [{json.dumps(list(settings.kinds))}[at], one.fields]))\n")


def _page(settings: Settings, trial: bool) -> str:
    words = settings.words
    told = {"LANGUAGE": words("language.code"), "DIRECTION": words("language.direction"),
            "TITLE": f"{words('editor.title')} – {settings.name}", "TRIAL": words("editor.local") if trial else ""}
    page = (_ASSETS / "index.html").read_text(encoding="utf-8")
    for name, value in told.items():
        page = page.replace(f"{{{name}}}", escape(value))
    return page
