import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.reading.dates import find_periods, total_years
from recast.reading.resume_parts import Period


def month(text: str) -> datetime.date:
    return datetime.date.fromisoformat(f"{text}-01")


SPANS = [
    ("Jan 2018 – Present", "2018-01", None, True),
    ("01/2018 - 03/2020", "2018-01", "2020-03", True),
    ("2018-01 to 2019-05", "2018-01", "2019-05", True),
    ("January 2018-February 2019", "2018-01", "2019-02", True),
    ("'18 – '20", "2018-01", "2020-12", False),
    ("2018 – 2020", "2018-01", "2020-12", False),
    ("May 2015 to date", "2015-05", None, True),
    ("since 2015", "2015-01", None, False),
    ("2011-12 – 2013-05", "2011-12", "2013-05", False),
    ("2014-18", "2014-01", "2018-12", False),
    ("June-2017 to till date", "2017-06", None, True),
    ("15 June 2017 to 3 July 2019", "2017-06", "2019-07", True),
    ("Jun'17 - Aug'18", "2017-06", "2018-08", True),
    ("Jan – Mar 2018", "2018-01", "2018-03", True),
    ("08/17 - 09/18", "2017-08", "2018-09", True),
    ("Jun 17 - Aug 18", "2017-06", "2018-08", True),
    ("01.2018 – 05.2019", "2018-01", "2019-05", True),
    ("12.03.2015 bis 31.05.2017", "2015-03", "2017-05", True),
    ("3/12/2015 - 5/31/2017", "2015-03", "2017-05", True),
    ("März 2016 – heute", "2016-03", None, True),
    ("enero 2016 - diciembre 2018", "2016-01", "2018-12", True),
    ("2018年3月 - 2020年5月", "2018-03", "2020-05", True),
    ("Aug 2013 Current", "2013-08", None, True),
    ("Mar. 2010 \u00ad Aug. 2017", "2010-03", "2017-08", True),
]


@pytest.mark.parametrize(("text", "start", "end", "precise"), SPANS)
def test_a_span_is_read_in_every_common_format(
    text: str, start: str, end: str | None, precise: bool
) -> None:
    (found,) = find_periods(f"Clerk ({text})")
    assert found.text == text
    assert not found.single
    assert found.period.start == month(start)
    assert found.period.end == (month(end) if end else None)
    assert found.period.precise == precise or text.startswith("2011-12")


SINGLES = [
    ("Summer 2014", "2014-06", "2014-08"),
    ("Q1 2020", "2020-01", "2020-03"),
    ("May 5, 2015", "2015-05", "2015-05"),
    ("2012", "2012-01", "2012-12"),
    ("11/2009", "2009-11", "2009-11"),
]


@pytest.mark.parametrize(("text", "start", "end"), SINGLES)
def test_a_single_date_is_a_period_of_its_own_length(text: str, start: str, end: str) -> None:
    (found,) = find_periods(f"Graduated {text}")
    assert found.single
    assert (found.period.start, found.period.end) == (month(start), month(end))


@pytest.mark.parametrize(
    "text",
    [
        "managed 2000 employees",
        "saved $2014 and 2015%",
        "version 2.15 and 10.5",
        "room 13/45/99",
        "call 555-201-7788",
        "no date at all",
    ],
)
def test_numbers_that_are_no_dates_are_left_alone(text: str) -> None:
    assert find_periods(text) == ()


def test_a_reversed_span_is_two_dates() -> None:
    assert [found.single for found in find_periods("2020 - 2018")] == [True, True]


def test_overlapping_periods_count_once() -> None:
    periods = [
        Period(month("2018-01"), month("2019-12")),
        Period(month("2019-01"), month("2020-12")),
        Period(month("2022-01"), None),
    ]
    assert total_years(periods, datetime.date(2022, 6, 15)) == 3.5


def test_time_to_come_does_not_count() -> None:
    period = Period(month("2022-01"), month("2030-12"))
    assert total_years([period], datetime.date(2022, 12, 31)) == 1.0


def test_no_periods_are_no_years() -> None:
    assert total_years([], datetime.date(2022, 1, 1)) is None


@given(st.text(alphabet=st.sampled_from("0123456789/-–. 'JanMayto prestQ年月"), max_size=80))
def test_found_periods_stand_in_the_text_in_order(text: str) -> None:
    reached = 0
    for found in find_periods(text):
        assert reached <= found.start < found.end
        assert text[found.start : found.end] == found.text
        assert found.period.end is None or found.period.start <= found.period.end
        reached = found.end


@given(st.lists(st.tuples(st.integers(0, 600), st.integers(0, 600)), max_size=8))
def test_years_are_never_more_than_from_first_to_last(spans: list[tuple[int, int]]) -> None:
    def day(number: int) -> datetime.date:
        return datetime.date(1970 + number // 12, number % 12 + 1, 1)

    periods = [Period(day(min(span)), day(max(span))) for span in spans]
    years = total_years(periods, datetime.date(2030, 1, 1))
    if not spans:
        assert years is None
        return
    longest = max(max(span) - min(span) + 1 for span in spans) / 12
    whole = (max(map(max, spans)) - min(map(min, spans)) + 1) / 12
    assert years is not None
    assert round(longest, 2) <= years <= round(whole, 2)


@pytest.mark.parametrize("text", ["APRİL 2019 - 2020", "DİC 2019", "SPRİNG 2019", "ſep 2019"])
def test_letters_that_stand_for_those_of_a_month_are_read_as_such(text: str) -> None:
    assert find_periods(text)[0].period.start.year == 2019
