"""The three layouts of fresh documents, and the paper they are set on."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from recast.domain.errors import InputError
from recast.domain.resume import Resume

LayoutName: TypeAlias = Literal["classic", "modern", "compact"]
Paper: TypeAlias = Literal["a4", "us-letter"]


@dataclass(frozen=True, slots=True)
class Layout:
    """`families` are tried in order for each character. `word_font` is what Word has at hand.

    `points` is the size of the PDF's text, `word_points` of the Word file's.
    """

    name: LayoutName
    families: tuple[str, ...]
    word_font: str
    accent: str
    points: float
    word_points: float


_SIGNS = ("Noto Sans Symbols2", "Noto Sans Symbols")
_SERIF = ("Vollkorn", "Inter", *_SIGNS)
_SANS = ("Inter", *_SIGNS)
_NARROW = ("Source Sans Pro", "Inter", *_SIGNS)
LAYOUTS = {
    "classic": Layout("classic", _SERIF, "Georgia", "1a1a1a", points=10.5, word_points=10.5),
    "modern": Layout("modern", _SANS, "Calibri", "1f4e79", points=9.5, word_points=10.5),
    "compact": Layout("compact", _NARROW, "Calibri", "222222", points=9.5, word_points=10),
}
LAYOUT_NAMES = tuple(LAYOUTS)

_HEAD_LINES = 5
# Countries that print on Letter; everyone else prints on A4.
_LETTER_COUNTRY = re.compile(
    r"\b(?:USA|U\.S\.A\.|U\.S\.|United States|Canada|Mexico|México|Puerto Rico|Philippines)\b"
    r"|\(\d{3}\)\s?\d{3}[-. ]\d{4}|(?<![\d+])\d{3}[-.]\d{3}[-.]\d{4}(?!\d)|\+1[\s.(-]"
    r"|\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI"
    r"|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\s+\d{5}(?:-\d{4})?\b"
    r"|,\s(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI"
    r"|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\b"
)
_OTHER_COUNTRY = re.compile(r"\+(?!1[\s.(-])[2-9]\d{0,2}[\s().-]?\d")


def layout_named(name: str) -> Layout:
    """Raises InputError for a name that is none of LAYOUT_NAMES."""
    if name not in LAYOUTS:
        raise InputError(f"There is no layout “{name}”; choose one of {', '.join(LAYOUT_NAMES)}.")
    return LAYOUTS[name]


def paper_for(resume: Resume, wanted: str | None = None) -> Paper:
    """The paper asked for, or the one that the resume's country prints on.

    Raises InputError for an unknown paper.
    """
    if wanted is not None:
        return _paper_named(wanted)
    # The contact details decide; a job abroad further down says nothing of the person's country.
    numbers = sorted({*resume.contact.lines, *range(1, _HEAD_LINES + 1)})
    head = " ".join(resume.line(number) for number in numbers if number <= len(resume.lines))
    if _OTHER_COUNTRY.search(head):
        return "a4"
    return "us-letter" if _LETTER_COUNTRY.search(head) else "a4"


def _paper_named(name: str) -> Paper:
    papers: dict[str, Paper] = {"a4": "a4", "letter": "us-letter", "us-letter": "us-letter"}
    if name.lower() not in papers:
        raise InputError(f"There is no paper “{name}”; choose a4 or letter.")
    return papers[name.lower()]
