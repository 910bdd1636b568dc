"""What an encyclopedia says about itself in `mkdocs.yml`, under `plugins: encyclopedia`.

The file is read as text here, so that no command has to start MkDocs to know it.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from yaml import MappingNode, SequenceNode

from generator.dates import DateError, parse_when
from generator.entries.entry import Entry
from generator.entries.tree import Tree, parse
from generator.entries.values import ID
from generator.limits import Limits
from generator.words import Words
from generator.words import load as load_words

PLUGIN = "encyclopedia"
SITE_URL = "ENCY_SITE_URL"
"""The variable of the environment that goes before `site_url`."""
STANDARD = ("person", "battle", "place", "group", "campaign", "topic", "work", "claim")


class Misuse(Exception):
    """The command or the configuration is wrong, not an entry; the text says how to mend it."""


class LaneOptions(BaseModel):
    """One lane of the timeline: what it shows, and its name if that is not the campaign's, group's or kind's."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field("", description="What stands before the lane.")
    office: str = Field("", description="All who held an office of this title, or of these, by comma.")
    group: str = Field("", description="Those who led this group, by id.")
    campaign: str = Field("", description="The battles of this campaign, by id.")
    kind: str = Field("", description="The dated entries of this kind.")
    type: str = Field("", description="Of these only the ones of these types, by comma.")
    entries: str = Field("", description="Further entries, ids by comma.")


class TimelineOptions(BaseModel):
    """What the timeline shows, in which years, and on whose authority one may choose to see it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    span: str = Field("", description="The years shown, as in 632/643, in the calendar of bare dates.")
    chronologies: str = Field("", description="Transmitters or works to choose from, ids by comma.")
    lanes: tuple[LaneOptions, ...] = Field((), description="The lanes from top to bottom.")


class BookOptions(BaseModel):
    """What the printed book and the e-book want to know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    front: tuple[str, ...] = Field((), description="Hand-written pages that open the book, in their order.")
    fonts: str = Field("", description="Folder of fonts (.ttf, .otf) for scripts that the standard ones lack.")


class MeasureOptions(BaseModel):
    """A measure of length of the time, for the scales of the plates."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    kilometres: float = Field(gt=0)


class AtlasOptions(BaseModel):
    """The base map of an encyclopedia; all files are named from where mkdocs.yml stands."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    base: tuple[str, ...] = Field(description="GeoJSON files of coast, rivers, names.")
    box: tuple[float, float, float, float] = Field(description="West, south, east, north of the map, in degrees.")
    parallels: tuple[float, float] = Field(description="Southern and northern standard parallel of the conic projection.")
    origin: tuple[float, float] = Field(description="Longitude and latitude of the projection's origin.")
    relief: str = Field("", description="Picture of the relief, in the projection, over the rectangle of the box.")
    relief_dark: str = Field("", description="The same for dark pages.")
    credit: str = Field("", description="What is said below each plate of where the map comes from.")
    measure: MeasureOptions | None = Field(None, description="A measure of the time beside the kilometre.")
    signs: Mapping[str, Literal["capital", "city", "town", "site", "area"]] = Field(
        {}, description="The sign for each type of place; area for countries and rivers, which have none.")
    landmarks: tuple[str, ...] = Field((), description="Ids of places to find one's way by, the foremost first.")


class EditorOptions(BaseModel):
    """What the form editor of the site wants to know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    login: str = Field(description="Address of the server that signs contributors in to GitHub (an OAuth client of Decap CMS).")


class Options(BaseModel):
    """The options of the plugin."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    entries: str = Field("entries", description="Folder of the entry files.")
    kinds: tuple[str, ...] = Field(STANDARD, description="Kinds in their order: standard ones by name, "
                                   "your own as “module:Class”, the module beside mkdocs.yml.")
    templates: str = Field("", description="Folder of templates that go before the generator's own.")
    words: str = Field("", description="File of words that replace those of the interface.")
    style: str = Field("", description="CSL style file for notes and bibliography.")
    calendar: Literal["julian", "gregorian", "hijri"] = Field("julian", description="Calendar of bare dates.")
    calendars: tuple[Literal["julian", "gregorian", "hijri"], ...] = Field(
        ("julian", "hijri"), description="Calendars in which dates are shown, the first leading.")
    letters: Literal["", "arabic"] = Field("", description="Transliteration whose signs `ency fmt` sets right: "
                                           "“arabic” for ʿ and ʾ.")
    editor: EditorOptions | None = Field(None, description="The form editor at /edit/; without it none is made.")
    edit: str = Field("", description="Address of an entry's source; {path} stands for its file.")
    repository: str = Field("", description="Address of the repository on GitHub; in a workflow there it is known.")
    branch: str = Field("main", description="Branch that proposals are made to.")
    edition: str = Field("", description="Name of the edition, as references give it: “second edition”.")
    licence: str = Field("CC BY-SA 4.0", description="Licence of the texts, as shown.")
    data_licence: str = Field("", description="Licence of the facts as data, where it is another than that of the texts.")
    front: str = Field("", description="Ids that the front page leads with, by comma.")
    timeline: TimelineOptions = Field(TimelineOptions(), description="The lanes, years and chronologies of the timeline.")
    check: Limits = Field(Limits(), description="What `ency check` holds possible.")
    book: BookOptions = Field(BookOptions(), description="What the book wants to know: front, fonts.")
    atlas: AtlasOptions | None = Field(None, description="The base map; without it no plates are drawn.")
    cards: bool = Field(False, description="Whether a picture of each entry is made for networks that show links; "
                        "it wants the address of the site.")
    cache: str = Field(".ency", description="Folder of what a build remembers for the next.")


@dataclass(frozen=True)
class Settings:
    """One encyclopedia: where it stands, and how it wants to be made."""

    root: Path
    file: Path
    name: str
    url: str
    description: str
    author: str
    docs: Path
    site: Path
    options: Options
    repository: str = ""
    """Address of the repository, without a stroke at its end; none where it is not known."""

    @property
    def entries(self) -> Path:
        return self.root / self.options.entries

    @property
    def cache(self) -> Path:
        return self.root / self.options.cache

    @property
    def words(self) -> Words:
        """The words of the interface, the encyclopedia's own over the English ones."""
        return load_words(self.root / self.options.words if self.options.words else None)

    @cached_property
    def kinds(self) -> Mapping[str, type[Entry]]:
        """The kinds by name, in the order in which they are listed."""
        found: dict[str, type[Entry]] = {}
        for name in self.options.kinds:
            model = _kind(name, self.root)
            other = next((known for known in found.values() if model.KIND == known.KIND or model.FOLDER == known.FOLDER),
                         None)
            if other is not None:
                raise Misuse(f"the kinds {other.KIND} ({other.FOLDER}/) and {model.KIND} ({model.FOLDER}/) cannot be "
                             "told apart; each has a KIND and a FOLDER of its own")
            found[model.KIND] = model
        return found


def load(file: Path | str = "mkdocs.yml") -> Settings:
    """The settings in a configuration file; raises Misuse where they cannot be used."""
    file = Path(file).resolve()
    try:
        tree = parse(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise Misuse(f"no configuration is readable at {file.name}; "
                     "run the command where mkdocs.yml stands, or name it with --config") from None
    if not isinstance(tree.data, dict):
        faults = "; ".join(f"line {f.line + 1}: {f.message}" for f in tree.faults) or "no mapping of settings"
        raise Misuse(f"{file.name} is not readable: {faults}")
    data, root, options = tree.data, file.parent, _options(tree.data, tree, file)
    return Settings(
        root=root, file=file, name=_word(data, "site_name", root.name), url=_published(data),
        description=_word(data, "site_description"), author=_word(data, "site_author"),
        docs=root / _word(data, "docs_dir", "docs"), site=root / _word(data, "site_dir", "site"),
        options=options,
        repository=(options.repository or _hosted()).rstrip("/"))


def _hosted() -> str:
    """The repository that a workflow runs for, as GitHub tells it."""
    server, name = os.environ.get("GITHUB_SERVER_URL", ""), os.environ.get("GITHUB_REPOSITORY", "")
    return f"{server}/{name}" if server and name else ""


def _published(data: Mapping[str, Any]) -> str:
    """The address at which the site is published: whoever publishes it may say so in the environment."""
    given = os.environ.get(SITE_URL, "")
    if given and not given.startswith(("https://", "http://")):
        raise Misuse(f"{SITE_URL} is “{given}”, but an address begins with https:// or http://")
    return given or _word(data, "site_url")


def _word(data: Mapping[str, Any], name: str, default: str = "") -> str:
    value = data.get(name, default)
    return value if isinstance(value, str) else default


def _options(data: Mapping[str, Any], tree: Tree, file: Path) -> Options:
    at = next((path for path in _plugins(tree) if path[-1] == PLUGIN), None)
    if at is None:
        raise Misuse(f"{file.name} does not name the plugin “{PLUGIN}”; add it under plugins:")
    try:
        options = Options.model_validate(_given(data, at))
    except ValidationError as error:
        raise Misuse("\n".join(_where(item["loc"], item["msg"], tree, at, file)
                               for item in error.errors(include_url=False))) from None
    _try_files(options, tree, at, file)
    _try_span(options, tree, at, file)
    return options


def _plugins(tree: Tree) -> Iterator[tuple[str | int, ...]]:
    """The path to each plugin, which ends in its name; MkDocs reads a list or a mapping of them.

    Found in the nodes, because a plugin without options is an empty value, and no data.
    """
    for key, listed in tree.root.value if isinstance(tree.root, MappingNode) else ():
        if key.value == "plugins":
            items = enumerate(listed.value) if isinstance(listed, SequenceNode) else [(None, listed)]
            for number, item in items:
                names = [name.value for name, _ in item.value] if isinstance(item, MappingNode) else [item.value]
                yield from (("plugins", *(() if number is None else (number,)), name) for name in names)


def _given(data: Any, path: tuple[str | int, ...]) -> Any:
    """The options that stand at the path; none where nothing does."""
    for step in path:
        data = data[step] if isinstance(step, int) else data.get(step) if isinstance(data, dict) else None
    return data or {}


def _try_files(options: Options, tree: Tree, at: tuple[str | int, ...], file: Path) -> None:
    """The files and folders that the options name are there, and the words can be read."""
    for name, there in (("templates", Path.is_dir), ("words", Path.is_file), ("style", Path.is_file)):
        given = getattr(options, name)
        if given and not there(file.parent / given):
            raise Misuse(_where((name,), f"there is no {given} beside {file.name}", tree, at, file))
    for given in (*options.atlas.base, options.atlas.relief, options.atlas.relief_dark) if options.atlas else ():
        if given and not (file.parent / given).is_file():
            raise Misuse(_where(("atlas",), f"there is no {given} beside {file.name}", tree, at, file))
    if options.words:
        try:
            load_words(file.parent / options.words)
        except ValueError as error:
            raise Misuse(_where(("words",), f"{options.words}: {error}", tree, at, file)) from None


def _try_span(options: Options, tree: Tree, at: tuple[str | int, ...], file: Path) -> None:
    """The years of the timeline are a range with two ends."""
    if options.timeline.span:
        try:
            when = parse_when(options.timeline.span, options.calendar)
            if when.first is None or when.last is None:
                raise DateError("a range with two ends is wanted: write 632/643", 0)
        except DateError as error:
            raise Misuse(_where(("timeline", "span"), str(error), tree, at, file)) from None


def _where(option: tuple[str | int, ...], said: str, tree: Tree, at: tuple[str | int, ...], file: Path) -> str:
    line, column = tree.locate_key((*at, *option))
    named = f"option “{'.'.join(map(str, option))}”" if option else f"options of “{PLUGIN}”"
    return f"{file.name}:{line + 1}:{column + 1}: {named}: {said}"


def _kind(name: str, root: Path) -> type[Entry]:
    if name in STANDARD:
        module = importlib.import_module(f"generator.kinds.{name}")
        return getattr(module, name.capitalize())
    module_name, _, class_name = name.partition(":")
    path = root / (module_name.replace(".", "/") + ".py")
    if not class_name or not path.is_file():
        raise Misuse(f"the kind “{name}” is not known; use {', '.join(STANDARD)}, or module:Class "
                     f"for one of your own, the module a file {module_name or name}.py beside mkdocs.yml")
    return _own_kind(module_name, path, class_name)


def _own_kind(module_name: str, path: Path, class_name: str) -> type[Entry]:
    spec = importlib.util.spec_from_file_location(f"encyclopedia_{module_name}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise Misuse(f"{path.name} cannot be imported: {type(error).__name__}: {error}") from error
    kind = getattr(module, class_name, None)
    if not (isinstance(kind, type) and issubclass(kind, Entry)):
        raise Misuse(f"{path.name}: there is no class “{class_name}” derived from Entry")
    if not (ID.match(kind.KIND) and ID.match(kind.FOLDER)):
        raise Misuse(f"{path.name}: {class_name} wants a KIND and a FOLDER of small letters, digits and hyphens")
    return kind
