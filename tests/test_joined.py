"""The style sheets of every page, joined into one."""

from __future__ import annotations

from pathlib import Path

from generator.site import joined
from generator.site.plugin import THEME

FONTS = ("Serif", "Sans")


def test_every_sheet_is_in_the_joined_one_or_named_by_the_pages_that_want_it() -> None:
    sheets = {f"{joined.FOLDER}/{file.name}" for file in (THEME / joined.FOLDER).glob("*.css")}
    assert sheets - {*joined.STYLES} == {f"{joined.FOLDER}/map.css", f"{joined.FOLDER}/search.css"}
    assert {*joined.STYLES} <= sheets


def test_sheets_follow_each_other_whole(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("\na { color: red }\n\n", encoding="utf-8")
    (tmp_path / "b.css").write_text("b { color: blue }", encoding="utf-8")
    assert joined.joined([tmp_path / "a.css", tmp_path / "b.css"]) == "a { color: red }\nb { color: blue }\n"


def test_a_font_of_the_readers_machine_stands_behind_each_of_ours() -> None:
    text = joined.joined(THEME / name for name in joined.STYLES)
    last = text.rpartition(":root {\n  --ency-sans")[2]
    assert all(f'"Ency {name}", "Ency {name} Near"' in last for name in FONTS)
    for name in FONTS:
        assert text.count(f'font-family: "Ency {name} Near"') == 4
