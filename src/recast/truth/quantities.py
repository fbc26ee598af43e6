"""Reads the amounts in a text: 5, five, $1,200,000, $1.2M, 40 percent, over 2 million, 10-15."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from recast.lexicon.words import fold
from recast.truth.text import Text, Word

Unit: TypeAlias = Literal["percent", "money", "count", "times", "ordinal", "year"]
Hedge: TypeAlias = Literal["", "over", "about"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount at `start` to `end` of the plain text; `step` is one unit of its last digit."""

    value: float
    unit: Unit
    hedge: Hedge
    step: float
    start: int
    end: int


_SCALES: Final = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mm": 1e6, "mil": 1e6, "million": 1e6, "b": 1e9,
    "bn": 1e9, "billion": 1e9, "hundred": 1e2, "dozen": 12.0, "trillion": 1e12,
}  # fmt: skip
_ONES: Final = dict(
    zip(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        range(20),
        strict=True,
    )
)
_TENS: Final = dict(
    zip(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        range(20, 100, 10),
        strict=True,
    )
)
_NUMBER: Final = re.compile(
    r"(?<![\w./])(?P<money>[$€£¥]\s?)?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?:\s?(?P<scale>thousand|hundred|million|billion|trillion|dozen|mil|mm|bn|k|m|b)(?![a-z]))?"
    r"(?P<percent>\s?(?:%|percent|per\scent|pct\b))?"
    r"(?P<times>\s?(?:x\b|-?fold\b|times\b))?(?P<ordinal>(?:st|nd|rd|th)\b)?"
    r"(?P<plus>\s?\+)?(?P<dollars>\s?(?:dollars|usd|euros?)\b)?(?![a-z]*\d|[a-z])",
    re.IGNORECASE,
)
_OVER: Final = re.compile(
    r"(?:\b(?:over|above|exceed(?:s|ed|ing)?|excess of|(?:more|greater|higher) than|at least"
    r"|upwards? of|surpass(?:ed|ing)?|minimum of|beyond)\s+(?:an?\s+|the\s+)?)$",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(
    r"(?:\b(?:about|around|approximately|approx\.?|roughly|nearly|almost|close to|some|circa|"
    r"estimated|average|averaging|average of|up to)\s+|~\s?)(?:an?\s+)?$",
    re.IGNORECASE,
)
_OR_MORE: Final = re.compile(r"\s*(?:\+|or\s+more\b|plus\b)", re.IGNORECASE)
_RANGE_GAP: Final = re.compile(r"\s*(?:-|to|and|or)\s*", re.IGNORECASE)
_PERCENT_WORD: Final = re.compile(r"\s*(?:%|percent|per\scent)", re.IGNORECASE)
_REACH: Final = 24
# "4/2009" is a date, "1/4" a fraction.
_STROKE: Final = re.compile(r"/\d")
# "E5-2620" is a name.
_MODEL: Final = re.compile(r"\b[A-Za-z]+\d[\w]*-$|\b[A-Z]+-$")


def quantities(text: Text) -> tuple[Quantity, ...]:
    """All amounts of a text in order; "one" alone is a word, not an amount."""
    return text.memo(_quantities)


def _quantities(text: Text) -> tuple[Quantity, ...]:
    found = sorted((*_in_digits(text), *_in_words(text)), key=lambda each: each.start)
    return tuple(_with_shared_scale(text.plain, found))


def _in_digits(text: Text) -> Iterator[Quantity]:
    plain = text.plain
    if not any(letter.isdigit() for letter in plain):
        return
    for match in _NUMBER.finditer(plain):
        if _MODEL.search(plain, max(0, match.start() - _REACH), match.start()):
            continue
        if match.group()[-1].isdigit() and _STROKE.match(plain, match.end()):
            continue
        digits = match["digits"].replace(",", "")
        scale = _SCALES[fold(match["scale"])] if match["scale"] else 1.0
        yield Quantity(
            float(digits) * scale,
            _unit(match, digits),
            _hedge(plain, match.start(), match.end(), bool(match["plus"])),
            _step(digits) * scale,
            match.start(),
            match.end(),
        )


def _unit(match: "re.Match[str]", digits: str) -> Unit:
    if match["percent"]:
        return "percent"
    if match["money"] or match["dollars"]:
        return "money"
    if match["times"]:
        return "times"
    if match["ordinal"]:
        return "ordinal"
    bare = digits == match["digits"] and not match["scale"] and not match["plus"]
    return "year" if bare and re.fullmatch(r"(?:19|20)\d\d", digits) else "count"


def _step(digits: str) -> float:
    """One unit of the last digit that was stated: 100 for "1200", 0.1 for "1.2"."""
    whole, _, decimals = digits.partition(".")
    if decimals:
        return 10.0 ** -len(decimals)
    zeros = len(whole) - len(whole.rstrip("0"))
    return 10.0 ** min(zeros, len(whole) - 1)


def _hedge(plain: str, start: int, end: int, plus: bool) -> Hedge:
    lead = plain[max(0, start - _REACH) : start]
    if plus or _OVER.search(lead) or _OR_MORE.match(plain, end):
        return "over"
    return "about" if _ABOUT.search(lead) else ""


def _in_words(text: Text) -> Iterator[Quantity]:
    run: list[Word] = []
    for word in text.words:
        if run and not _joins(text, run[-1], word):
            yield from _spelled(text, run)
            run = []
        if _is_number_word(word.text) or (run and word.text == "and"):
            run.append(word)
        elif run:
            yield from _spelled(text, run)
            run = []
    yield from _spelled(text, run)


def _joins(text: Text, last: Word, word: Word) -> bool:
    if text.plain[last.end : word.start].strip() not in ("", "-"):
        return False
    small = last.text in _ONES or last.text in _TENS
    # "Twenty five" is one number, "ten six" and "ten and six" are two.
    if small and (word.text in _TENS or word.text == "and"):
        return False
    return not (last.text in _ONES and word.text in _ONES)


def _is_number_word(word: str) -> bool:
    return (
        word in _ONES
        or word in _TENS
        or word in ("hundred", "thousand", "million", "billion", "dozen")
    )


def _spelled(text: Text, run: list[Word]) -> Iterator[Quantity]:
    """The amount that a run of number words spells, if it is more than a lone "one"."""
    while run and run[-1].text == "and":
        run = run[:-1]
    if not run or [word.text for word in run] == ["one"]:
        return
    before = text.plain[max(0, run[0].start - 3) : run[0].start].strip()
    if run[0].text in _SCALES and before[-1:].isdigit():
        return
    start, end = run[0].start, run[-1].end
    percent = _PERCENT_WORD.match(text.plain, end)
    value = _value(run)
    yield Quantity(
        value,
        "percent" if percent else "count",
        _hedge(text.plain, start, end, plus=False),
        _step(str(int(value))),
        start,
        percent.end() if percent else end,
    )


def _value(run: list[Word]) -> float:
    total, part = 0.0, 0.0
    for word in run:
        if word.text in _ONES:
            part += _ONES[word.text]
        elif word.text in _TENS:
            part += _TENS[word.text]
        elif word.text in ("hundred", "dozen"):
            part = max(part, 1) * _SCALES[word.text]
        elif word.text in _SCALES:
            total, part = total + max(part, 1) * _SCALES[word.text], 0.0
    return total + part


def _with_shared_scale(plain: str, found: list[Quantity]) -> Iterator[Quantity]:
    """In "$3-5 million" and "10 to 15 %" the two amounts share a unit and a scale."""
    for at, one in enumerate(found):
        two = found[at + 1] if at + 1 < len(found) else None
        if two is None or not _are_a_range(plain, one, two):
            yield one
            continue
        dash = "-" in plain[one.end : two.start]
        if one.unit == "money" and dash:
            found[at + 1] = two = replace(two, unit="money")
        if two.unit == "percent" and one.unit == "count":
            yield replace(one, unit="percent")
        elif dash and one.value < 1000 <= two.value:
            factor = two.step if two.step >= 1000 else 1.0
            yield replace(one, value=one.value * factor, step=one.step * factor, unit=two.unit)
        else:
            yield one


def _are_a_range(plain: str, one: Quantity, two: Quantity) -> bool:
    if one.unit not in ("count", "money") or two.unit not in ("count", "money", "percent"):
        return False
    return two.start >= one.end and bool(_RANGE_GAP.fullmatch(plain[one.end : two.start]))
