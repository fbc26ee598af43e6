"""Finds dates and spans of time in a line: "Jan 2018 – Present", "03/2015-11/2016"."""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from recast.lexicon.words import fold
from recast.reading.calendar_words import MONTHS, PRESENT, SEASONS
from recast.reading.resume_parts import Period

EARLIEST_YEAR, LATEST_YEAR = 1940, 2069


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A span of time as it stands in a text: `text == source[start:end]`.

    `single` is True where one date stands alone ("May 2014", "2015"), whose period then is that
    month, season, quarter or year.
    """

    period: Period
    start: int
    end: int
    text: str
    single: bool = False


@dataclass(frozen=True, slots=True)
class _Point:
    """A date; `year` is 0 for today's word and for a month whose year stands further on."""

    start: int
    end: int
    year: int
    first_month: int
    last_month: int
    shape: str

    @property
    def first(self) -> datetime.date:
        return datetime.date(self.year, self.first_month, 1)

    @property
    def last(self) -> datetime.date:
        return datetime.date(self.year, self.last_month, 1)

    @property
    def precise(self) -> bool:
        return self.shape not in ("year", "short_year", "academic")


# A pattern without case takes "İ" for "i" and "ſ" for "s"; only folded do they meet again.
_MONTH_NUMBERS = {fold(name): number for name, number in MONTHS.items()}
_Builder = Callable[["re.Match[str]"], _Point | None]


def _words(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _full_year(digits: str) -> int:
    """Two digits up to 69 are of this century."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < 70 else 1900)


def _point(match: "re.Match[str]", year: str, first: int, last: int, shape: str) -> _Point | None:
    full = _full_year(year)
    if not (EARLIEST_YEAR <= full <= LATEST_YEAR and 1 <= first <= last <= 12):
        return None
    return _Point(*match.span(), full, first, last, shape)


def _month_and_year(match: "re.Match[str]") -> _Point | None:
    month = _MONTH_NUMBERS[fold(match["m_name"])]
    # "Jun 17" is as likely the seventeenth of June: it counts only as an end of a span.
    short = len(match["m_year"]) == 2 and not set(match["m_gap"]) & set("'’‘`´-–/.")
    return _point(match, match["m_year"], month, month, "short_month" if short else "month")


def _season(match: "re.Match[str]") -> _Point | None:
    first = SEASONS[fold(match["s_name"])]
    return _point(match, match["s_year"], first, min(first + 2, 12), "season")


def _quarter(match: "re.Match[str]") -> _Point | None:
    quarter = int(match["q_first"] or match["q_last"])
    year = match["q_year"] or match["q_lead"]
    return _point(match, year, 3 * quarter - 2, 3 * quarter, "quarter")


def _iso(match: "re.Match[str]") -> _Point | None:
    year, month = match["i_year"], int(match["i_month"])
    # "2014-15" is a school or business year; as an ISO month it is read only in a span of two.
    is_next_year = month == (int(year) + 1) % 100
    if (is_next_year or month > 12) and match["i_sep"] != "." and not match["i_day"]:
        return _point(match, year, 1, 12, "academic")
    return _point(match, year, month, month, "month")


def _three_numbers(match: "re.Match[str]") -> _Point | None:
    one, two = int(match["n_one"]), int(match["n_two"])
    # With dots the day comes first, with strokes it is the month unless it cannot be one.
    month = two if one > 12 or (match["n_sep"] == "." and two <= 12) else one
    return _point(match, match["n_year"], month, month, "month")


def _two_numbers(match: "re.Match[str]") -> _Point | None:
    month = int(match["t_month"])
    return _point(match, match["t_year"], month, month, "month")


def _two_short_numbers(match: "re.Match[str]") -> _Point | None:
    month = int(match["h_month"])
    return _point(match, match["h_year"], month, month, "short_month")


def _cjk(match: "re.Match[str]") -> _Point | None:
    if not match["c_month"]:
        return _point(match, match["c_year"], 1, 12, "year")
    month = int(match["c_month"])
    return _point(match, match["c_year"], month, month, "month")


def _year(match: "re.Match[str]") -> _Point | None:
    return _point(match, match["year"], 1, 12, "year")


def _short_year(match: "re.Match[str]") -> _Point | None:
    return _point(match, match["e_year"], 1, 12, "short_year")


def _present(match: "re.Match[str]") -> _Point | None:
    return _Point(*match.span(), 0, 0, 0, "present")


def _bare_month(match: "re.Match[str]") -> _Point | None:
    month = _MONTH_NUMBERS[fold(match["b_name"])]
    return _Point(*match.span(), 0, month, month, "bare_month")


_MONTH = rf"(?:{_words(MONTHS)})(?![^\W\d_])"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TICK = "['’‘`´]"
# In order of precedence; the group named as the shape closes last, so `lastgroup` names it.
_SHAPES: dict[str, tuple[str, _Builder]] = {
    "month": (
        rf"(?<!\w)(?:{_DAY}[ .,/-]{{1,2}}(?:(?:of|de) )?)?(?P<m_name>{_MONTH})"
        rf"(?:[ .]{{1,2}}{_DAY}(?:[ ]?,[ ]?|[ ]))?(?P<m_gap>[ \t.,/'’‘`´–—-]{{0,4}})(?:(?:of|de) )?"
        r"(?P<m_year>\d{4}|\d\d)(?!\d|[ ]?%|(?:st|nd|rd|th)\b)",
        _month_and_year,
    ),
    "season": (
        rf"(?<!\w)(?P<s_name>{_words(SEASONS)})(?: of)?[ ,/-]{{1,3}}{_TICK}?"
        r"(?P<s_year>\d{4}|\d\d)(?!\d)",
        _season,
    ),
    "quarter": (
        r"(?<!\w)(?:q(?P<q_first>[1-4])[ ,/'’-]{0,3}(?P<q_year>\d{4}|\d\d)"
        r"|(?P<q_lead>\d{4})[ -]?q(?P<q_last>[1-4]))(?!\w)",
        _quarter,
    ),
    "iso": (
        r"(?<![\w.,/$-])(?P<i_year>(?:19|20)\d\d)(?P<i_sep>[-/.])(?P<i_month>\d{1,2})"
        r"(?P<i_day>(?P=i_sep)\d{1,2})?(?![\w%])",
        _iso,
    ),
    "three_numbers": (
        r"(?<![\w.,/$-])(?P<n_one>\d{1,2})(?P<n_sep>[/.-])(?P<n_two>\d{1,2})(?P=n_sep)"
        r"(?P<n_year>\d{4}|\d\d)(?![\w%])",
        _three_numbers,
    ),
    "two_numbers": (
        r"(?<![\w.,/$])(?P<t_month>\d{1,2}) ?[/.-] ?(?P<t_year>(?:19|20)\d\d)(?![\w%])",
        _two_numbers,
    ),
    "two_short_numbers": (
        r"(?<![\w.,/$])(?P<h_month>\d{1,2})/(?P<h_year>\d\d)(?![\w/%.])",
        _two_short_numbers,
    ),
    "cjk": (
        r"(?<!\d)(?P<c_year>(?:19|20)\d\d) ?年(?: ?(?P<c_month>\d{1,2}) ?月)?",
        _cjk,
    ),
    "year": (r"(?<![\w$€£#.,])(?:19|20)\d\d(?![\w%+]|[.,]\d)", _year),
    "short_year": (rf"(?<!\w){_TICK}(?P<e_year>\d\d)(?!\w)", _short_year),
    "present": (rf"(?<!\w)(?:{_words(PRESENT)})(?!\w)", _present),
    "bare_month": (rf"(?<!\w)(?P<b_name>{_MONTH})\.?", _bare_month),
}
# A date begins where a word begins; a digit may also follow a letter of a script without blanks.
_STARTS = r"(?:(?<!\w)|(?<=[^\x00-\x7f]))"
# Most lines of a resume hold no date: this is what each of them costs.
_TWO_DIGITS = re.compile(r"\d\d")
_MAY_HOLD_DATE = re.compile(
    r"(?:19|20)\d\d|\d/\d\d(?!\d)|['’‘`´]\d\d(?!\d)"
    r"|(?:jan|feb|m[aäe]r|apr|ma[iy]|ju[nl]|aug|sep|o[ck]t|nov|de[cz])[a-z]{0,7}"
    r"[. -]{1,2}\d\d(?!\d)",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"\s{0,4}(?:[-–—−‒―~→/:]{1,3}|(?:to|till|until|up ?to|through|thru|bis|hasta|au|à|a|até|al)\b"
    r"|至|到|â€“|ï¼\u200b|\u00ad)\s{0,4}(?:(?:the|till|to|de)\s)?",
    re.IGNORECASE,
)
_BARE_JOIN = re.compile(r"\s{0,4}")
_SINCE = re.compile(r"(?:since|seit|depuis|desde|dal)\s{1,3}$", re.IGNORECASE)
_ONWARDS = re.compile(r"\s{0,3}[-–—]?\s?(?:(?:and )?onwards?\b|以来)|\s?[-–—]\s?$", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s{1,2}(?:employees|people|users|customers|clients|students|members|units|hours|words|sq)\b",
    re.IGNORECASE,
)
_SECOND_YEAR = re.compile(r"\s?[-–—/]\s?['’]?(\d\d)(?![\d%]|[-/.]\d)")


def find_periods(text: str) -> tuple[FoundPeriod, ...]:
    """Spans of time in `text`, in order, without overlap; single dates too. Never raises."""
    if not _TWO_DIGITS.search(text) or not _MAY_HOLD_DATE.search(text):
        return ()
    return tuple(_joined(text, list(_points(text))))


@cache
def _point_pattern() -> re.Pattern[str]:
    """Matches a date. Compiled when first used, for it takes long."""
    shapes = (f"(?P<{shape}>{pattern})" for shape, (pattern, _) in _SHAPES.items())
    return re.compile(f"{_STARTS}(?:{'|'.join(shapes)})", re.IGNORECASE)


def _points(text: str) -> Iterator[_Point]:
    for match in _point_pattern().finditer(text):
        point = _SHAPES[match.lastgroup or ""][1](match)
        if point is not None and not _COUNTED.match(text, match.end()):
            yield _with_second_year(text, point)


def _with_second_year(text: str, point: _Point) -> _Point:
    """ "2014-18" and "2016/17" are spans within one point, unless the second is a month."""
    if point.shape != "year":
        return point
    second = _SECOND_YEAR.match(text, point.end)
    if second is None or int(second[1]) <= point.year % 100:
        return point
    return replace(point, end=second.end(), shape="academic")


def _joined(text: str, points: Sequence[_Point]) -> Iterator[FoundPeriod]:
    index = 0
    while index < len(points):
        pair = points[index : index + 2]
        found = _span(text, *pair) if len(pair) == 2 else None
        if found is not None:
            yield found
            index += 2
            continue
        alone = _alone(text, points[index])
        if alone is not None:
            yield alone
        index += 1


def _span(text: str, one: _Point, two: _Point) -> FoundPeriod | None:
    """From `one` to `two` where what stands between joins them, else None."""
    if one.shape == "present" or (one.year == 0 and two.year == 0):
        return None
    gap = text[one.end : two.start]
    joins = _BARE_JOIN if two.shape == "present" and two.end - two.start > 4 else _JOIN
    if not (_JOIN.fullmatch(gap) or joins.fullmatch(gap)) or two.shape == "bare_month":
        return None
    one, two = _as_months(one, two)
    start = replace(one, year=two.year) if one.year == 0 else one
    end = None if two.shape == "present" else two.last
    if end is not None and end < start.first:
        return None
    period = Period(start.first, end, start.precise and (end is None or two.precise))
    return _found(text, period, one.start, two.end, single=False)


def _as_months(one: _Point, two: _Point) -> tuple[_Point, _Point]:
    """Two ends like "2011-12" and "2013-05" are ISO months, each of them."""
    return _as_month(one, two), _as_month(two, one)


def _as_month(point: _Point, other: _Point) -> _Point:
    length = point.end - point.start
    if point.shape != "academic" or other.shape not in ("month", "academic", "present"):
        return point
    month = (point.year + 1) % 100
    if length != len("2011-12") or not 1 <= month <= 12:
        return point
    return replace(point, first_month=month, last_month=month, shape="month")


def _alone(text: str, point: _Point) -> FoundPeriod | None:
    if point.year == 0 or point.shape in ("short_month",):
        return None
    if point.shape == "academic":
        end_year = _full_year(text[point.end - 2 : point.end])
        if end_year < point.year:
            return None
        period = Period(point.first, datetime.date(end_year, 12, 1), precise=False)
        return _found(text, period, point.start, point.end, single=False)
    since = _SINCE.search(text, max(0, point.start - 12), point.start)
    onwards = _ONWARDS.match(text, point.end)
    if since or onwards:
        start = since.start() if since else point.start
        end = onwards.end() if onwards else point.end
        return _found(text, Period(point.first, None, point.precise), start, end, single=False)
    period = Period(point.first, point.last, point.precise)
    return _found(text, period, point.start, point.end, single=True)


def _found(text: str, period: Period, start: int, end: int, *, single: bool) -> FoundPeriod:
    return FoundPeriod(period, start, end, text[start:end], single)


def total_years(periods: Iterable[Period], today: datetime.date) -> float | None:
    """Time covered in years, overlaps counted once; None where there are no periods.

    Both the first and the last month of a period count in full; nothing after `today` does.
    """
    months: list[tuple[int, int]] = []
    now = 12 * today.year + today.month
    for period in periods:
        end = period.end or today
        first, last = 12 * period.start.year + period.start.month, 12 * end.year + end.month
        months.append((first, min(last, now)))
    if not months:
        return None
    counted, reached = 0, 0
    for first, last in sorted(months):
        counted += max(0, last + 1 - max(first, reached))
        reached = max(reached, last + 1)
    return round(counted / 12, 2)
