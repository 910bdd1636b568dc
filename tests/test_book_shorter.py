"""The book is written short: its pages look the same, and every object is still there."""

from __future__ import annotations

import re
from io import BytesIO

import pytest

from tests.conftest import BOOK, needs

TEXT = rb"BT 0 Tr/f0 10 Tf 1 0 0 -1 0 0 Tm[(\000\001)-6.4416504(\000\002)-6.441681(\000\003)18.55832(\000\004)-6.4417114(\000\(\000\r)-6.44]TJ" + b"\nET\n"
COAST = b" ".join(b"%d.123456 %d.5 l" % (at, at * 2) for at in range(60))


def shortened(content: bytes) -> bytes:
    needs(*BOOK)
    from generator.book.shorter import shortened as short

    return short(content, lambda path: path)


def advances(content: bytes) -> list[tuple[bytes, float]]:
    """The glyphs of a text that is shown by TJ, and how far each moves the next, in thousandths of the size."""
    from generator.book.shorter import _bytes

    spaced = float(found[1]) * -100 if (found := re.search(rb"([-\d.]+) Tc\[", content)) else 0.0
    told: list[tuple[bytes, float]] = []
    for text, number in re.findall(rb"(\((?:[^\\()]|\\.)*\))|(-?[\d.]+)", content[content.index(b"["):content.index(b"]TJ")], re.DOTALL):
        if text:
            raw = _bytes(text)
            told += [(raw[at:at + 2], spaced) for at in range(0, len(raw), 2)]
        else:
            told[-1] = told[-1][0], told[-1][1] + float(number)
    return told


def test_letters_that_stand_evenly_apart_say_so_once_and_stand_where_they_stood() -> None:
    made = shortened(TEXT)
    assert b" 0.064 Tc[" in made and b"]TJ 0 Tc" in made and len(made) < len(TEXT)
    before, after = advances(TEXT), advances(made)
    assert [glyph for glyph, _ in after] == [glyph for glyph, _ in before] == [b"\0\1", b"\0\2", b"\0\3", b"\0\4", b"\0(", b"\0\r"]
    assert [gap for _, gap in after[:-2]] == pytest.approx([gap for _, gap in before[:-2]], abs=0.5)


def test_numbers_are_no_finer_than_a_hundredth_of_a_point_but_where_a_drawing_is_enlarged() -> None:
    assert shortened(b"q 0.038818896 0 0 -0.038818896 302.87726 466.20786 cm 1.66666 2 m 3.12345 4 l f\n") == (
        b"q 0.038819 0 0 -0.038819 302.9 466.2 cm 1.67 2 m 3.12 4 l f\n")
    assert b"0.1667 2 m" in shortened(b"q 90.5 0 0 -90.5 0 0 cm 0.166666 2 m 3.12345 4 l f\n")


def test_strings_that_cannot_be_told_apart_and_marked_words_are_left_as_they_are() -> None:
    odd = b"/Span<</ActualText(1.23456 2.34567 m [(x)]TJ)>>BDC\n"
    assert shortened(odd) == odd
    unbalanced = TEXT + b"(((((((" + b"\\(1.23456 1 m 2.34567 2 l f "
    assert shortened(unbalanced) == unbalanced


def document(pages: int = 2) -> bytes:
    """Pages that draw one coast many times, in several widths and colours, and a link over two pieces of a line."""
    import pikepdf
    from pikepdf import Array, Dictionary, Name

    pdf = pikepdf.new()
    for page in range(pages):
        pdf.add_blank_page(page_size=(200, 200))
        strokes = b"".join(b"q 1 0 0 1 %d.123456 0 cm 0.%d 0 0 RG %d w 0 0 m %s S\nQ\n" % (page, width, width, COAST) for width in (9, 6, 3))
        pdf.pages[page].Contents = pdf.make_stream(strokes)
        pdf.pages[page].Resources = Dictionary()
        pdf.pages[page].Annots = Array([pdf.make_indirect(Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([1.2, 2.7, 31.4, 9.1]),
            QuadPoints=Array([1.2, 2.7, 9.3, 2.7, 9.3, 9.1, 1.2, 9.1, 9.3, 2.7, 31.4, 2.7, 31.4, 9.1, 9.3, 9.1])))])
    target = BytesIO()
    pdf.save(target, deterministic_id=True)
    return target.getvalue()


def bound(source: bytes) -> bytes:
    import pikepdf

    from generator.book.packed import packed
    from generator.book.shorter import shorten

    with pikepdf.open(BytesIO(source)) as pdf:
        shorten(pdf)
        target = BytesIO()
        pdf.save(target, deterministic_id=True)
    with pikepdf.open(target) as pdf:
        return packed(pdf)


def test_an_outline_that_repeats_is_there_once_and_looks_the_same() -> None:
    needs(*BOOK, "pypdfium2")
    import pikepdf
    import pypdfium2

    source = document()
    made = bound(source)
    with pikepdf.open(BytesIO(made)) as pdf:
        contents = [page.obj.Contents.read_bytes() for page in pdf.pages]
        forms = {page.obj.Resources.XObject["/y0"].objgen for page in pdf.pages}
    assert [content.count(b"/y0 Do") for content in contents] == [3, 3] and len(forms) == 1
    for before, after in zip(pypdfium2.PdfDocument(source), pypdfium2.PdfDocument(made), strict=True):
        one, other = (bytes(page.render(scale=1).buffer) for page in (before, after))
        assert min(one) < 255 and max(abs(a - b) for a, b in zip(one, other, strict=True)) < 40


def test_a_link_in_one_line_has_one_rectangle_of_whole_points() -> None:
    needs(*BOOK)
    import pikepdf

    with pikepdf.open(BytesIO(bound(document()))) as pdf:
        note = pdf.pages[0].obj.Annots[0]
        assert list(note.Rect) == [1, 2, 32, 10] and "/QuadPoints" not in note


def test_a_packed_file_has_all_that_leads_anywhere_in_the_same_bytes_each_time_and_no_fault() -> None:
    needs(*BOOK)
    import pikepdf

    made = bound(document(3))
    assert made == bound(document(3))
    with pikepdf.open(BytesIO(made)) as pdf:
        assert pdf.check_pdf_syntax() == [] and len(pdf.pages) == 3 and len(pdf.trailer.ID) == 2
        assert [page.obj.Annots[0].Subtype for page in pdf.pages] == ["/Link"] * 3
