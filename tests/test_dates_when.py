"""Dates compared: only ever as days."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.dates import parse_when
from generator.dates.interval import common, holds, length

quickly = settings(database=None, deadline=None, max_examples=200)
ends = st.one_of(st.none(), st.integers(0, 50))
spans = st.tuples(ends, ends).filter(lambda s: None in s or s[0] <= s[1])


def days(span):
    """The days between -1 and 51 that a span holds: an open end reaches beyond."""
    first, last = span
    return set(range(-1 if first is None else first, (51 if last is None else last) + 1))


def test_a_year_overlaps_its_months_and_contains_them():
    year, month = parse_when("634"), parse_when("634-08")
    assert year.overlaps(month) and month.overlaps(year)
    assert year.contains(month) and not month.contains(year)


def test_neighbouring_years_do_not_overlap():
    assert not parse_when("633").overlaps(parse_when("634"))


def test_dates_of_two_calendars_are_compared_as_days():
    assert parse_when("13-06-22", "hijri").overlaps(parse_when("634-08-23"))
    assert parse_when("634").contains(parse_when("13-06-22", "hijri"))


def test_an_open_range_reaches_for_ever():
    before, after = parse_when("../634"), parse_when("634/..")
    assert before.overlaps(parse_when("-4000")) and not before.overlaps(parse_when("635"))
    assert after.contains(9_999_999) and not after.contains(parse_when("633"))
    assert before.overlaps(after) and not before.contains(after)


def test_a_choice_does_not_hold_what_lies_between():
    choice = parse_when("[634,636]")
    assert not choice.overlaps(parse_when("635"))
    assert choice.contains(parse_when("636-02")) and not choice.contains(parse_when("634/636"))


def test_the_midpoint_of_an_open_range_is_its_end():
    assert parse_when("634-08-23/634-08-25").midpoint == 1952862
    assert parse_when("../634").midpoint == 1952991
    assert parse_when("634/..").midpoint == 1952627


def test_dates_are_sorted_by_their_beginning_the_coarser_first():
    right = ["592~", "../634", "634", "634-01", "634-01-01", "634-08", "634/..", "[635,636]"]
    mixed = sorted(reversed(right), key=lambda text: parse_when(text).sort_key)
    assert mixed == right


@quickly
@given(spans, spans)
def test_what_two_spans_share_is_what_their_days_share(a, b):
    shared = common(a, b)
    assert (set() if shared is None else days(shared)) == days(a) & days(b)


@quickly
@given(spans, spans)
def test_a_span_holds_another_if_it_has_all_its_days(a, b):
    assert holds(a, b) == (
        days(b) <= days(a)
        and not (b[0] is None and a[0] is not None)
        and not (b[1] is None and a[1] is not None)
    )


def test_lengths_add_up_and_open_ends_are_infinite():
    assert length(((1, 3), (7, 7))) == 4
    assert length(((1, None),)) == float("inf")
