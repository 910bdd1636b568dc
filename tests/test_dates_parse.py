"""What an author may write, and which days it means."""

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.dates import CALENDARS, DateError, machine, parse_when

JULIAN = CALENDARS["julian"]
AUGUST_23 = 1952861  # 23 August 634
YEAR_634 = (1952627, 1952991)
quickly = settings(database=None, deadline=None, max_examples=300)


@pytest.mark.parametrize(
    ("text", "first", "last", "form"),
    [
        ("634-08-23", AUGUST_23, AUGUST_23, "day"),
        ("0634-08-23", AUGUST_23, AUGUST_23, "day"),
        (" 634-08-23\n", AUGUST_23, AUGUST_23, "day"),
        ("633-04", 1952352, 1952381, "month"),
        ("634", *YEAR_634, "year"),
        ("63X", 1951166, 1954817, "decade"),
        ("063X", 1951166, 1954817, "decade"),
        ("6XX", 1940208, 1976732, "century"),
        ("633/634", 1952262, 1952991, "range"),
        ("633-04 / 634-08-23", 1952352, AUGUST_23, "range"),
        ("../634", None, 1952991, "open"),
        ("634/..", 1952627, None, "open"),
        ("-43-03-15", 1705426, 1705426, "day"),
        ("0", 1721058, 1721423, "year"),
    ],
)
def test_a_text_means_these_days(text, first, last, form):
    when = parse_when(text)
    assert (when.first, when.last, when.form) == (first, last, form)


@pytest.mark.parametrize("value", ["[636,637]", "[636, 637]", ["636", "637"], ("636", "637")])
def test_one_of_two_years_is_text_or_list(value):
    when = parse_when(value)
    assert when.choices == ((1953357, 1953722), (1953723, 1954087))
    assert (when.first, when.last, when.form) == (1953357, 1954087, "choice")


def test_one_of_may_mix_months_and_years():
    assert parse_when("[634-08, 635]").choices == ((1952839, 1952869), (1952992, 1953356))


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("634", False, False),
        ("592~", True, False),
        ("634-08?", False, True),
        ("634-08-23%", True, True),
        ("63X~", True, False),
        ("633~/634?", True, True),
        ("../634~", True, False),
        ("[636?,637]", False, True),
    ],
)
def test_marks_say_approximate_and_uncertain(text, approximate, uncertain):
    when = parse_when(text)
    assert (when.approximate, when.uncertain) == (approximate, uncertain)


def test_marks_stay_with_the_side_they_were_written_on():
    start, end = parse_when("633~/634").given[0].stamps
    assert start.approximate and not end.approximate


def test_a_plain_date_is_of_the_calendar_asked_for():
    assert parse_when("634-08-26", "gregorian").first == AUGUST_23
    assert parse_when("13-06-22", "hijri").first == AUGUST_23


def test_a_hijri_date_is_computed():
    when = parse_when({"hijri": "13-06-22"})
    assert (when.first, when.last, when.form) == (AUGUST_23, AUGUST_23, "day")
    stamp = when.given_in("hijri").stamps[0]
    assert (stamp.year, stamp.month, stamp.day) == (13, 6, 22)
    assert when.given_in("julian") is None


def test_all_fields_together_agree():
    when = parse_when(
        {"hijri": "13-06-22", "julian": "634-08-23", "weekday": "tuesday", "text": " a Tuesday "}
    )
    assert (when.first, when.text) == (AUGUST_23, "a Tuesday")


def test_hijri_may_be_a_day_off_and_the_solar_day_holds():
    assert parse_when({"hijri": "13-06-21", "julian": "634-08-23"}).first == AUGUST_23
    assert parse_when({"hijri": "13-06-23", "julian": "634-08-23"}).first == AUGUST_23


def test_a_month_may_begin_a_day_early():
    # 30 August 634 is 29 Jumādā II by the table: the moon may have been seen sooner.
    assert parse_when({"julian": "634-08-30", "hijri": "13-07"}).first == AUGUST_23 + 7
    with pytest.raises(DateError):
        parse_when({"julian": "634-08-29", "hijri": "13-07"})


def test_the_more_precise_of_two_leads():
    when = parse_when({"julian": "634", "hijri": "13-06-22"})
    assert (when.first, when.last, when.form) == (AUGUST_23, AUGUST_23, "day")


def test_two_overlapping_years_leave_what_they_share():
    # 14 AH: 25 February 635 to 13 February 636
    when = parse_when({"julian": "635", "hijri": "14"})
    assert (when.first, when.last) == (1953047, 1953356)


def test_a_coarse_doubt_does_not_touch_an_exact_day():
    assert not parse_when({"julian": "634~", "hijri": "13-06-22"}).approximate


def test_the_weekday_corrects_a_hijri_day_by_one():
    assert parse_when({"hijri": "13-06-22", "weekday": "Tuesday"}).first == AUGUST_23
    assert parse_when({"hijri": "13-06-22", "weekday": "Monday"}).first == AUGUST_23 - 1
    assert parse_when({"hijri": "13-06-22", "weekday": "Wednesday"}).first == AUGUST_23 + 1
    assert parse_when({"hijri": "1-01-01", "weekday": "Thursday"}).first == 1948439
    coarse = {"hijri": "13-06-22", "julian": "634", "weekday": "Monday"}
    assert parse_when(coarse).first == AUGUST_23 - 1


def test_a_weekday_fits_any_month_and_a_range_that_has_it():
    assert parse_when({"julian": "634-08", "weekday": "Friday"}).form == "month"
    assert parse_when({"julian": "634-08-23/634-08-24", "weekday": "Wednesday"}).form == "range"


def test_a_list_within_a_mapping_is_one_of():
    assert parse_when({"hijri": ["12", "14"], "text": "in 12 or 14"}).form == "choice"


def test_the_same_text_is_read_once():
    assert parse_when("634-08-23") is parse_when("634-08-23")


def test_a_date_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        parse_when("634").first = 0


def test_an_unknown_calendar_is_a_fault_of_ours():
    with pytest.raises(ValueError, match="no calendar is called 'mayan'"):
        parse_when("634", "mayan")


dates = st.builds(
    lambda jdn, parts, mark: "-".join(
        f"{part:0{2 if n else 1}}" for n, part in enumerate(JULIAN.from_jdn(jdn)[:parts])
    )
    + mark,
    st.integers(1_721_424, 3_000_000),
    st.integers(1, 3),
    st.sampled_from(["", "~", "?", "%"]),
)
expressions = st.one_of(
    dates,
    st.tuples(dates, dates).map("/".join),
    dates.map("../{}".format),
    dates.map("{}/..".format),
    st.lists(dates, min_size=2, max_size=3).map(lambda parts: f"[{','.join(parts)}]"),
    st.integers(1, 999).map("{}X".format),
)


@quickly
@given(expressions)
def test_what_is_written_for_machines_is_read_back(text):
    try:
        when = parse_when(text)
    except DateError as error:
        assert "backwards" in error.message or "twice" in error.message
        return
    again = parse_when(machine(when))
    assert again == when
    assert when.first is None or when.last is None or when.first <= when.last


@quickly
@given(st.integers(1948440, 3_000_000))
def test_hijri_and_julian_of_one_day_agree_with_its_weekday(jdn):
    hijri, julian = (
        "-".join(f"{part:02}" for part in CALENDARS[name].from_jdn(jdn))
        for name in ("hijri", "julian")
    )
    day = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[jdn % 7]
    assert parse_when({"hijri": hijri, "julian": julian, "weekday": day}).first == jdn
