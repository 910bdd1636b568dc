"""A page set into its frame is the page that MkDocs' template would have made."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from generator.site import plugin as plugins
from generator.site.frame import Frame, setting
from generator.site.html import body, contents_html


@pytest.mark.parametrize("id_", ["anbar", "first-fight", "ford", "annals", "claim-won"])
def test_a_page_set_into_a_frame_equals_the_template_rendered_for_it(small: Path, id_: str, monkeypatch) -> None:
    rendered: dict[str, str] = {}

    class WholePage(plugins.FramePage):
        """The same page with everything in its place from the start."""

        def read_source(self, config) -> None:
            super().read_source(config)
            if self.file.name == plugins.SPECIMEN:
                self.meta = {"title": self.made.title, "description": self.made.description,
                             "extra": self.made.extra}

        def render(self, config, files) -> None:
            super().render(config, files)
            if self.file.name == plugins.SPECIMEN:
                self.content, self.contents, self.canonical_url = (
                    self.made.content, self.made.contents, self.made.address)

    def captured(self, output, *, page, config) -> str:
        if page.file.name == plugins.SPECIMEN:
            rendered[page.file.src_uri] = output
        return "" if isinstance(page, plugins.FramePage) else output

    monkeypatch.chdir(small)
    config = load_config("mkdocs.yml")
    plugin = config.plugins["encyclopedia"]
    plugin.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    made = plugin.edition.entry(id_)
    WholePage.made = setting(made.title, made.description, f"https://small.example/book/{made.path[:-3]}.html",
                             body(made.markdown), '<meta name="test">')
    spliced = plugin.frames[made.path.rpartition("/")[0] + "/*.md"].set(WholePage.made)
    plugin.on_shutdown()

    monkeypatch.setattr(plugins, "FramePage", WholePage)
    monkeypatch.setattr(plugins.EncyclopediaPlugin, "on_post_page", captured)
    monkeypatch.setattr(plugins, "write_site", lambda *given: [])
    again = load_config("mkdocs.yml")
    again.plugins["encyclopedia"].on_startup(command="build", dirty=False)
    mkdocs_build(again)
    again.plugins["encyclopedia"].on_shutdown()
    whole = rendered[made.path.rpartition("/")[0] + f"/{plugins.SPECIMEN}.md"]
    assert spliced == whole


def test_a_frame_gives_back_what_it_was_cut_from() -> None:
    frame = Frame.of("<title>\ue010title\ue011</title><p>\ue010content\ue011</p>")
    assert frame.set(setting("A & B", "", "", body("# A\n"))) == (
        '<title>A &amp; B</title><p><h1 id="entry">A</h1>\n</p>')


def test_contents_nest_the_third_level_under_the_second() -> None:
    made = body("# T\n\n## One {#one}\n\n### Inner {#inner}\n\n## Two {#two}\n")
    assert [(item.level, item.id) for item in made.contents] == [(2, "one"), (3, "inner"), (2, "two")]
    assert contents_html(made.contents).count("<ul") == contents_html(made.contents).count("</ul>") == 1
