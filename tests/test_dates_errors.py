"""Whatever an author writes wrongly is answered with a sentence, a place and a repair."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.dates import CALENDARS, DateError, parse_when, show, show_short

quickly = settings(database=None, deadline=None, max_examples=400)
EXAMPLE = "write it as 634-08-23, 634-08 or 634"


def error_of(value, calendar="julian"):
    with pytest.raises(DateError) as caught:
        parse_when(value, calendar)
    return caught.value


@pytest.mark.parametrize(
    ("value", "column", "message"),
    [
        ("", 0, f"the date is empty: {EXAMPLE}, or leave the field out"),
        (" \n", 0, f"the date is empty: {EXAMPLE}, or leave the field out"),
        ("unknown", 0, f'"unknown" is not a date: {EXAMPLE}'),
        ("634-13", 4, "month 13: months run from 1 to 12"),
        ("0634-00-01", 5, "month 00: months run from 1 to 12"),
        (
            "634-23-08",
            4,
            "month 23: months run from 1 to 12: write year-month-day, 634-08-23",
        ),
        ("633-34", 4, "month 34: months run from 1 to 12: for a range of years write 633/634"),
        ("634-02-30", 7, "30 February 634: February 634 has 28 days"),
        ("633/ 634-02-30", 12, "30 February 634: February 634 has 28 days"),
        ("[633, 634-02-30]", 13, "30 February 634: February 634 has 28 days"),
        ("637/636", 4, "637/636 runs backwards: write 636/637"),
        ("634/08", 4, "634/08 runs backwards: write 08/634, or for one month 634-08"),
        ("../..", 0, "a range open at both ends says nothing: leave the field out"),
        ("633/634/635", 7, '"633/634/635" has two slashes: a range has one, as 633/634'),
        ("633/yore", 4, f'"yore" is not a date: {EXAMPLE}'),
        (
            "[636]",
            0,
            "one of several needs two dates at least: write [636, 637], or only 636",
        ),
        ("[636,636]", 0, "one of several names a date twice: leave out the repetition"),
        ("[636,,637]", 5, "a date is missing here: write a year, as 634"),
        ("12345", 0, "year 12345: years have at most four digits, as 634"),
        ("XXXX", 0, '"XXXX" leaves too much open: write a range, as 1/99'),
        ([], 0, "one of several needs two dates at least: write [636, 637], or only 636"),
        (None, 0, f"a date is a text, a list of texts or a mapping: {EXAMPLE}"),
    ],
)
def test_the_fault_is_named_at_its_column(value, column, message):
    error = error_of(value)
    assert (error.message, error.column, error.field) == (message, column, None)


REPAIRS = {
    "23 August 634": "634-08-23",
    "23rd of August, 634": "634-08-23",
    "Aug. 23, 634": "634-08-23",
    "August 634": "634-08",
    "23.8.634": "634-08-23",
    "23/8/634": "634-08-23",
    "8/23/634": "634-08-23",
    "634/08/23": "634-08-23",
    "634.08.23": "634-08-23",
    "634-8-23": "634-08-23",
    "634-8": "634-08",
    "634.08": "634-08",
    "634-08-23T10:00": "634-08-23",
    "633-XX": "633",
    "633-04-XX": "633-04",
    "٦٣٤": "634",
    "634\N{NON-BREAKING HYPHEN}08": "634-08",
    "\N{MINUS SIGN}43": "-43",
    "633-634": "633/634",
    "633–634": "633/634",
    "633 to 634": "633/634",
    "between March 633 and June 634": "633-03/634-06",
    "633..634": "633/634",
    "/634": "../634",
    "634/": "634/..",
    "before 634": "../634",
    "after 23 August 634": "634-08-23/..",
    "636 or 637": "[636,637]",
    "636, 637": "[636,637]",
    "{636,637}": "[636,637]",
    "[636,637": "[636,637]",
    "[23 August 634,636]": "[634-08-23,636]",
    "c. 592": "592~",
    "circa August 634": "634-08~",
    "~592": "592~",
    "592 ~": "592~",
    "592~?": "592%",
    "592??": "592?",
    "perhaps 592": "592?",
    "630s": "63X",
    "63x": "63X",
    "7th century": "6XX",
    "634 AD": "634",
    "44 BC": "-43",
    "13 AH": "{hijri: 13}",
    "22 Jumada II 13": "{hijri: 13-06-22}",
    "22 Jumādā II 13 AH": "{hijri: 13-06-22}",
    "Tuesday 23 August 634": "{julian: 634-08-23, weekday: Tuesday}",
}


def as_yaml(text):
    """A flow mapping as a YAML reader gives it; other texts as they are."""
    if not text.startswith("{"):
        return text
    return dict(pair.split(": ") for pair in text.strip("{}").split(", "))


@pytest.mark.parametrize(("text", "repair"), REPAIRS.items())
def test_a_near_miss_is_told_what_to_write_and_that_can_be_read(text, repair):
    error = error_of(text)
    assert error.message == f'"{text}" cannot be read: write {repair}'
    assert error.column == 0
    parse_when(as_yaml(repair))


def test_the_repair_of_one_side_stands_at_that_side():
    error = error_of(" 633/23 August 634")
    assert error.message == '"23 August 634" cannot be read: write 634-08-23'
    assert error.column == 5


def test_hijri_repairs_stay_hijri():
    assert error_of("22 Rajab 13 AH", "hijri").message.endswith("write 13-07-22")


@pytest.mark.parametrize(
    ("value", "field", "column", "message"),
    [
        (
            {"hijri": "13-06-22", "julian": "634-08-25"},
            "hijri",
            0,
            "22 Jumādā II 13 AH is 23 August 634, not 25 August 634: "
            "correct hijri or julian, or leave one out",
        ),
        (
            {"hijri": "13", "julian": "640"},
            "hijri",
            0,
            "13 AH is 634–635, not 640: correct hijri or julian, or leave one out",
        ),
        (
            {"hijri": "13-06-22", "julian": "633"},
            "hijri",
            0,
            "22 Jumādā II 13 AH is 23 August 634, not 633: "
            "correct hijri or julian, or leave one out",
        ),
        (
            {"julian": "1900-01-01", "gregorian": "1900-01-14"},
            "gregorian",
            0,
            "gregorian 14 January 1900 is julian 2 January 1900, not 1 January 1900: "
            "correct gregorian or julian, or leave one out",
        ),
        (
            {"julian": "634-08-23", "weekday": "Monday"},
            "weekday",
            0,
            "23 August 634 is a Tuesday, not a Monday: "
            "write weekday: Tuesday, or correct the date",
        ),
        (
            {"hijri": "13-06-22", "weekday": "Friday"},
            "weekday",
            0,
            "22 Jumādā II 13 AH, which is 23 August 634, is a Tuesday, not a Friday: "
            "write weekday: Tuesday, or correct the date",
        ),
        (
            {"julian": "634-08-23/634-08-24", "weekday": "Friday"},
            "weekday",
            0,
            "23–24 August 634 has no Friday: correct the weekday or the date",
        ),
        (
            {"julian": "634", "weekday": "Tue"},
            "weekday",
            0,
            '"Tue" is not a weekday: write Tuesday',
        ),
        (
            {"julian": "634", "weekday": "Yawm"},
            "weekday",
            0,
            '"Yawm" is not a weekday: write a day from Monday to Sunday',
        ),
        (
            {"julian": "634", "text": " "},
            "text",
            0,
            "text is empty: give the source's own words, or leave text out",
        ),
        (
            {"hijri": "13-14"},
            "hijri",
            3,
            "month 14: months run from 1 to 12: for a range of years write 13/14",
        ),
        (
            {"hijri": "12-02-30"},
            "hijri",
            6,
            "30 Ṣafar 12 AH: Ṣafar 12 AH has 29 days in the tabular calendar: "
            "write 12-02-29, and the source in text",
        ),
        (
            {"hijri": "0"},
            "hijri",
            0,
            "year 0: Hijri years run from 1: give an earlier date as julian",
        ),
        (
            {"gregorian": ""},
            "gregorian",
            0,
            f"the date is empty: {EXAMPLE}, or leave the field out",
        ),
        (
            {"weekday": "Monday"},
            None,
            0,
            "no date is given: add julian: 634-08-23, or as much as is known",
        ),
        ({"hijr": "13"}, None, 0, 'a date has no field "hijr": did you mean hijri?'),
        (
            {"islamic": "13"},
            None,
            0,
            'a date has no field "islamic": use julian, gregorian, hijri, weekday, text',
        ),
    ],
)
def test_a_mapping_is_answered_field_by_field(value, field, column, message):
    error = error_of(value)
    assert (error.message, error.field, error.column) == (message, field, column)


def test_an_item_of_a_list_is_told_by_its_number():
    error = error_of({"julian": ["636", "637-14"]})
    assert (error.field, error.item, error.column) == ("julian", 1, 4)


def test_a_long_or_unprintable_text_is_quoted_shortly():
    assert error_of("x" * 1000).message == f'"{"x" * 40}…" is not a date: {EXAMPLE}'
    assert error_of("\0\ud800").message == f'"��" is not a date: {EXAMPLE}'


@pytest.mark.parametrize("word", ["AD ", "from ", "c. ", " or ", " to ", "~?", "AH ", "1,", "1-"])
def test_no_repetition_makes_the_repair_slow(word):
    before = time.perf_counter()
    error_of(word * 400)
    error_of((word * 60)[:60])
    assert time.perf_counter() - before < 0.5


# Letters of which dates are made, so that more than noise is tried.
near_dates = st.text(alphabet="0123456789-/~?%X[], .AHBCc", max_size=16)
words = st.lists(
    st.sampled_from(
        "634 08 23 13 - / .. [ ] , ~ ? August Rajab Tuesday before after or to AH BC c. X 0 -43"
        "".split()
    ),
    max_size=6,
)
texts = st.one_of(st.text(max_size=30), near_dates, words.map(" ".join), words.map("".join))
values = st.one_of(texts, st.none(), st.integers(), st.booleans(), st.lists(texts, max_size=3))
fields = st.sampled_from(["julian", "gregorian", "hijri", "weekday", "text"])
mappings = st.dictionaries(st.one_of(fields, fields, fields, texts), values, max_size=4)
nested = st.recursive(values, lambda inner: st.lists(inner, max_size=3), max_leaves=4)


@quickly
@given(st.one_of(texts, nested, mappings, mappings), st.sampled_from(list(CALENDARS)))
def test_nothing_an_author_can_write_raises_another_error(value, calendar):
    try:
        when = parse_when(value, calendar)
    except DateError as error:
        assert len(error.message) > 20
        longest = max((len(t) for t in flattened(value)), default=0)
        assert 0 <= error.column <= longest
        assert error.field in (None, "julian", "gregorian", "hijri", "weekday", "text")
        return
    assert show(when) and show_short(when)
    assert show(when, ("hijri", "gregorian"))


def flattened(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from flattened(list(value.values()))
    elif isinstance(value, list):
        for item in value:
            yield from flattened(item)


@quickly
@given(st.integers(1, 3000), st.integers(1, 12), st.integers(1, 28))
def test_what_a_misspelt_date_is_told_to_write_is_that_date(year, month, day):
    name = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()[month - 1]
    right = f"{year}-{month:02}-{day:02}"
    for wrong in (f"{day} {name} {year}", f"{name} {day}, {year}"):
        told = re.fullmatch(r".*: write (\S+)", error_of(wrong).message)[1]
        assert told == right
