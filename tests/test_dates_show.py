"""Dates in words, in full, in short and for machines."""

import pytest

from generator.dates import DateWords, machine, parse_when, show, show_short, show_weekday


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("634-08-23", "23 August 634 / 22 Jumādā II 13"),
        ("633-04", "April 633 / Muḥarram–Ṣafar 12"),
        ("634", "634 / 12–13 AH"),
        ("592~", "c. 592"),
        ("592-04~", "about April 592"),
        ("634?", "634? / 12–13 AH"),
        ("634%", "c. 634? / 12–13 AH"),
        ("63X", "630s / 8–18 AH"),
        ("6XX", "600–699"),
        ("../634", "before 634 / 12–13 AH"),
        ("../600", "before 600"),
        ("634-08-23/..", "after 23 August 634 / 22 Jumādā II 13"),
        ("../634~", "before c. 634 / 12–13 AH"),
        ("[636,637]", "636 or 637 / 14–16 AH"),
        ("[634,636]", "634 or 636 / 12–13 AH or 14–15 AH"),
        ("[634,636,638?]", "634, 636 or 638? / 12–13 AH, 14–15 AH or 16–17 AH"),
        ("[634-08-23,634-08-24]", "23 or 24 August 634 / 22 or 23 Jumādā II 13"),
        (
            "[634-08,635-08]",
            "August 634 or August 635 / Jumādā I – Rajab 13 or Jumādā II – Rajab 14",
        ),
        ("[540-08,541]", "541 or August 540"),
        ("633/634", "633–634 / 11–13 AH"),
        ("633/633", "633 / 11–12 AH"),
        ("533-03/533-05", "March–May 533"),
        ("533-03/534-06", "March 533 – June 534"),
        ("534-05-03/534-05-05", "3–5 May 534"),
        ("534-05-03/534-06-05", "3 May – 5 June 534"),
        ("533-12-30/534-01-02", "30 December 533 – 2 January 534"),
        ("533/534-05", "533 – May 534"),
        ("533~/534", "c. 533 – 534"),
        ("533~/534~", "c. 533–534"),
        ("53X/54X", "530s – 540s"),
        ("610/634", "610–634"),  # begins before the Hijra
        ("622-07-16", "16 July 622 / 1 Muḥarram 1"),
        ("622-07-15", "15 July 622"),
        ("-43-03-15", "15 March 44 BC"),
        ("-9/-5", "10–6 BC"),
        ("0/1", "1 BC – 1"),
        ({"hijri": "14"}, "635–636 / 14 AH"),
        ({"hijri": "14~"}, "c. 635–636 / 14 AH"),
        ({"hijri": "12-02"}, "April–May 633 / Ṣafar 12"),
        ({"hijri": "13-06-22"}, "23 August 634 / 22 Jumādā II 13"),
        ({"hijri": "13-06-21", "julian": "634-08-23"}, "23 August 634 / 21 Jumādā II 13"),
        ({"hijri": "13-06-21", "weekday": "Tuesday"}, "23 August 634 / 21 Jumādā II 13"),
        ({"hijri": "13-06-22", "julian": "634"}, "23 August 634 / 22 Jumādā II 13"),
        ({"hijri": "12-02", "julian": "633-04"}, "April 633 / Ṣafar 12"),
        ({"hijri": "12-02", "julian": "633-04-17/633-05-15"}, "17 April – 15 May 633 / Ṣafar 12"),
        ({"hijri": "1X"}, "631–640 / 10–19 AH"),
        ({"hijri": "[12,14]"}, "633–634 or 635–636 / 12 or 14 AH"),
        (
            {"julian": "633-03/634-06", "hijri": "12-01/13-04"},
            "March 633 – June 634 / Muḥarram 12 – Rabīʿ II 13",
        ),
        ("633-03/634-06", "March 633 – June 634 / Dhū l-Ḥijja 11 – Rabīʿ II 13"),
        ({"hijri": "12-03/12-04"}, "May–July 633 / Rabīʿ I – Rabīʿ II 12"),
        ({"gregorian": "1918-11-11"}, "29 October 1918 / 6 Ṣafar 1337"),
    ],
)
def test_a_date_is_shown_in_both_calendars(value, shown):
    assert show(parse_when(value)) == shown


def test_an_encyclopedia_may_use_one_calendar_only():
    assert show(parse_when("1918-11-11", "gregorian"), ("gregorian",)) == "11 November 1918"


def test_hijri_alone_or_first_keeps_its_era():
    assert show(parse_when("634"), ("hijri", "julian")) == "12–13 AH / 634"
    assert show(parse_when("592"), ("hijri",)) == "592"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("633", "633"),
        ("633-04", "Apr 633"),
        ("634-08-23", "23 Aug 634"),
        ("592~", "c. 592"),
        ("592-04~", "c. Apr 592"),
        ("634?", "634?"),
        ("[636,637]", "636/637"),
        ("[634,635,637]", "634/635/637"),
        ("633/634", "633–634"),
        ("../634", "before 634"),
        ({"hijri": "14"}, "635–636"),
    ],
)
def test_a_list_shows_dates_shortly(value, shown):
    assert show_short(parse_when(value)) == shown


def test_the_short_form_knows_other_calendars():
    assert show_short(parse_when("634-08-23"), "hijri") == "22 Jum II 13"
    assert show_short(parse_when("592"), "hijri") == "592"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("634-08-23", "0634-08-23"),
        ("633-04~", "0633-04~"),
        ("63X", "063X"),
        ("../634", "../0634"),
        ("[636,637]", "[0636,0637]"),
        ("-43-03-15", "-0043-03-15"),
        ({"hijri": "13-06-22"}, "0634-08-23"),
        ({"hijri": "14?"}, "0635-02-25?/0636-02-13?"),
        ({"hijri": "12/.."}, "0633-03-18/.."),
        ({"hijri": "12/13"}, "0633-03-18/0635-02-24"),
    ],
)
def test_machines_get_edtf(value, written):
    assert machine(parse_when(value)) == written


def test_machines_may_ask_for_gregorian():
    assert machine(parse_when("634-08-23"), "gregorian") == "0634-08-26"


def test_a_single_day_has_a_weekday():
    assert show_weekday(parse_when("634-08-23")) == "Tuesday"
    assert show_weekday(parse_when("634-08")) == ""
    assert show_weekday(parse_when("../634")) == ""


GERMAN = {
    "months": {
        "julian": "Januar Februar März April Mai Juni Juli August September Oktober "
        "November Dezember".split()
    },
    "weekdays": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(),
    "eras": {"hijri": "d. H."},
    "circa": "um",
    "before": "vor",
    "choice": "oder",
    "decade": "er",
}


def test_an_encyclopedia_may_replace_the_words():
    words = DateWords.of(GERMAN)
    assert show(parse_when("633-03"), words=words) == "März 633 / Dhū l-Ḥijja 11 – Muḥarram 12"
    assert show(parse_when("634~"), words=words) == "um 634 / 12–13 d. H."
    assert show(parse_when("../600"), words=words) == "vor 600"
    assert show(parse_when("[536,537]"), words=words) == "536 oder 537"
    assert show(parse_when("53X"), words=words) == "530er"
    assert show_weekday(parse_when("634-08-23"), words) == "Dienstag"


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ({"cira": "um"}, "no date word is called 'cira'"),
        ({"months": {"julian": ["Januar"]}}, "months.julian is a list of 12 names"),
        ({"months": {"mayan": []}}, "months is a mapping of calendars: julian, gregorian, hijri"),
        ({"weekdays": "Montag"}, "weekdays is a list of 7 names"),
        ({"circa": 3}, "circa is a text, not 3"),
    ],
)
def test_wrong_words_are_refused(mapping, message):
    with pytest.raises(ValueError, match=message):
        DateWords.of(mapping)


def test_half_rings_are_modifier_letters():
    shown = show(parse_when("13-08", "hijri"), ("hijri",))
    assert shown == "Sha\N{MODIFIER LETTER LEFT HALF RING}b\u0101n 13"
