"""PDF: words, lines, order, headings, and the traps that extractors leave."""

import pytest

from made_files import Drawn, made_pdf, pdf_of_contents, pdf_stream
from recast.documents.pdf.reading import read_pdf
from recast.domain.errors import PictureOnly, TooLarge, UnreadableFile
from recast.reading.lines import Line

_LONG = "kept the ledgers of the harbour in good order and trained the younger clerks"


def read(*pages: list[Drawn], producer: str = "") -> list[Line]:
    return [line for line in read_pdf(made_pdf(*pages, producer=producer)).lines if line.text]


def texts(*pages: list[Drawn], producer: str = "") -> list[str]:
    return [line.text for line in read(*pages, producer=producer)]


def test_what_stands_on_one_baseline_is_one_line_with_a_tab_for_a_wide_gap() -> None:
    page = [Drawn("Harbour clerk", 50, 700), Drawn("2019 - 2023", 480, 700)]
    assert texts(page) == ["Harbour clerk\t2019 - 2023"]


def test_wrapped_lines_become_one_and_meant_breaks_stay() -> None:
    page = [
        Drawn(
            "• Kept the ledgers of the harbour of Vigo in good order and trained all of", 50, 700
        ),
        Drawn("the younger clerks", 58, 688),
        Drawn("• Wrote the tariff", 50, 676),
        Drawn("Vigo", 50, 664),
    ]
    assert texts(page) == [
        "• Kept the ledgers of the harbour of Vigo in good order and trained all of "
        "the younger clerks",
        "• Wrote the tariff",
        "Vigo",
    ]


def test_full_lines_set_further_apart_are_items_of_their_own() -> None:
    page, y = [], 700.0
    for n in range(4):
        page.append(
            Drawn(f"Kept the ledgers of harbour {n} in good order, and trained all of", 50, y)
        )
        page.append(
            Drawn(
                "the clerks of the night shift, of the day shift and of the tow boats", 50, y - 12
            )
        )
        y -= 27
    assert len(texts(page)) == 4


@pytest.mark.parametrize(
    ("producer", "first", "second", "expected"),
    [
        ("pdfTeX", "work that was prefer-", "ably quiet", "work that was preferably quiet"),
        (
            "pdfTeX",
            "services that are cloud-",
            "native from",
            "services that are cloud-native from",
        ),
        ("Skia/PDF", "a full-time and part-", "timely job", "a full-time and part-timely job"),
        ("pdfTeX", "cash-flow and then cash-", "flow again", "cash-flow and then cash-flow again"),
        ("Skia/PDF", "years of manage-", "ment of docks", "years of management of docks"),
    ],
)
def test_hyphens_at_line_ends_go_or_stay_by_the_word(
    producer: str, first: str, second: str, expected: str
) -> None:
    page = [
        Drawn(first, 50, 700),
        Drawn(second, 50, 688),
        Drawn(_LONG, 50, 400),
    ]
    assert expected in texts(page, producer=producer)


def test_columns_are_read_one_after_the_other_even_if_drawn_row_by_row() -> None:
    rows = []
    for n in range(12):
        rows.append(Drawn(f"Left {n}", 50, 700 - 14 * n))
        rows.append(Drawn(f"Right {n} is wider", 300, 693 - 14 * n))
    chance = rows[::-1]
    found = texts([Drawn("Ana Silva, harbour clerk of Vigo and of Porto", 50, 760), *chance])
    assert found[0].startswith("Ana Silva")
    assert found[1:13] == [f"Left {n}" for n in range(12)]
    assert found[13:] == [f"Right {n} is wider" for n in range(12)]


def test_a_narrow_column_is_a_sidebar_and_columns_are_reported() -> None:
    main = [Drawn(f"{_LONG} {n}", 200, 700 - 14 * n) for n in range(10)]
    side = [Drawn(f"Skill {n}", 40, 700 - 14 * n) for n in range(10)]
    result = read_pdf(made_pdf([*main, *side]))
    places = {line.text: line.place for line in result.lines}
    assert places["Skill 3"] == "sidebar"
    assert "columns" in [risk.code for risk in result.risks]


def test_a_title_beside_its_text_is_a_line_of_its_own() -> None:
    page = [
        Drawn("Experience", 50, 700, 13, bold=True),
        Drawn("Clerk, Port of Vigo", 250, 700),
        Drawn("Kept the ledgers", 250, 686),
        Drawn("Skills", 50, 600, 13, bold=True),
        Drawn("Languages", 250, 600, 13, bold=True),
        Drawn("Languages", 50, 500),
        Drawn("Galician, French", 250, 500),
    ]
    assert texts(page) == [
        "Experience",
        "Clerk, Port of Vigo",
        "Kept the ledgers",
        "Skills",
        "Languages",
        "Languages\tGalician, French",
    ]


def test_dates_at_the_right_edge_are_no_column() -> None:
    page = []
    for n in range(8):
        page += [Drawn(f"Clerk of harbour {n}", 50, 700 - 30 * n), Drawn("2019", 520, 700 - 30 * n)]
        page += [Drawn(_LONG, 50, 688 - 30 * n)]
    assert read_pdf(made_pdf(page)).risks == ()


def test_a_date_drawn_after_its_entry_stands_at_the_end_of_its_row() -> None:
    page = [
        Drawn("Clerk, Port of Vigo", 50, 700),
        Drawn("• Kept the ledgers", 50, 686),
        Drawn("2019 - 2023", 480, 700),
        Drawn("Pilot, Port of Cadiz", 50, 660),
        Drawn("• Steered", 50, 646),
        Drawn("Cadiz", 400, 660),
        Drawn("2016 - 2019", 480, 660),
    ]
    assert texts(page) == [
        "Clerk, Port of Vigo\t2019 - 2023",
        "• Kept the ledgers",
        "Pilot, Port of Cadiz\tCadiz\t2016 - 2019",
        "• Steered",
    ]


def test_larger_bold_lines_are_headings_where_known_titles_are_set_so() -> None:
    page = [Drawn("Experience", 50, 760, 14, bold=True)]
    page += [Drawn(f"{_LONG} {n}.", 50, 740 - 12 * n) for n in range(5)]
    page += [Drawn("Boats I have built", 50, 650, 14, bold=True), Drawn("A sloop", 50, 630)]
    flags = {line.text: line.heading for line in read(page)}
    assert flags["Experience"] is True
    assert flags["Boats I have built"] is True
    assert flags["A sloop"] is None


def test_what_every_page_repeats_at_its_edge_is_header_or_footer() -> None:
    pages = [
        [Drawn(f"{_LONG} {n}", 50, 700), Drawn("Body of it", 50, 600), Drawn(f"Ana - {n}", 50, 30)]
        for n in range(3)
    ]
    footers = [line.text for line in read(*pages) if line.place == "footer"]
    assert footers == ["Ana - 0", "Ana - 1", "Ana - 2"]


def test_a_footer_is_kept_where_a_page_is_drawn_from_the_bottom_up() -> None:
    drawn = [Drawn(f"{_LONG} {n}", 50, 100 + 40 * n) for n in range(12)]
    pages = [[Drawn(f"Ana - {n}", 50, 30), *drawn] for n in range(2)]
    lines = read(*pages)
    assert [line.text for line in lines if line.place == "footer"] == ["Ana - 0", "Ana - 1"]
    assert lines[1].text.endswith(" 10"), "from top to bottom"


def test_words_without_spaces_are_parted_by_how_far_letters_usually_go() -> None:
    """As Qt writes: each letter placed by itself, tighter than its own width."""
    words = ["anna", "nan", "ana", "nana", "an", "naan", "nann", "ann"]
    content, x = [], 50.0
    for word in words:
        for letter in word:
            content.append(f"BT /F1 10 Tf {x:.2f} 700 Td ({letter}) Tj ET".encode())
            x += 4.9
        x += 2.0
    assert read_pdf(pdf_of_contents([b"\n".join(content)])).lines[0].text == " ".join(words)


def test_a_page_that_is_only_a_picture_is_called_one() -> None:
    picture = pdf_stream(
        b"\x00" * 3,
        b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceRGB/BitsPerComponent 8",
    )
    with pytest.raises(PictureOnly, match="picture without text"):
        read_pdf(pdf_of_contents([b"500 0 0 700 0 0 cm /X10 Do"], objects=[picture]))


def test_letters_drawn_as_curves_are_a_picture_too() -> None:
    with pytest.raises(PictureOnly):
        read_pdf(pdf_of_contents([b"10 10 m 20 20 l 30 10 l f\n" * 300]))


def test_text_whose_signs_mean_nothing_is_refused() -> None:
    page = [Drawn("!$%& /()= ?*+~ #-_: ;<>| ^°§½ {[]} " * 3, 50, 700 - 20 * n) for n in range(9)]
    with pytest.raises(UnreadableFile, match="signs mean"):
        read_pdf(made_pdf(page))


def test_more_pages_than_a_resume_has_are_refused() -> None:
    with pytest.raises(TooLarge, match="31 pages"):
        read_pdf(made_pdf(*[[Drawn("x", 9, 9)]] * 31))
