"""The generator knows nothing of its subject: another encyclopedia, with a kind of its own, is made unchanged.

The other encyclopedia stands in `tests/other/`. What the pages of the documentation
promise to those who begin one of their own is tried here too.
"""

from __future__ import annotations

import ast
import html
import json
import re
import shlex
import shutil
import subprocess
import sys
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from conftest import edit, tree
from pydantic import BaseModel

from generator import cli, schema, settings, skeleton
from generator.entries import entry as entries
from generator.entries import values
from generator.entries.entry import Entry
from generator.entries.read import validate
from generator.entries.source import Place, Source
from generator.entries.tree import parse
from generator.kinds import battle, campaign, claim, group, person, place, topic, work

ROOT = Path(__file__).parent.parent
OTHER = Path(__file__).parent / "other"
NAMES = (r"iraq\w*|sasan\w*|conquest|caliph\w*|muslims?|islam\w*|persians?|arabs|medina|kh[aā]lid|[ʿ']?umar|[tṭ]abar[iī]|sayf"
         r"|q[aā]disiyya|ctesiphon|[hḥ][iī]ra")
SUBJECT = re.compile(rf"\b(?:{NAMES}|arabic?|hijri|AH)\b|[\u0600-\u06ff]", re.I)


@pytest.fixture
def isles(tmp_path: Path) -> Path:
    """The other encyclopedia, to be changed at will."""
    return Path(shutil.copytree(OTHER, tmp_path / "isles"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the other encyclopedia, as `ency build` makes it."""
    isles = shutil.copytree(OTHER, tmp_path_factory.mktemp("any") / "isles")
    assert ency(isles, "build", "--strict") == 0
    return Path(isles) / "site"


def ency(folder: Path, *words: str) -> int:
    return cli.main(["--config", str(folder / "mkdocs.yml"), *words])


def text(site: Path, path: str) -> str:
    """What a reader sees of a page's article, in one line; cells and items parted by blanks."""
    page = (site / path).read_text(encoding="utf-8")
    article = page[page.index("<article"):page.index("</article>")]
    return " ".join(html.unescape(re.sub(r"<sup.*?</sup>|(</?(?:a|em|strong|bdi|span)\b[^>]*>)|<[^>]+>",
                                         lambda tag: "" if tag[1] else " ", article)).split())


# Another subject


def test_both_commands_make_the_same_site_of_another_subject(site: Path, isles: Path) -> None:
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"], cwd=isles, check=True)
    assert tree(isles / "site") == tree(site)


def test_none_of_its_pages_says_a_word_of_the_first_subject(site: Path) -> None:
    pages = [file for file in site.rglob("*") if file.suffix in (".html", ".xml", ".json", ".txt")]
    assert len(pages) > 15
    guilty = {file.name: found[0] for file in pages if (found := SUBJECT.search(file.read_text(encoding="utf-8")))}
    assert not guilty


def test_a_kind_of_its_own_has_its_pages_in_its_own_words(site: Path) -> None:
    page = text(site, "ships/kittiwake.html")
    assert "Rig cutter Launched 9 March 1781 Home port Port Sallow Burthen 64 tons" in page
    assert "Captains Maren Holt, 1786–1790 CE" in page
    assert "Where the papers contradict each other" in page
    assert "70 tons Remembrances, 3 uncertain" in page


def test_a_kind_of_its_own_has_its_list(site: Path) -> None:
    assert "Every vessel that was registered in the isles. 2 entries." in text(site, "ships/index.html")
    assert "Ships: 2 entries." in text(site, "index.html")


def test_links_to_and_from_its_own_kind_are_told_at_the_other_end(site: Path) -> None:
    assert "Moored to this page" in text(site, "persons/maren-holt.html")
    assert re.search(r"Kittiwake – captain\b", text(site, "persons/maren-holt.html"))
    assert "The Good Intent – home port" in text(site, "places/port-sallow.html")
    assert "Strike of the lamp-keepers – wrecked on the first night" in text(site, "ships/kittiwake.html")


def test_the_front_page_and_the_citation_style_are_its_own(site: Path) -> None:
    assert "There are no such isles." in text(site, "index.html")
    assert "Log of the Kittiwake / Maren Holt / 1790." in text(site, "ships/kittiwake.html")


def test_dates_are_gregorian_on_pages(site: Path) -> None:
    assert "14–24 May 1790" in text(site, "topics/lamp-strike.html")
    assert "around 1752 CE" in text(site, "persons/maren-holt.html")


def test_dates_are_gregorian_in_lists(site: Path) -> None:
    assert "9 Mar 1781 Kittiwake cutter" in text(site, "ships/index.html")
    assert "(14–24 May 1790)" in text(site, "places/gannet-rock.html")


def test_a_former_id_of_its_own_kind_leads_on(site: Path) -> None:
    assert 'url=kittiwake.html' in (site / "ships/kittywake.html").read_text(encoding="utf-8")


# The commands


def test_new_begins_a_sound_entry_of_its_own_kind(isles: Path) -> None:
    assert ency(isles, "new", "ship", "Storm’s Daughter") == 0
    assert "# When she left the yard." in (isles / "entries/ships/storms-daughter.yaml").read_text(encoding="utf-8")
    assert ency(isles, "check") == 0


def test_the_schemas_take_every_entry_of_another_encyclopedia(isles: Path) -> None:
    assert ency(isles, "schema", str(isles / "schema")) == 0
    for kind, model in settings.load(isles / "mkdocs.yml").kinds.items():
        made = json.loads((isles / "schema" / f"{kind}.json").read_text(encoding="utf-8"))
        jsonschema.Draft7Validator.check_schema(made)
        for file in (isles / "entries" / model.FOLDER).glob("*.yaml"):
            jsonschema.Draft7Validator(made).validate(parse(file.read_text(encoding="utf-8")).data)


def test_a_schema_refuses_what_its_own_kind_does_not_know(isles: Path) -> None:
    made = schema.schema(settings.load(isles / "mkdocs.yml").kinds["ship"])
    data = parse((isles / "entries/ships/kittiwake.yaml").read_text(encoding="utf-8")).data
    for wrong in ({"rig": "ketch"}, {"masts": "2"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft7Validator(made).validate(data | wrong)


def test_show_tells_what_its_own_kind_links(isles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ency(isles, "show", "kittiwake") == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["fields"]["rig"] == "cutter"
    assert {"entry": "port-sallow", "by": "ship.port"} in shown["links"]
    assert {link["entry"] for link in shown["linked_from"]} >= {"maren-holt", "lamp-strike"}


def test_a_mistake_in_its_own_kind_is_told_at_its_line(isles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(isles / "entries/ships/kittiwake.yaml", "rig: cutter", "rig: cuter")
    assert ency(isles, "check") == 1
    said = capsys.readouterr().out
    assert "entries/ships/kittiwake.yaml:10:6: bad-value" in said
    assert "did you mean “cutter”?" in said


# Kinds, words and configuration

LIGHT = '''
from typing import ClassVar
from generator.entries.entry import Entry
from generator.entries.values import PlaceRef

class Light(Entry):
    """A lamp."""
    KIND: ClassVar[str] = "light"
    FOLDER: ClassVar[str] = "lights"
    stands: PlaceRef
'''


def test_a_kind_is_added_without_templates_words_or_a_change_of_the_package(isles: Path) -> None:
    (isles / "lamps.py").write_text(LIGHT, encoding="utf-8")
    edit(isles / "mkdocs.yml", '"fleet:Ship"', '"fleet:Ship", "lamps:Light"')
    (isles / "entries/lights").mkdir()
    (isles / "entries/lights/west-lamp.yaml").write_text(
        "kind: light\nheadword: West Lamp\ngloss: the farthest\nlead: The **West Lamp**.\nstands: gannet-rock\n")
    assert ency(isles, "build") == 0
    assert "West Lamp light The West Lamp." in text(isles / "site", "lights/west-lamp.html")
    assert "West Lamp – the farthest" in text(isles / "site", "lights/index.html")
    assert "West Lamp – stands" in text(isles / "site", "places/gannet-rock.html")


def test_words_from_right_to_left_isolate_the_names_within_them(isles: Path) -> None:
    (isles / "words.yaml").write_text(
        'kinds: {ship: {one: אוניה, many: אוניות}}\n'
        'box: {launched: הושקה}\n'
        'text: {from: "לפי {name}", others: {one: "ועוד מקור אחד", two: "ועוד שניים", other: "ועוד {n} מקורות"}}\n'
        'dates: {months: {gregorian: [ינואר, פברואר, מרץ, אפריל, מאי, יוני, יולי, אוגוסט, ספטמבר, אוקטובר, נובמבר, דצמבר]}}\n',
        encoding="utf-8")
    edit(isles / "mkdocs.yml", "  name: material\n", "  name: material\n  language: he\n")
    assert ency(isles, "build", "--strict") == 0
    page = (isles / "site/ships/kittiwake.html").read_text(encoding="utf-8")
    assert '<html lang="he"' in page and 'dir="rtl"' in page
    assert "(לפי \u2068<a href=\"../persons/maren-holt.html\">Maren Holt</a>\u2069)" in page
    assert "הושקה 9 מרץ 1781" in text(isles / "site", "ships/kittiwake.html")
    assert "(ועוד מקור אחד)" in text(isles / "site", "ships/kittiwake.html")
    assert "אוניות" in text(isles / "site", "ships/index.html")


MISTAKES = {
    "a kind that nobody knows": ("place, topic", "places, topic", "the kind “places” is not known"),
    "a module that is not there": ("fleet:Ship", "navy:Ship", "navy.py beside mkdocs.yml"),
    "a class that is not there": ("fleet:Ship", "fleet:Boat", "fleet.py: there is no class “Boat”"),
    "a kind twice": ("place, topic", "place, place", "cannot be told apart"),
    "a file of words that is not there": ("words.yaml", "wrds.yaml", "mkdocs.yml:17:7: option “words”: there is no wrds.yaml"),
    "a file of words that is not YAML": ("words: words.yaml", "words: house.csl", "option “words”: house.csl: line"),
    "a folder of templates that is not there": ("templates: templates", "templates: t", "there is no t beside"),
    "a style that is not there": ("style: house.csl", "style: x.csl", "there is no x.csl beside"),
    "a calendar that nobody knows": ("calendar: gregorian", "calendar: french", "mkdocs.yml:19:7: option “calendar”"),
    "an option that nobody knows": ("licence:", "license:", "mkdocs.yml:21:7: option “license”"),
}


@pytest.mark.parametrize(("old", "new", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_the_configuration_is_told_before_anything_is_made(
        isles: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str) -> None:
    edit(isles / "mkdocs.yml", old, new)
    assert ency(isles, "check") == 2
    assert said in capsys.readouterr().err


def test_a_module_that_fails_is_told_as_a_mistake(isles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(isles / "fleet.py", "from pydantic import Field\n", "from pydantic import Feld\n")
    assert ency(isles, "check") == 2
    assert "fleet.py cannot be imported: ImportError" in capsys.readouterr().err


@pytest.mark.parametrize(("written", "said"), [
    ('index: {count: {other: "{m} ships"}}', "“index.count.other” may hold {n} and nothing else"),
    ("kinds: ships", "“kinds” is a mapping of words"),
    ("box: {born: [a, b]}", "“box.born” is a text"),
    ("dates: {circus: around}", "no date word is called 'circus'"),
    ("dates: {months: {gregorian: [a]}}", "months.gregorian is a list of 12 names"),
    ("[a]", "the file is not a mapping of words"),
])
def test_words_that_cannot_be_said_are_told_at_once(
        isles: Path, capsys: pytest.CaptureFixture[str], written: str, said: str) -> None:
    (isles / "words.yaml").write_text(written, encoding="utf-8")
    assert ency(isles, "check") == 2
    assert f"mkdocs.yml:17:7: option “words”: words.yaml: {said}".replace("line 1, column 1: ", "") in (
        capsys.readouterr().err.replace("line 1, column 1: ", ""))


def test_the_plugin_may_stand_in_a_list_or_in_a_mapping_with_options_or_without(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    for written, licence in (("plugins: [encyclopedia]", "CC BY-SA 4.0"), ("plugins:\n  - encyclopedia:\n", "CC BY-SA 4.0"),
                             ("plugins:\n  search: {}\n  encyclopedia: {licence: CC0}\n", "CC0"),
                             ("plugins:\n  - search\n  - encyclopedia: {licence: CC0}\n", "CC0")):
        file.write_text(written, encoding="utf-8")
        assert settings.load(file).options.licence == licence


# The code


def test_no_code_and_no_template_names_the_first_subject() -> None:
    names = re.compile(rf"\b(?:{NAMES})\b", re.I)
    found = {str(file.relative_to(ROOT)): names.findall(_said(file)) for file in (ROOT / "generator").rglob("*")
             if file.suffix in {".py", ".j2", ".html", ".csl", ".js", ".typ"} and "words" not in file.parts}
    assert not {file: words for file, words in found.items() if words}


def _said(file: Path) -> str:
    """A file's own text; of a module what it does, without comments and docstrings, whose examples may be of anything."""
    content = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        return content
    module = ast.parse(content)
    for node in ast.walk(module):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [part for part in body if not _is_docstring(part)] or [ast.Pass()]
    return ast.unparse(module)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


# The documentation

GUIDE = (ROOT / "docs/start-your-own.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "docs/reference/entries.md").read_text(encoding="utf-8")
KINDS = {name: getattr(module, name.capitalize()) for name, module in (
    ("person", person), ("battle", battle), ("place", place), ("group", group), ("campaign", campaign),
    ("topic", topic), ("work", work), ("claim", claim))}
RECORDS = {name.lower(): model for module in (values, entries, *map(sys.modules.get, {m.__module__ for m in KINDS.values()}))
           for name, model in vars(module).items() if isinstance(model, type) and issubclass(model, BaseModel)
           and model.__module__ == module.__name__ and model is not values.Model}
COMMON = {*values.Evidence.model_fields}


def test_the_guide_names_every_option() -> None:
    table = GUIDE[GUIDE.index("## The options"):]
    assert {name for name in settings.Options.model_fields if f"| `{name}` |" not in table} == set()


def test_the_guide_names_every_word_of_dates() -> None:
    from generator.dates import DateWords

    assert {name for name in DateWords.__dataclass_fields__ if f"`{name}`" not in GUIDE} == set()


def test_the_guide_works_from_the_first_line_to_the_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = []
    for file, language, code in re.findall(r"(?:Write `([^`]+)`:\n\n)?```(\w+)\n(.*?)```", GUIDE, re.S):
        if language == "sh":
            for line in code.splitlines():
                command, *words = shlex.split(line)
                if command == "ency":
                    assert cli.main(words) == 0, line
                else:
                    subprocess.run({"mkdocs": [sys.executable, "-m", "mkdocs"]}.get(command, [command]) + words, check=True)
                ran.append(line)
        else:
            assert file, f"a block of {language} that is written nowhere"
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file).write_text(code, encoding="utf-8")
    assert "mkdocs build" in ran and "ency build" in ran
    page = text(tmp_path / "site", "lamps/heron-light.html")
    assert "Colour white Stands on Heron Point First lit 2 November 1764" in page
    assert "When it was first lit" in page
    assert "Heron Light – lamp here" in text(tmp_path / "site", "places/heron-point.html")
    assert "the point it stands on" in text(tmp_path / "site", "about.html")


def _section(id_: str, *, whole: bool = False) -> str:
    """A section of the reference, by the id of its heading; `whole` takes its subsections too."""
    head = re.search(rf"^(#+) .*\{{#{id_}\}}$", REFERENCE, re.M)
    assert head, f"docs/reference/entries.md has no heading with {{#{id_}}}"
    end = re.compile(r"^##? " if whole else r"^#+ ", re.M).search(REFERENCE, head.end())
    return REFERENCE[head.end():end.start() if end else None]


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_the_reference_names_every_field_and_every_choice_of_each_record(name: str) -> None:
    model, section = RECORDS[name], _section(name)
    inherited = COMMON - {"value"} if issubclass(model, values.Evidence) and model is not values.Evidence else (
        set(Entry.model_fields) if issubclass(model, Entry) and model is not Entry else set())
    for field, info in model.model_fields.items():
        if field not in inherited:
            assert re.search(rf"^\| `{info.alias or field}` \|", section, re.M), field
            assert {word for word in _choices(info.annotation) if f"`{word}`" not in section} == set(), field
    if inherited == COMMON and model is not values.Statement:
        assert "four fields of" in section


def _choices(annotation: Any) -> Iterator[str]:
    """The words of every Literal in an annotation."""
    for part in get_args(annotation):
        if isinstance(part, str):
            yield part
        elif part not in (None, type(None)) and not (isinstance(part, type) and issubclass(part, BaseModel)):
            yield from _choices(part)


def test_the_reference_names_every_kind_of_value() -> None:
    section = _section("values")
    named = {name for name, value in vars(values).items() if not name.startswith("_") and (
        hasattr(value, "__metadata__") or getattr(value, "__module__", "") == values.__name__ and isinstance(value, type))}
    assert {name for name in named - {"Reference", "Name"} if f"`{name}`" not in section} == set()


def test_the_reference_names_every_field_of_csl() -> None:
    section = _section("csl")
    known = {*work._PLAIN, *work._NAMES, *work._TYPES}
    assert {name for name in known if f"`{name}`" not in section} == set()


def test_the_reference_names_every_command_and_its_options() -> None:
    section = _section("commands")
    missing = [words for words in _commands(cli._parser(), "ency") if words not in section]
    assert not missing


def _commands(parser: ArgumentParser, said: str) -> Iterator[str]:
    yield from (option for action in parser._actions for option in action.option_strings
                if option.startswith("--") and option != "--help")
    nested = [action for action in parser._actions if isinstance(action, _SubParsersAction)]
    if not nested:
        yield f"`{said}"
    for action in nested:
        for name, below in action.choices.items():
            yield from _commands(below, f"{said} {name}")


@pytest.mark.parametrize("code", re.findall(r"```yaml\n(.*?)```", REFERENCE, re.S), ids=lambda code: code.split("\n")[0][:40])
def test_every_example_of_the_reference_is_sound(code: str) -> None:
    tree_ = parse(code)
    assert not tree_.faults and isinstance(tree_.data, dict)
    if set(tree_.data) == {"sources"}:
        values.Evidence.model_validate(tree_.data)
        return
    kinds = [KINDS[tree_.data["kind"]]] if "kind" in tree_.data else [
        model for model in KINDS.values() if set(tree_.data) <= {f.alias or name for name, f in model.model_fields.items()}]
    assert kinds, "no kind has these fields"
    said = [_problems(model, tree_.data) for model in kinds]
    assert () in said, said


def _problems(model: type[Entry], data: dict) -> tuple:
    """What is wrong with an entry that has these fields, and else only what a new one has."""
    begun = parse(skeleton.write(model, "X"))
    whole = Source(Place("x", model.FOLDER, "x.yaml", ""), begun.__class__({**begun.data, **data}, begun.root))
    return validate(whole, {model.KIND: model}, "julian").problems


def test_the_documentation_has_one_sentence_a_line() -> None:
    for page in (GUIDE, REFERENCE):
        prose = re.sub(r"```.*?```", "", page, flags=re.S)
        long = [line for line in prose.splitlines() if not line.startswith("|") and re.search(r"[a-z)`]\. [A-Z]", line)]
        assert not long


def test_every_entry_that_the_documentation_links_is_there() -> None:
    linked = set(re.findall(r"(?<![`\w])\[\[([a-z0-9-]+)\]\](?!`)", re.sub(r"```.*?```", "", REFERENCE, flags=re.S)))
    assert len(linked) >= 4
    assert {id_ for id_ in linked if not list((ROOT / "entries").glob(f"*/{id_}.yaml"))} == set()
