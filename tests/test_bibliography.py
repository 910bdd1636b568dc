"""Works as they are cited, in notes and in the bibliography."""

from __future__ import annotations

import re
import time
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.bibliography import STYLE, Formatted, compose, format_works


def cited(**item) -> Formatted:
    """The one work, with underscores for the hyphens of CSL's names."""
    fields = {name.replace("_", "-"): value for name, value in item.items()}
    return format_works({"it": fields})["it"]


EXPECTED = {
    "book, Arabic author with an edited text": (
        {
            "type": "book",
            "language": "ar-Latn",
            "author": [{"literal": "al-Ṭabarī"}],
            "title": "Tārīkh al-rusul wa-l-mulūk",
            "title-short": "Taʾrīkh",
            "editor": [{"family": "Ibrāhīm", "given": "M. Abū l-Faḍl"}],
            "number-of-volumes": 10,
            "publisher": "Dār al-Maʿārif",
            "publisher-place": "Cairo",
            "issued": "1960-1969",
        },
        "al-Ṭabarī, *Taʾrīkh*",
        "al-Ṭabarī. *Tārīkh al-rusul wa-l-mulūk*, ed. M. Abū l-Faḍl Ibrāhīm, 10 vols. "
        "Cairo: Dār al-Maʿārif, 1960–1969.",
    ),
    "chronicle, an editor with al- as particle, a Hijri year": (
        {
            "type": "chronicle",
            "language": "ar-Latn",
            "author": [{"literal": "Khalīfa b. Khayyāṭ"}],
            "title": "al-Tārīkh",
            "editor": [
                {"family": "ʿUmarī", "given": "Akram Ḍiyāʾ", "non-dropping-particle": "al-"}
            ],
            "edition": "2",
            "publisher": "Dār al-Qalam",
            "publisher-place": "Damascus",
            "issued": {"literal": "1397 AH"},
        },
        "Khalīfa b. Khayyāṭ, *al-Tārīkh*",
        "Khalīfa b. Khayyāṭ. *al-Tārīkh*, ed. Akram Ḍiyāʾ al-ʿUmarī, 2nd ed. "
        "Damascus: Dār al-Qalam, 1397 AH.",
    ),
    "book, translated, one volume, in a series": (
        {
            "type": "book",
            "author": "al-Balādhurī",
            "title": "The Origins of the Islamic State: Being a Translation",
            "translator": [{"family": "Hitti", "given": "Philip Khuri"}],
            "volume": "I",
            "collection-title": "Studies in History, Economics and Public Law",
            "collection-number": "163",
            "publisher": "Columbia University",
            "publisher-place": "New York",
            "issued": 1916,
        },
        "al-Balādhurī, *Origins of the Islamic State*",
        "al-Balādhurī. *The Origins of the Islamic State: Being a Translation*, vol. I, "
        "tr. Philip Khuri Hitti. Studies in History, Economics and Public Law 163. "
        "New York: Columbia University, 1916.",
    ),
    "book, two authors": (
        {
            "type": "book",
            "author": [
                {"family": "Noth", "given": "Albrecht"},
                {"family": "Conrad", "given": "Lawrence I."},
            ],
            "title": "The Early Arabic Historical Tradition",
            "edition": "2",
            "publisher": "Darwin Press",
            "publisher-place": "Princeton",
            "issued": {"date-parts": [[1994]]},
        },
        "Noth and Conrad, *Early Arabic Historical Tradition*",
        "Noth, Albrecht, and Lawrence I. Conrad. *The Early Arabic Historical Tradition*, "
        "2nd ed. Princeton: Darwin Press, 1994.",
    ),
    "book, editors in place of an author, undated": (
        {
            "type": "book",
            "editor": [
                {"family": "Cameron", "given": "Averil"},
                {"family": "Conrad", "given": "Lawrence I."},
            ],
            "title": "What Remained?",
            "publisher": "Darwin Press",
            "publisher-place": "Princeton",
        },
        "Cameron and Conrad, *What Remained?*",
        "Cameron, Averil, and Lawrence I. Conrad, eds. *What Remained?* "
        "Princeton: Darwin Press, n.d.",
    ),
    "chapter": (
        {
            "type": "chapter",
            "author": [{"family": "Zarrīnkūb", "given": "ʿAbd al-Ḥusayn"}],
            "title": "The Arab Conquest of Iran and its Aftermath",
            "container-title": "The Cambridge History of Iran",
            "volume": "IV",
            "editor": [{"family": "Frye", "given": "Richard N."}],
            "page": "1-56",
            "publisher": "Cambridge University Press",
            "publisher-place": "Cambridge",
            "issued": "1975",
        },
        "Zarrīnkūb, “Arab Conquest of Iran and its Aftermath”",
        "Zarrīnkūb, ʿAbd al-Ḥusayn. “The Arab Conquest of Iran and its Aftermath”. "
        "In *The Cambridge History of Iran*, vol. IV, ed. Richard N. Frye, 1–56. "
        "Cambridge: Cambridge University Press, 1975.",
    ),
    "article-journal": (
        {
            "type": "article-journal",
            "author": [{"family": "Robinson", "given": "Chase F."}],
            "title": "The Conquest of Khūzistān: a historiographical reassessment",
            "container-title": "Bulletin of the School of Oriental and African Studies",
            "volume": "67",
            "issue": "1",
            "issued": {"date-parts": [[2004, 2, 1]]},
            "page": "14-39",
            "DOI": "doi:10.1017/S0041977X04000023",
        },
        "Robinson, “Conquest of Khūzistān”",
        "Robinson, Chase F. “The Conquest of Khūzistān: a historiographical reassessment”. "
        "*Bulletin of the School of Oriental and African Studies* 67, no. 1 (2004): 14–39. "
        "<https://doi.org/10.1017/S0041977X04000023>.",
    ),
    "entry-encyclopedia": (
        {
            "type": "entry-encyclopedia",
            "author": [{"family": "Lewental", "given": "D. Gershon"}],
            "title": "Qādesiya, Battle of",
            "container-title": "Encyclopædia Iranica",
            "container-title-short": "EIr",
            "issued": "2014",
            "URL": "https://example.org/articles/qadesiya_battle",
            "accessed": "2024-05-03",
        },
        "Lewental, “Qādesiya, Battle of”, *EIr*",
        "Lewental, D. Gershon. “Qādesiya, Battle of”. In *Encyclopædia Iranica*, 2014. "
        "<https://example.org/articles/qadesiya_battle> (accessed 3 May 2024).",
    ),
    "webpage": (
        {
            "type": "webpage",
            "title": "Battle of Firaz",
            "container-title": "An Open Encyclopedia",
            "issued": "2024-05-03",
            "URL": "https://example.org/wiki/Battle_of_Firaz",
        },
        "“Battle of Firaz”",
        "“Battle of Firaz”. *An Open Encyclopedia*. 3 May 2024. "
        "<https://example.org/wiki/Battle_of_Firaz>.",
    ),
    "dataset": (
        {
            "type": "dataset",
            "author": [
                {"family": "Seydi", "given": "Masoumeh"},
                {"family": "Romanov", "given": "Maxim"},
            ],
            "title": "al-Thurayyā Gazetteer",
            "version": "2",
            "issued": "2024",
            "note": "After G. Cornu’s atlas",
        },
        "Seydi and Romanov, *al-Thurayyā Gazetteer*",
        "Seydi, Masoumeh, and Maxim Romanov. *al-Thurayyā Gazetteer*, version 2. 2024. "
        "Data set. After G. Cornu’s atlas.",
    ),
    "manuscript": (
        {
            "type": "manuscript",
            "author": [{"literal": "Ibn Aʿtham al-Kūfī"}],
            "title": "Kitāb al-Futūḥ",
            "archive-place": "Istanbul",
            "archive": "Topkapı Sarayı",
            "archive_location": "Ahmet III 2956",
            "issued": "873 AH",
        },
        "Ibn Aʿtham al-Kūfī, *Kitāb al-Futūḥ*",
        "Ibn Aʿtham al-Kūfī. *Kitāb al-Futūḥ*. "
        "MS, Istanbul, Topkapı Sarayı, Ahmet III 2956, 873 AH.",
    ),
    "thesis, a work named in its title": (
        {
            "type": "thesis",
            "author": [{"family": "Doe", "given": "Jane Mary"}],
            "title": "A Study of <i>Kitāb al-Futūḥ</i>",
            "genre": "PhD thesis",
            "publisher": "University of Exeter",
            "issued": "1999",
        },
        "Doe, “Study of *Kitāb al-Futūḥ*”",
        "Doe, Jane Mary. “A Study of *Kitāb al-Futūḥ*”. PhD thesis, University of Exeter, 1999.",
    ),
    "author in doubt": (
        {"type": "chronicle", "author": "Sebeos (attr.)", "title": "History"},
        "Sebeos (attr.), *History*",
        "Sebeos (attr.). *History*.",
    ),
}


@pytest.mark.parametrize("case", EXPECTED)
def test_each_type_reads_as_scholars_print_it(case):
    item, short, full = EXPECTED[case]
    assert format_works({"it": item}) == {"it": Formatted(short=short, full=full)}


@pytest.mark.parametrize("language", [{}, {"language": "en"}, {"language": "ar-Latn"}])
def test_transliterated_titles_keep_their_case_in_every_language(language):
    line = cited(author="al-Dīnawarī", title="al-akhbār al-ṭiwāl wa-ghayruhā", **language)
    assert line.short == "al-Dīnawarī, *al-akhbār al-ṭiwāl wa-ghayruhā*"


def test_an_article_is_dropped_from_english_short_titles_only():
    assert cited(title="The Sword: a life").short == "*Sword*"
    assert cited(title="A Arte da Guerra", language="pt").short == "*A Arte da Guerra*"


def test_four_authors_are_one_and_others_in_a_note_but_all_in_the_bibliography():
    line = cited(author=["Alif", "Bāʾ", "Tāʾ", "Thāʾ"], title="Ḥurūf")
    assert line == Formatted("Alif et al., *Ḥurūf*", "Alif, Bāʾ, Tāʾ, and Thāʾ. *Ḥurūf*.")


@pytest.mark.parametrize(
    ("issued", "printed"),
    [
        ("1960-69", "1960–69"),
        ("1960/1969", "1960–1969"),
        ("1411/1991", "1411/1991"),  # one year in two eras
        ("1993-04", "1993"),
        ({"date-parts": [[1905], [1926]]}, "1905–1926"),
        ({"date-parts": [[890]], "circa": True}, "c. 890"),
        ({"raw": "before 892"}, "before 892"),
    ],
)
def test_years_are_printed_as_written_with_spans_closed_by_a_dash(issued, printed):
    assert cited(title="Annali", issued=issued).full == f"*Annali*. {printed}."


def test_italics_within_an_italic_title_are_upright():
    assert cited(title="Reading <i>al-Futūḥ</i> anew").short == "*Reading* al-Futūḥ *anew*"


def test_an_unclosed_tag_does_not_leak_out_of_its_field():
    line = cited(title="Sayf’s <i>Futūḥ", type="webpage", publisher="Brill")
    assert line.full == "“Sayf’s *Futūḥ*”. Brill, n.d."


def test_what_is_special_in_markdown_and_html_stays_text():
    line = cited(title="a*b_c [[id]] [@work] <script> R&amp;D A&B `x` \\ | ~", note="1 < 2")
    assert line.full == (
        r"*a\*b\_c \[\[id\]\] \[@work\] \<script\> R\&amp;D A&B \`x\` \\ \| \~*. 1 \< 2."
    )


def test_a_number_at_the_start_opens_no_list():
    assert cited(type="map", author="1984", title="Map").full == r"1984\. *Map*."


def test_only_web_addresses_become_links():
    assert cited(title="X", URL="javascript:alert(1)").full == "*X*. javascript:alert(1)."
    assert cited(title="X", URL="https://a.example/<b>").full == r"*X*. https://a.example/\<b\>."


def test_a_title_is_closed_once():
    assert cited(title="Etc.", issued="2001").full == "*Etc.* 2001."
    assert cited(title="Who?").full == "*Who?*"


def test_an_unknown_field_or_type_is_passed_over_in_silence():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        line = cited(type="papyrus", title="PERF 558", shelf="3", author=[{"literal": "x", "q": 1}])
    assert line.full == "x. *PERF 558*."


@pytest.mark.parametrize(
    ("item", "full"),
    [
        ({}, "*the-id*."),
        (None, "*the-id*."),
        ({"title": None, "author": {"date": 1}}, "*the-id*."),
        ({"title": "X", "issued": {"date-parts": [["spring"]]}}, "*X*."),
        (
            {"title": "X", "author": "Y", "issued": "1999", "accessed": {"date-parts": 5}},
            "Y. *X*. 1999.",
        ),
    ],
)
def test_a_bad_item_becomes_a_plain_line_and_spoils_no_other(item, full):
    lines = format_works({"the-id": item, "good": {"title": "Good"}})
    assert [line.full for line in lines.values()] == [full, "*Good*."]


@pytest.mark.parametrize(
    ("locator", "note"),
    [
        ("III, 343", "al-Ṭabarī, *Taʾrīkh*, III, 343"),
        ("III, 343-345", "al-Ṭabarī, *Taʾrīkh*, III, 343–345"),
        ("s.v. *Ubulla*", r"al-Ṭabarī, *Taʾrīkh*, s.v. \*Ubulla\*"),
        (None, "al-Ṭabarī, *Taʾrīkh*"),
        ("  ", "al-Ṭabarī, *Taʾrīkh*"),
    ],
)
def test_a_locator_follows_the_short_form(locator, note):
    assert compose("al-Ṭabarī, *Taʾrīkh*", locator) == note


def test_the_style_is_valid_csl():
    from citeproc import CitationStylesStyle

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        CitationStylesStyle(str(STYLE), validate=True)


def test_three_hundred_works_take_about_a_second():
    works = {f"{case} {n}": EXPECTED[case][0] for case in EXPECTED for n in range(24)}
    begin = time.perf_counter()
    assert len(format_works(works)) == 312
    assert time.perf_counter() - begin < 6  # 0.8 s on a quiet machine


FIELDS = st.sampled_from(["type", "title", "author", "editor", "issued", "page", "URL", "edition"])
VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=20),
    lambda some: st.lists(some, max_size=3)
    | st.dictionaries(st.sampled_from(["literal", "family", "given", "date-parts"]), some),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(FIELDS, VALUES))
def test_no_item_makes_formatting_raise(item):
    line = format_works({"it": item})["it"]
    assert line.short and line.full
    assert not re.search("[\ue000-\ue005]", line.short + line.full)
