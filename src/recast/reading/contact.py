"""Finds who the resume is of and how to reach the person."""

import re
from collections.abc import Iterable, Sequence

from recast.reading.heading_names import joined_letters, kind_of_name
from recast.reading.lines import Line
from recast.reading.resume_header import kind_of_piece
from recast.reading.resume_parts import Contact, Section

_EMAIL = re.compile(
    r"(?<![\w.+-])([A-Za-z0-9][\w.+-]{0,63}?) ?(?:@|\[at\]|\(at\)| at (?=\w+ dot )) ?"
    r"((?:[A-Za-z0-9-]{1,63} ?(?:\.|\[dot\]|\(dot\)| dot ) ?){1,4}[A-Za-z]{2,24})\b"
)
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>()|,;]{3,200}"
    r"|\b(?:[a-z]{2,3}\.)?(?:linkedin|github|gitlab|behance|dribbble|medium|twitter|x|stackoverflow"
    r"|kaggle|bitbucket)\.(?:com|org|io|net)/[^\s<>()|,;]{1,120}"
    r"|(?<![\w@.])[a-z0-9-]{2,40}\.(?:github\.io|dev|me|io|netlify\.app|vercel\.app)(?:/[^\s<>()|,;]{0,80})?",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w./@-])(?:\+|00)?\(?\d[\d ().\-–/\u00a0]{6,22}\d(?![\w@/])")
_NAME_WORD = re.compile(r"^[^\W\d_][^\W\d_'’.-]*(?:[-'’][^\W\d_]+)*\.?,?$")
_NAME_LABEL = re.compile(r"(?i)^\s*(?:full )?name\s*[:–-]+\s*")
_TITLES = re.compile(
    r"(?i)^(?:mr|mrs|ms|miss|dr|prof|er|ca|cv of|resume of|curriculum vitae of)\b\.?\s+"
)
_POST_NOMINALS = re.compile(
    r",?\s+(?:Ph\.?D\.?|MBA|CPA|RN|BSN|MSN|MD|PMP|P\.?E\.?|Esq\.?|Jr\.?|CFA|LPN|MPH|M\.?S\.?|B\.?S\.?|ACA|ACCA|[A-Z]{2,5}-[A-Z]{1,3})\b.*$"
)
_LOCATION_LABEL = re.compile(
    r"(?i)^\s*(?:current )?(?:address|location|city|residence|based in)\s*[:–-]+\s*"
)

TOP_LINES = 12
"""Where the name and the address are looked for, beside the contact section itself."""


def find_contact(lines: Sequence[Line], sections: Iterable[Section]) -> Contact:
    """Name, e-mail addresses, phones, links and place. Never raises."""
    numbers = _contact_lines(lines, sections)
    texts = [lines[number - 1].text[:300] for number in numbers]
    emails, phones, links = [], [], []
    told = []
    for number, text in zip(numbers, texts, strict=True):
        found = (_emails(text), _phones(text), _links(text))
        for known, new in zip((emails, phones, links), found, strict=True):
            known.extend(one for one in new if one not in known)
        if any(found):
            told.append(number)
    name, name_line = _name(lines, numbers)
    location = _location(texts)
    own = sorted({*told, *([name_line] if name_line else [])})
    return Contact(name, tuple(emails), tuple(phones), tuple(links), location, tuple(own))


def _contact_lines(lines: Sequence[Line], sections: Iterable[Section]) -> list[int]:
    numbers = set(range(1, min(len(lines), TOP_LINES) + 1))
    for section in sections:
        if section.kind == "contact":
            numbers.update(section.lines[:40])
            if section.heading_line is not None:
                numbers.add(section.heading_line)
    outside = ("header", "footer", "sidebar", "text_box")
    numbers.update(n for n, line in enumerate(lines[:400], 1) if line.place in outside)
    return sorted(numbers)


def _emails(text: str) -> list[str]:
    if "@" not in text and " at " not in text and "at)" not in text and "at]" not in text:
        return []
    return [_email(match) for match in _EMAIL.finditer(_without_gaps(text))]


def _without_gaps(text: str) -> str:
    """ "jo . doe @ mail . com" with its blanks closed."""
    return re.sub(r" ?([@.]) (?=[a-z0-9])| ([@.])(?=[a-z0-9])", lambda m: m[1] or m[2], text)


def _email(match: "re.Match[str]") -> str:
    host = re.sub(r"\s*(?:\[dot\]|\(dot\)| dot |\.)\s*", ".", match[2])
    return f"{match[1]}@{host.replace(' ', '')}"


def _phones(text: str) -> list[str]:
    phones = []
    for match in _PHONE.finditer(text):
        phone = match[0].strip(" .-–/")
        digits = sum(character.isdigit() for character in phone)
        if 7 <= digits <= 15 and not re.match(r"^(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d", phone):
            phones.append(phone)
    return phones


def _links(text: str) -> list[str]:
    if "." not in text:
        return []
    return [match[0].rstrip(".") for match in _LINK.finditer(text)]


def _name(lines: Sequence[Line], numbers: Sequence[int]) -> tuple[str, int | None]:
    labelled = None
    for number in numbers:
        text = lines[number - 1].text[:200]
        if _NAME_LABEL.match(text):
            name = _as_name(_NAME_LABEL.sub("", text))
            if name and labelled is None:
                labelled = (name, number)
    for number in numbers[: 2 * TOP_LINES]:
        name = _as_name(lines[number - 1].text[:200])
        if name:
            return name, number
    return labelled or ("", None)


def _as_name(text: str) -> str:
    """The name that a line is, empty where it is none."""
    first = re.split(r"\s*[|•·]\s*|\t|\s{3,}| [-–—] ", joined_letters(text.strip(" #*_\t")))[0]
    first = _POST_NOMINALS.sub("", _TITLES.sub("", first)).strip(" ,")
    words = first.split()
    if not 2 <= len(words) <= 5 or not all(_NAME_WORD.match(word) for word in words):
        return ""
    if not all(
        word[0].isupper()
        or word
        in (
            "de",
            "da",
            "van",
            "von",
            "der",
            "bin",
            "al",
            "la",
            "del",
            "dos",
            "ibn",
            "el",
            "di",
            "den",
        )
        or not word[0].isascii()
        for word in words
    ):
        return ""
    if kind_of_piece(first) != "other" or kind_of_name(first) is not None:
        return ""
    return " ".join(
        word.capitalize() if word.isupper() and len(word) > 2 else word for word in words
    )


def _location(texts: Iterable[str]) -> str:
    for text in texts:
        if _LOCATION_LABEL.match(text):
            return _LOCATION_LABEL.sub("", text).strip(" .|")
        for part in re.split(r"\s*[|•·]\s*|\t|\s{3,}", text):
            place = part.strip(" .,")
            if len(place) < 60 and kind_of_piece(place) == "place":
                return place
    return ""
