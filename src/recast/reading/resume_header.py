"""Splits the header lines of a job or a school into employer, title and place."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import Literal, TypeAlias

from recast.reading.line_shape import words_of
from recast.reading.resume_words import (
    DEGREE,
    EMPLOYER_WORDS,
    PLACES,
    REGIONS,
    SCHOOL_WORDS,
    STATE_CODES,
    TITLE_WORDS,
)

_ENDS_ON_DEGREE = re.compile(r"\b(?:diploma|degree|certificate|ged)\W*$", re.IGNORECASE)
_FROM_SCHOOL = re.compile(r"\s+(?:from|at|of the)\s+(?=[A-Z])")
_NO_DEGREE = re.compile(
    r"(?i)fellowship|scholarship|coursework|expected graduation|graduation date|\bgraduated with\b"
)
_SHORT_DEGREE = re.compile(
    r"(?P<degree>Ph\.?D\.?|[BM]\.?(?:Sc?|A|Eng|Tech|BA|Ed|Com)\.?)\s+(?=[A-Z])"
)

PieceKind: TypeAlias = Literal["title", "employer", "place", "other"]

KEPT_HEADERS = 2048

_EMPLOYER_LABEL = (
    r"compan(?:y|ies)(?: name)?|employer(?:/client)?|client(?: name)?|organi[sz]ation(?: name)?"
    r"|firm|name of (?:the )?(?:company|organi[sz]ation|employer)"
)
_TITLE_LABEL = r"designation|position(?: held)?|job title|title|role|job role|post(?: held)?"
_PLACE_LABEL = r"location|place|city"
_TIME_LABEL = r"duration|period|dates?|tenure|from|year|time ?period|work(?:ing)? period"
_LABEL = re.compile(
    rf"\s*(?:(?P<employer>{_EMPLOYER_LABEL})|(?P<title>{_TITLE_LABEL})|(?P<place>{_PLACE_LABEL})"
    rf"|(?P<time>{_TIME_LABEL}))\s*(?::-|[:=])\s*(?P<value>.*)",
    re.IGNORECASE,
)
# "ï¼​" is a full-width dash read in the wrong encoding; it stands in many scraped resumes.
_STRONG = re.compile(
    r"\s+[|•·–—―‒/~-]+(?:\s+|$)|\s*[|•·–—]\s*|\t|\s{2,}|\x00|ï¼\S?|\s+@\s+|\s+at\s+(?=[A-Z])"
)
_COMMA = re.compile(r",(?!\s*(?:Inc|LLC|Ltd|LLP|L\.L\.C|Co|Corp)\b(?!-))(?![^()]*\))")
_ASIDE = re.compile(r"\((?P<text>[^()]{2,60})\)[\s,.]*$")
_MOST_PLACE_WORDS = 6
_PLACEHOLDER = re.compile(r"\b(?:(?P<employer>Company ?Name)|(?P<place>City ?, ?State|City))\b")
_EDGES = " \t,;:.|–—-[]·•*#_~/\u00a0\u200b"
_NO_EMPLOYER = re.compile(
    r"(?:full|part)[- ]?time$|contract$|(?:\d+ )?(?:years?|months?)\b|(?:from|to|since|duration)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a header line; `line` is its place among the header's lines (0, 1, 2 …)."""

    kind: PieceKind
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class HeaderParts:
    """What a header says; empty strings where it does not."""

    employer: str = ""
    title: str = ""
    place: str = ""


def read_header(lines: Iterable[Sequence[Piece]]) -> HeaderParts:
    """Employer, title and place out of the pieces of each header line."""
    pieces = [
        replace(piece, line=at) if at else piece for at, line in enumerate(lines) for piece in line
    ]
    return _assembled(pieces)


@lru_cache(KEPT_HEADERS)
def pieces_of(text: str) -> tuple[Piece, ...]:
    """The parts of one header line, each with what it looks like."""
    label = _LABEL.match(text)
    if label is not None:
        return tuple(_labelled(label))
    pieces: list[Piece] = []
    marked = _PLACEHOLDER.sub(lambda match: f"\x00{match[0]}\x00", text)
    for part in map(_trimmed, _STRONG.split(marked)):
        if part and not _NO_EMPLOYER.match(part):
            pieces.extend(_comma_pieces(part))
    return tuple(pieces)


def _trimmed(text: str) -> str:
    """Without marks at the ends; round brackets go only where they do not pair."""
    text = text.strip(_EDGES)
    while text and (text[0] == ")" or text[-1] == "(" or text.count("(") != text.count(")")):
        shorter = text.strip("()").strip(_EDGES)
        if shorter == text:
            break
        text = shorter
    return text if text.strip("() ") else ""


def _labelled(label: "re.Match[str]") -> list[Piece]:
    value = label["value"].strip(_EDGES + "\x00")
    if label["time"] is not None or not value:
        return []
    kinds: tuple[PieceKind, ...] = ("employer", "title", "place")
    kind = next(kind for kind in kinds if label[kind] is not None)
    return [Piece(kind, value.replace("\x00", " "))]


def _comma_pieces(part: str) -> list[Piece]:
    placeholder = _PLACEHOLDER.fullmatch(part)
    if placeholder is not None:
        return [Piece("employer" if placeholder["employer"] else "place", part)]
    aside = _ASIDE.search(part)
    if aside is not None and (place := _place_aside(aside["text"])):
        before = _comma_pieces(part[: aside.start()]) if part[: aside.start()].strip() else []
        return [*before, Piece("place", place)]
    texts = [_trimmed(text) for text in _COMMA.split(part)]
    return [Piece(kind_of_piece(text), text) for text in _with_places(texts) if text]


def _place_aside(text: str) -> str:
    """The place in brackets after a name, empty for anything else: "Acme (Haifa, Israel)"."""
    parts = [part.strip() for part in text.split(",")]
    known = any(part.lower() in PLACES or part in STATE_CODES for part in parts)
    named = any(kind_of_piece(part) in ("title", "employer") for part in parts)
    return text.strip() if known and not named and len(text.split()) <= _MOST_PLACE_WORDS else ""


def _with_places(texts: list[str]) -> list[str]:
    """Joins "Boston" and "MA" again."""
    joined: list[str] = []
    for text in texts:
        bare = re.sub(r"[\s-]*\d[\d -]*$", "", text)
        closes_place = bare in STATE_CODES or bare.lower() in REGIONS
        if (
            closes_place
            and joined
            and len(joined[-1].split()) <= 3
            and (kind_of_piece(joined[-1]) in ("other", "place"))
        ):
            joined[-1] = f"{joined[-1]}, {text}"
        else:
            joined.append(text)
    return joined


@lru_cache(KEPT_HEADERS)
def kind_of_piece(text: str) -> PieceKind:
    """What a few words look like: a title, an employer, a place, or nothing in particular."""
    last = text.rpartition(",")[2].strip()
    if text.lower() in PLACES or (
        "," in text and (last.split(" ")[0] in STATE_CODES or last.lower() in PLACES)
    ):
        return "place"
    words = [word.strip(".,()'’&").lower() for word in re.split(r"[\s/-]+", text)][:14]
    words = [word for word in words if word]
    if not words:
        return "other"
    if words[-1] in EMPLOYER_WORDS and words[-1] not in TITLE_WORDS:
        return "employer"
    for word in words:
        if word in TITLE_WORDS:
            return "title"
    if any(word in EMPLOYER_WORDS for word in words):
        return "employer"
    return "other"


def _assembled(pieces: list[Piece]) -> HeaderParts:
    title = next((piece for piece in pieces if piece.kind == "title"), None)
    employer = next((piece for piece in pieces if piece.kind == "employer"), None)
    place = next((piece for piece in pieces if piece.kind == "place"), None)
    rest = [piece for piece in pieces if piece.kind == "other"]
    if employer is None and rest:
        employer = next(
            (piece for piece in rest if title is None or piece.line != title.line), rest[0]
        )
        rest = [piece for piece in rest if piece is not employer]
    if title is None:
        title, employer = _told_apart(employer, pieces)
    if title is None and employer is not None:
        title = next((piece for piece in rest), None)
        rest = [piece for piece in rest if piece is not title]
    return HeaderParts(
        employer.text if employer else "",
        _whole_title(title, rest, pieces),
        place.text if place else "",
    )


def _told_apart(employer: Piece | None, pieces: list[Piece]) -> tuple[Piece | None, Piece | None]:
    """Title and employer of two that look like employers: "Baker, Retail" at "Elm Bakery"."""
    others = [piece for piece in pieces if piece.kind == "employer" and piece is not employer]
    if employer is None or not others or TITLE_WORDS.isdisjoint(words_of(employer.text)):
        return None, employer
    return employer, others[0]


def _whole_title(title: Piece | None, rest: list[Piece], pieces: list[Piece]) -> str:
    """A title with what follows it after a comma: "Director", "Human Resources"."""
    if title is None:
        return ""
    after = pieces.index(title) + 1
    if after < len(pieces) and pieces[after] in rest and pieces[after].line == title.line:
        return f"{title.text}, {pieces[after].text}"
    return title.text


def read_school(lines: Iterable[Sequence[Piece]]) -> HeaderParts:
    """School, degree and place out of the pieces of each line about a school."""
    lines = list(lines)
    told = [[piece for piece in line if piece.kind != "place"] for line in lines]
    pieces = list(chain.from_iterable(told))
    degree = next((piece.text for piece in pieces if _is_degree(piece.text)), "")
    school = next((piece.text for piece in pieces if _is_school(piece.text)), "")
    if degree and degree == school:
        degree, school = _degree_and_school(degree)
    place = next((p.text for line in lines for p in line if p.kind == "place"), "")
    if not school:
        # On the degree's own line stands the subject: "BSc, Information Technology".
        others = (line for line in told if not any(piece.text == degree for piece in line))
        named = (
            p.text
            for p in chain.from_iterable(others)
            if p.kind == "employer" and not p.text[:1].islower()
        )
        school = next(named, "")
    return HeaderParts(school, degree, place)


def _is_school(text: str) -> bool:
    return not SCHOOL_WORDS.isdisjoint(words_of(text))


def _is_degree(text: str) -> bool:
    return DEGREE.search(text) is not None and not _NO_DEGREE.search(text)


def _degree_and_school(text: str) -> tuple[str, str]:
    """ "BSc in Chemistry from Some University" and "PhD Some University" in two."""
    aside = _ASIDE.search(text)
    if aside is not None and _is_school(aside["text"]):
        return text[: aside.start()].strip(_EDGES), aside["text"].strip()
    match = _FROM_SCHOOL.search(text) or _SHORT_DEGREE.match(text)
    if match is None:
        return text, "" if _ENDS_ON_DEGREE.search(text) else text
    degree = match["degree"] if "degree" in match.re.groupindex else text[: match.start()]
    return degree.strip(_EDGES), text[match.end() :].strip(_EDGES)
