"""What is said when YAML cannot be read: the parser's words in an author's terms.

The parser names its own state and where it gave up. Here that becomes the place
an author has to look at, what is wrong there, and how it is mended.
"""

from __future__ import annotations

from collections.abc import Callable

import yaml

from generator.entries.fault import Fault

_QUOTE = "put the whole value in quotes, or on lines of its own under “|”"


def fault_of(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """The fault that stopped the parser."""
    context, problem = error.context or "", error.problem or ""
    for words, explain in _EXPLAINED:
        if words in problem or words in context:
            return explain(error, text)
    return _at(error.problem_mark, " ".join(part for part in (context, problem) if part) or "not readable as YAML",
               "check quotes, brackets and indentation near here")


def _at(mark: yaml.Mark | None, message: str, repair: str) -> Fault:
    line, column = (mark.line, mark.column) if mark else (0, 0)
    return Fault(line, column, "bad-yaml", message, repair)


def _here(message: str, repair: str) -> Callable[[yaml.MarkedYAMLError, str], Fault]:
    return lambda error, _: _at(error.problem_mark, message, repair)


def _where_it_began(message: str, repair: str) -> Callable[[yaml.MarkedYAMLError, str], Fault]:
    return lambda error, _: _at(error.context_mark or error.problem_mark, message, repair)


def _line(mark: yaml.Mark, text: str) -> str:
    lines = text.split("\n")
    return lines[mark.line] if mark.line < len(lines) else ""


def _no_start(error: yaml.MarkedYAMLError, text: str) -> Fault:
    mark = error.problem_mark
    found = _line(mark, text)[mark.column:mark.column + 1]
    if found == "\t":
        return _at(mark, "a tab stands where YAML wants spaces", "indent with spaces")
    return _at(mark, f"a value cannot begin with “{found}”", _QUOTE)


def _unwanted_colon(error: yaml.MarkedYAMLError, text: str) -> Fault:
    mark = error.problem_mark
    before = _line(mark, text)[:mark.column]
    if ": " in before or before.lstrip().startswith("- "):
        return _at(mark, "a second “:” in one value", _QUOTE)
    column = len(before) - len(before.lstrip())
    return Fault(mark.line, column, "bad-yaml", "a field cannot begin here: the value above has not ended",
                 "write “name: value” on the line above, with a space after the colon, and indent both alike")


def _no_key(error: yaml.MarkedYAMLError, text: str) -> Fault:
    mark, above = error.problem_mark, error.context_mark
    line = _line(mark, text)
    if line[:mark.column].strip():
        return _at(mark, "the value ends before this", _QUOTE)
    if above is not None and mark.column != above.column:
        return _at(mark, f"indented by {_spaces(mark)}, but the fields from line {above.line + 1} on by {_spaces(above)}",
                   "indent them alike, or text that belongs to the field above by more than that field")
    return _at(mark, "a field is wanted here", "write “name: value”")


def _spaces(mark: yaml.Mark) -> str:
    return f"{mark.column} space{'s' if mark.column != 1 else ''}"


def _unclosed_bracket(error: yaml.MarkedYAMLError, text: str) -> Fault:
    mark, opened = error.problem_mark, error.context_mark
    sign = "]" if "]" in error.problem else "}"
    if opened is None or opened.line == mark.line:
        return _at(mark, f"“,” or “{sign}” is wanted here",
                   "close the bracket, or quote an item that holds brackets, commas or quotes")
    return _at(opened, f"the bracket is not closed where line {mark.line + 1} begins", f"close it with “{sign}”")


def _not_ended_quote(error: yaml.MarkedYAMLError, text: str) -> Fault:
    opened = error.context_mark or error.problem_mark
    sign = _line(opened, text)[opened.column:opened.column + 1]
    doubled = "; an apostrophe between such quotes is written ''" if sign == "'" else ""
    return _at(opened, "the quotation that begins here does not end", f"close it with {sign}{doubled}")


def _alias(error: yaml.MarkedYAMLError, text: str) -> Fault:
    mark = error.context_mark or error.problem_mark
    sign = _line(mark, text)[mark.column:mark.column + 1]
    return _at(mark, f"a value that begins with “{sign}” is a reference within the file to YAML", _QUOTE)


_EXPLAINED: tuple[tuple[str, Callable[[yaml.MarkedYAMLError, str], Fault]], ...] = (
    ("cannot start any token", _no_start),
    ("tab character", _here("a tab stands where YAML wants spaces", "indent with spaces")),
    ("mapping values are not allowed", _unwanted_colon),
    ("did not find expected key", _no_key),
    ("did not find expected '-' indicator", _here(
        "a list item is wanted here", "begin the line with “- ”, or indent it as part of the item above")),
    ("did not find expected ',' or", _unclosed_bracket),
    ("did not find expected node content", _here(
        "a value is missing here, or a bracket is not closed", "delete the comma, or close the bracket")),
    ("while scanning a quoted scalar", _not_ended_quote),
    ("found unknown escape character", _here(
        "there is no such escape", "write \\\\ for a backslash, or put the value in single quotes")),
    ("hexdecimal number", _here("an escape lacks digits", "write \\xNN, \\uNNNN or \\UNNNNNNNN, or the character")),
    ("could not find expected ':'", _where_it_began(
        "this line is no field: it has no “: ”", "write “name: value”; text of several lines stands under “|”, indented")),
    ("but found another document", _here("a second document begins here", "delete “---”: a file holds one entry")),
    ("while scanning a block scalar", _here(
        "text stands on the line of “|” or “>-”", "begin the text on the next line, indented")),
    ("block sequence entries are not allowed", _here(
        "a list cannot begin on the line of its field", "begin it on the next line, or put the value in quotes")),
    ("while scanning an alias", _alias),
    ("while scanning an anchor", _alias),
    ("undefined alias", _alias),
    ("duplicate anchor", _alias),
    ("second occurrence", _alias),
    ("a directive", _where_it_began("a line cannot begin with “%”", "put the value in quotes")),
    ("a tag", _where_it_began("a value cannot begin with “!”", _QUOTE)),
)
