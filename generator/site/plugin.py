"""The MkDocs plugin: it hands MkDocs the frames to render and sets the pages into them.

MkDocs renders the hand-written pages, and Material's template once for each kind
of page; the entries are set into those frames and written by the press, on all
processors. `mkdocs build` writes into a folder beside the site and puts it in
place only when everything, strict mode included, has gone well.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config import config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from generator import collect, report
from generator.atlas import site as site_of_atlas
from generator.collect import Digest
from generator.editor import folder as editor
from generator.settings import Misuse, Options, Settings, load
from generator.sharing import head, picture
from generator.sharing.address import home
from generator.site import fulltext, swap
from generator.site.edition import Edition, edition, sound
from generator.site.fingerprint import watched
from generator.site.frame import ADDRESS, CONTENT, CONTENTS, DESCRIPTION, EXTRA, HEAD, TITLE, Frame
from generator.site.handwritten import Text, headed, resolve
from generator.site.joined import SHEET, STYLES, joined
from generator.site.material import MendedLoader
from generator.site.revisions import days
from generator.site.writing import address_of, has_own_frame, write_site

log = logging.getLogger("mkdocs.plugins.encyclopedia")
THEME = Path(__file__).parent.parent / "theme"
SPECIMEN = "specimen-page"


class FramePage(Page):
    """A page whose content is left open: rendered once, it is a frame."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"title": TITLE, "description": DESCRIPTION, "extra": EXTRA}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = HEAD + CONTENT
        self.contents = CONTENTS
        self.canonical_url = ADDRESS if config.site_url else None
        self.present_anchor_ids = set()


class EntryFile(File):
    """Where a page of ours will be, for the links of hand-written pages. MkDocs copies nothing."""

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        pass


class EncyclopediaPlugin(BasePlugin):
    """See the module."""

    config_scheme = tuple((name, config_options.Type(object, default=None)) for name in Options.model_fields)

    def __init__(self) -> None:
        self.serving = False
        self.full_text = False
        self.given: list[Digest] | None = None
        self.warnings = _Warnings(strict=False)
        self._begin()

    def _begin(self) -> None:
        """Forget the last build: MkDocs keeps a plugin for the next one."""
        self.finished = False
        self.frames: dict[str, Frame] = {}
        self.site: Path | None = None
        self.texts: dict[str, Text] = {}

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self._begin()
        self.settings = _settings(config)
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        self.warnings = _Warnings(config.strict)
        logging.getLogger("mkdocs").addHandler(self.warnings)
        own = 1 if config.theme.custom_dir else 0
        config.theme.dirs.insert(own, str(THEME))
        config.theme.static_templates.discard("sitemap.xml")
        # The emblem leads to the front page by its name even where the navigation does not name it: a folder opens no page.
        config.extra.setdefault("homepage", "index.html")
        if self.serving:  # nobody shares a draft
            self.settings = replace(self.settings, options=self.settings.options.model_copy(update={"cards": False}))
        else:
            config.site_url = home(self.settings) or None
            self.site = Path(config.site_dir)
            swap.repair(self.site)
            config.site_dir = str(swap.staging(self.site))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.files, self.edition = files, _edition(self.settings, self.given)
        self.given = None
        titles = dict(_titles(config.nav))
        lists = self.edition.lists()
        for path in lists:
            if files.get_file_from_path(path) is None:
                own = path in titles or has_own_frame(path)
                files.append(_framed(path, self._title(path, titles), config) if own else _entry_file(path, config))
        folders = {model.FOLDER: model.KIND for model in self.settings.kinds.values()}
        folders |= {folder: folder for path in lists if not has_own_frame(path) and
                    (folder := path.rpartition("/")[0]) not in folders}
        for folder, title in folders.items():
            files.append(_framed(f"{folder}/{SPECIMEN}.md", title, config))
        for file in _of_atlas(self.edition, config):
            files.append(file)
        _join(files, config)
        for digest in self.edition.digests.values():
            files.append(_entry_file(f"{digest.place.folder}/{digest.place.id}.md", config))
        return files

    def _title(self, path: str, titles: Mapping[str, str]) -> str:
        """What the navigation calls a page; the page is made only for one that stands there without a title."""
        if path not in titles:
            return path
        return titles[path] or self.edition.list(path).title

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        env.loader = MendedLoader(env.loader)
        env.globals |= {"words": self.settings.words, "has": lambda path: files.get_file_from_path(path) is not None}
        return env

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        if isinstance(page, FramePage):
            return markdown
        resolved, needs = resolve(markdown, page.file.src_uri, self.edition)
        if needs:
            self.texts[page.file.src_uri] = Text(markdown, resolved, needs)
        return resolved

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return html if isinstance(page, FramePage) else headed(html)

    def on_page_context(self, context: dict, *, page: Page, config: MkDocsConfig, nav: object) -> dict:
        """A specimen lights up its kind in the navigation; a hand-written page has its head said here."""
        if not isinstance(page, FramePage):
            page.meta["extra"] = head.handwritten(page.file.src_uri, Markup(page.meta.get("title") or page.title).striptags(),
                                                  page.meta.get("description") or self.settings.description,
                                                  self.edition.press)
        if page.file.name == SPECIMEN:
            home = page.file.src_uri.replace(SPECIMEN, "index")
            page.parent = next((other for other in nav.pages if other.file.src_uri == home), None)
            if page.parent is not None:
                page.parent.active = True
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        if not isinstance(page, FramePage):
            return output
        if page.parent is not None and page.file.name == SPECIMEN:
            page.parent.active = False
        self.frames[page.file.src_uri.replace(SPECIMEN, "*")] = Frame.of(output)
        return ""

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self.handwritten = _handwritten(self.files)
        self.written = write_site(self.edition, self.frames, Path(config.site_dir), self.handwritten)
        if self.settings.options.editor is not None:
            editor.write(self.settings, Path(config.site_dir))
        fulltext.renew(self.edition, Path(config.site_dir), self.handwritten, wanted=self.full_text)
        self.finished = True

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Watch what MkDocs does not know of: entries, templates, words, kinds."""
        for path in watched(self.settings):
            server.watch(str(path))
        return server

    def on_shutdown(self) -> None:
        """Put the new site in place, if nothing went wrong even after the last page."""
        if self.serving or self.site is None:
            return
        new = swap.staging(self.site)
        if self.finished and not (self.warnings.strict and self.warnings.met):
            swap.put(new, self.site)
        shutil.rmtree(new, ignore_errors=True)


class _Warnings(logging.Handler):
    """Whether MkDocs warned of anything, which in strict mode means that the build failed."""

    def __init__(self, strict: bool) -> None:
        super().__init__(logging.WARNING)
        self.strict, self.met = strict, False

    def emit(self, record: logging.LogRecord) -> None:
        self.met = True


def _settings(config: MkDocsConfig) -> Settings:
    try:
        settings = load(config.config_file_path)
        settings.kinds  # noqa: B018 - an unknown kind shows here, before anything is made
        picture.ready(settings)
        return settings
    except Misuse as error:
        raise PluginError(str(error)) from None


def _edition(settings: Settings, given: list[Digest] | None) -> Edition:
    """The edition of the entries as they are; a PluginError with the whole report if they are not sound."""
    if given is not None:
        return edition(settings, given, days(settings.root, settings.options.entries))
    try:
        found = collect.files(settings)
    except Misuse as error:
        raise PluginError(str(error)) from None
    digests = collect.collect(settings, found)
    problems, buildable = sound(digests, found)
    if not buildable:
        raise PluginError(f"{report.text(problems, settings.root)}\n\n{report.summary(problems, len(digests))}")
    for problem in problems:
        log.warning("%s:%d:%d: %s: %s", problem.path, problem.line, problem.column, problem.code, problem.message)
    return edition(settings, digests, days(settings.root, settings.options.entries))


def _titles(nav: object) -> list[tuple[str, str]]:
    """The paths in the configuration's nav with the titles that it gives them, or none."""
    if isinstance(nav, str):
        return [(nav, "")]
    if isinstance(nav, dict):
        return [pair for title, value in nav.items()
                for pair in ([(value, title)] if isinstance(value, str) else _titles(value))]
    return [pair for item in nav for pair in _titles(item)] if isinstance(nav, list) else []


def _framed(path: str, title: str, config: MkDocsConfig) -> File:
    file = File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    FramePage(title, file, config)
    return file


def _entry_file(path: str, config: MkDocsConfig) -> File:
    return EntryFile(path, None, config.site_dir, False, dest_uri=address_of(path), inclusion=InclusionLevel.NOT_IN_NAV)


def _of_atlas(edition: Edition, config: MkDocsConfig) -> list[File]:
    """The relief of the atlas and its style sheet, if there is an atlas."""
    atlas = edition.press.atlas
    if atlas is None:
        return []
    try:
        atlas.base  # noqa: B018 - a base map that cannot be used shows here, before anything is made
    except Misuse as error:
        raise PluginError(str(error)) from None
    pictures = [File.generated(config, path, abs_src_path=str(file)) for path, file in site_of_atlas.pictures(atlas)]
    return [*pictures, File.generated(config, site_of_atlas.STYLE, content=site_of_atlas.style(atlas))]


def _join(files: Files, config: MkDocsConfig) -> None:
    """The style sheets of all pages as one file, in the place of the single ones."""
    found = [file for name in STYLES if (file := files.get_file_from_path(name)) is not None]
    for file in found:
        files.remove(file)
    files.append(File.generated(config, SHEET, content=joined(Path(str(file.abs_src_path)) for file in found)))


def _handwritten(files: Files) -> list[str]:
    """The addresses of MkDocs' own pages, for the sitemap."""
    return [file.url for file in files.documentation_pages() if not isinstance(file.page, FramePage)]
