"""What makes applicant tracking systems misread a resume, as far as its lines tell."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from recast.analysis.findings import where
from recast.analysis.shown import Shown
from recast.domain.analysis import ParsingRisk, Severity
from recast.domain.resume import Resume
from recast.reading.lines import Place

_LETTER_SPACED: Final = re.compile(r"\b(?:\w ){5,}\w\b")
_SINGLE_LETTERS: Final = re.compile(r" \w \w \w ")
_HIDDEN: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_TABBED: Final = re.compile(r"\S(?:\t+| {4,})\S")
_FEW_WORDS: Final = 40
_STUFFED_TIMES: Final = 12
_STUFFED_SHARE: Final = 0.03
_TABBED_LINES: Final = 8
_HIDDEN_SIGNS: Final = 10
_LONG_WORD: Final = 60
_PLACES: Final[dict[Place, tuple[str, Severity, str]]] = {
    "table": (
        "table",
        "advice",
        "Some text stands in a table, which some systems read row by row; set it in plain lines.",
    ),
    "text_box": (
        "text_box",
        "major",
        "Some text stands in a text box, which many systems skip; move it into the page.",
    ),
    "sidebar": (
        "columns",
        "major",
        "The page has columns, which some systems read across; one column is safe.",
    ),
}


def parsing_risks(shown: Shown) -> tuple[ParsingRisk, ...]:
    """The risks that the reader of the file found, then those of the text, each code once."""
    resume = shown.resume
    found = [
        *resume.parsing_risks,
        *_layout(resume),
        *_missing_parts(resume),
        *_odd_text(resume),
        *_stuffing(shown),
    ]
    return tuple({risk.code: risk for risk in reversed(found)}.values())[::-1]


def _layout(resume: Resume) -> Iterable[ParsingRisk]:
    lines_at: dict[Place, list[int]] = {}
    for number, line in enumerate(resume.source, start=1):
        if line.text.strip():
            lines_at.setdefault(line.place, []).append(number)
    outside = {*lines_at.get("header", ()), *lines_at.get("footer", ())}
    if outside.intersection(resume.contact.lines):
        yield ParsingRisk(
            "contact_in_header",
            "major",
            "Name or contact details stand in the page header or footer, which many systems skip; "
            "move them into the page.",
            where(sorted(outside.intersection(resume.contact.lines))),
        )
    for place, (code, severity, message) in _PLACES.items():
        if place in lines_at:
            yield ParsingRisk(code, severity, message, where(lines_at[place]))


def _missing_parts(resume: Resume) -> Iterable[ParsingRisk]:
    words = len(resume.words)
    if words < _FEW_WORDS:
        yield ParsingRisk(
            "little_text",
            "fatal",
            f"Only {words} {'word' if words == 1 else 'words'} could be read; the rest may be a "
            "picture, so save the resume as text.",
        )
        return
    contact = resume.contact
    if not contact.emails and not contact.phones:
        yield ParsingRisk(
            "missing_contact",
            "missing",
            "No e-mail address and no phone number could be found; put them at the top.",
        )
    kinds = {section.kind for section in resume.sections}
    if not resume.headings:
        yield ParsingRisk(
            "no_headings",
            "major",
            "No section headings could be found; give each part one, such as Experience.",
        )
    for kind, name in (
        ("experience", "Experience"),
        ("education", "Education"),
        ("skills", "Skills"),
    ):
        if resume.headings and kind not in kinds:
            yield ParsingRisk(
                f"missing_{kind}",
                "missing",
                f"No section could be read as “{name}”; add one, or give yours that name.",
            )


def _odd_text(resume: Resume) -> Iterable[ParsingRisk]:
    spaced = _lines_with(_LETTER_SPACED, resume) if _SINGLE_LETTERS.search(resume.text) else []
    if spaced:
        yield ParsingRisk(
            "letter_spaced",
            "major",
            "Letters are set apart by spaces, which reads as single letters; close the spaces.",
            where(spaced),
        )
    if sum(map(resume.text.count, _HIDDEN)) >= _HIDDEN_SIGNS:
        yield ParsingRisk(
            "hidden_characters",
            "major",
            "The text has invisible characters that break words; type those lines anew.",
        )
    if "\t" in resume.text or "    " in resume.text:
        yield from _tabbed(resume)
    if max(map(len, resume.words), default=0) > _LONG_WORD:
        yield from _glued(resume)


def _tabbed(resume: Resume) -> Iterable[ParsingRisk]:
    tabbed = _lines_with(_TABBED, resume)
    if len(tabbed) >= _TABBED_LINES:
        yield ParsingRisk(
            "tabbed_columns",
            "advice",
            "Several lines are laid out with tabs or runs of spaces, which look like columns; a "
            "line for each is safer.",
            where(tabbed),
        )


def _glued(resume: Resume) -> Iterable[ParsingRisk]:
    glued = [
        number
        for number, line in enumerate(resume.lines, 1)
        if any(len(word) > _LONG_WORD and word.isalpha() for word in line.split())
    ]
    if glued:
        yield ParsingRisk(
            "glued_words",
            "advice",
            "Some words run together; put the spaces back.",
            where(glued),
        )


def _lines_with(pattern: re.Pattern[str], resume: Resume) -> list[int]:
    # One search over the whole is much cheaper than one for each line, and mostly finds nothing.
    if not pattern.search(resume.text):
        return []
    return [number for number, line in enumerate(resume.lines, 1) if pattern.search(line)]


def _stuffing(shown: Shown) -> Iterable[ParsingRisk]:
    named = Counter(mention.skill.name for mention in shown.mentions)
    stuffed = [
        (-times, name)
        for name, times in named.items()
        if times >= _STUFFED_TIMES and times / len(shown.stems) > _STUFFED_SHARE
    ]
    if stuffed:
        times, name = min(stuffed)
        yield ParsingRisk(
            "stuffing",
            "major",
            f"“{name}” is named {-times} times, which earns nothing and looks stuffed; keep it "
            "where you used it.",
        )
