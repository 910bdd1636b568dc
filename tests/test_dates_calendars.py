"""The calendars against known days and against convertdate, an independent implementation."""

import pytest
from convertdate import gregorian, islamic, julian
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.dates import CALENDARS, calendar_named, weekday

JULIAN, GREGORIAN, HIJRI = (CALENDARS[name] for name in ("julian", "gregorian", "hijri"))
quickly = settings(database=None, deadline=None, max_examples=300)


@pytest.mark.parametrize(
    ("calendar", "date", "jdn"),
    [
        (JULIAN, (-4712, 1, 1), 0),
        (JULIAN, (-43, 3, 15), 1705426),
        (JULIAN, (622, 7, 16), 1948440),
        (JULIAN, (634, 8, 23), 1952861),
        (JULIAN, (837, 4, 10), 2026872),  # Meeus, table 7.A, taken at the noon before
        (GREGORIAN, (1582, 10, 15), 2299161),
        (GREGORIAN, (2000, 1, 1), 2451545),
        (GREGORIAN, (622, 7, 19), 1948440),
        (HIJRI, (1, 1, 1), 1948440),
        (HIJRI, (13, 6, 22), 1952861),
        (HIJRI, (1445, 9, 1), 2460381),
    ],
)
def test_known_days_have_their_number(calendar, date, jdn):
    assert calendar.to_jdn(*date) == jdn
    assert calendar.from_jdn(jdn) == date


def test_22_jumada_ii_13_was_a_tuesday():
    assert weekday(HIJRI.to_jdn(13, 6, 22)) == 1


def test_new_year_2000_was_a_saturday():
    assert weekday(2451545) == 5


@quickly
@given(st.integers(0, 5_000_000))
def test_the_julian_calendar_agrees_with_convertdate(jdn):
    year, month, day = JULIAN.from_jdn(jdn)
    assert tuple(julian.from_jd(jdn)) == (year, month, day)
    assert julian.to_jd(year, month, day) + 0.5 == jdn


@quickly
@given(st.integers(1_721_426, 5_000_000))
def test_the_gregorian_calendar_agrees_with_convertdate(jdn):
    assert tuple(gregorian.from_jd(jdn)) == GREGORIAN.from_jdn(jdn)


@quickly
@given(st.integers(1, 3000), st.integers(1, 12), st.integers(1, 29))
def test_the_hijri_calendar_agrees_with_convertdate(year, month, day):
    jdn = HIJRI.to_jdn(year, month, day)
    assert islamic.to_jd(year, month, day) + 0.5 == jdn
    assert tuple(islamic.from_jd(jdn - 0.5)) == (year, month, day)
    assert islamic.month_length(year, month) == HIJRI.month_days(year, month)


@quickly
@given(st.sampled_from([JULIAN, GREGORIAN]), st.integers(-3_000_000, 6_000_000))
def test_every_day_has_one_name_and_every_name_one_day(calendar, jdn):
    year, month, day = calendar.from_jdn(jdn)
    assert calendar.to_jdn(year, month, day) == jdn
    assert 1 <= month <= 12 and 1 <= day <= calendar.month_days(year, month)


@quickly
@given(st.sampled_from(list(CALENDARS.values())), st.integers(1, 4000))
def test_the_months_of_a_year_follow_without_gap(calendar, year):
    first, last = calendar.year(year)
    for month in range(1, 13):
        assert calendar.month(year, month)[0] == first
        first = calendar.month(year, month)[1] + 1
    assert first == last + 1


def test_an_unknown_calendar_is_named_with_the_known_ones():
    with pytest.raises(ValueError, match="'mayan'; there are julian, gregorian, hijri"):
        calendar_named("mayan")
