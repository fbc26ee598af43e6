"""Finds who the resume is of and how to reach the person."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from recast.reading.heading_names import kind_of_name
from recast.reading.line_shape import joined_letters
from recast.reading.lines import Line
from recast.reading.resume_header import kind_of_piece
from recast.reading.resume_parts import Contact, Section
from recast.reading.resume_words import FAMILY_NAMES, NO_GIVEN_NAMES, PLACES, STATE_CODES

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
_PHONE = re.compile(r"(?<![\w./@-])\(?(?:\+|00)?\(?\d[\d ().\-–/\u00a0]{6,22}\d(?![\w@/])")
_PHONE_LABEL = re.compile(r"\W*(?:phone|mobile|cell|tel|contact|mob)\b", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d|\d\d?/(?:19|20)\d\d")
_NAME_WORD = re.compile(r"^[^\W\d_][^\W\d_'’.-]*(?:[-'’][^\W\d_]+)*\.?,?$")
_NAME_LABEL = re.compile(r"(?i)^\s*(?:full )?name\s*[:–-]+\s*")
_TITLES = re.compile(
    r"(?i)^(?:(?:mr|mrs|ms|miss|dr|prof|rev|capt|sgt|er|ca|(?:cv|resume|curriculum vitae)"
    r"(?: of|\s*[:–—-]))(?:\b|(?<=[:–—-]))\.?\s+)+"
)
_OF_THE_DOCUMENT = re.compile(r"(?i)(?:['’]s)?\s+(?:resume|résumé|cv|curriculum vitae)$")
_IN_BRACKETS = re.compile(r"\s*\([^()]{1,30}\)")
_CREDENTIAL = re.compile(r"(?:[A-Z][\w.-]*[A-Z.][\w.]*|[A-Z]{2,})$")
_PLACE = re.compile(
    r"(?P<city>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}), ?(?P<region>[A-Z]{2}\b|[A-Z][a-z]+)"
)
_ZIP_BEFORE = re.compile(r"\d{5}(?:-\d{4})? +(?=\(?\d{3}\)?[ .-])")
_POST_NOMINALS = re.compile(
    r",?\s+(?:Ph\.?D\.?|MBA|CPA|RN|BSN|MSN|MD|PMP|P\.?E\.?|Esq\.?|Jr\.?|CFA|LPN|MPH|M\.?S\.?|B\.?S\.?|ACA|ACCA|[A-Z]{2,5}-[A-Z]{1,3})\b.*$"
)
_PARTED = re.compile(r"\s*[|•·]\s*|\t|\s{3,}| [-–—] ")
_REACHED = re.compile(r"\S+@\S+|(?:https?:|www\.)\S*")
_ICONS = re.compile(r"[\ue000-\uf8ff]")
_SMALL_WORDS = (
    "af al av bin da das de del den der di do dos e el ibn la las los ten ter van von y zu"
)
_PARTICLES = frozenset(_SMALL_WORDS.split())
_LOCATION_LABEL = re.compile(
    r"(?i)^\s*(?:current )?(?:address|location|city|residence|based in)\s*[:–-]+\s*"
)

TOP_LINES = 12
"""Where addresses and links are looked for, beside the contact section itself."""
MOST_SIDEBAR_LINES = 60
MOST_LINES = 40
"""Lines read of one contact section."""
LONGEST_READ = 300
"""Characters read of one line."""


def find_contact(lines: Sequence[Line], sections: Sequence[Section]) -> Contact:
    """Name, e-mail addresses, phones, links and place. Never raises."""
    own = _own_lines(lines, sections)
    numbers = sorted({*own, *range(1, min(len(lines), TOP_LINES) + 1)})
    texts = {number: lines[number - 1].text[:LONGEST_READ] for number in numbers}
    ways = {number: _ways(text, number in own) for number, text in texts.items()}
    name, name_line = _name(lines, own)
    told = {number for number, found in ways.items() if any(found)}
    emails, phones, links = (
        tuple(dict.fromkeys(chain.from_iterable(found[place] for found in ways.values())))
        for place in range(3)
    )
    location = _location(texts[number] for number in own)
    return Contact(name, emails, phones, links, location, tuple(sorted({*told, *name_line})))


def _own_lines(lines: Sequence[Line], sections: Sequence[Section]) -> list[int]:
    """The lines that are there to say who the person is."""
    numbers: set[int] = set()
    for section in sections:
        if section.kind == "contact":
            numbers.update(section.lines[:MOST_LINES])
            if section.heading_line is not None:
                numbers.add(section.heading_line)
    outside = ("header", "footer", "sidebar", "text_box")
    numbers.update(n for n, line in enumerate(lines[:400], 1) if line.place in outside)
    # A name in large type below a sidebar is a heading to the layout.
    numbers.update(n for n, line in enumerate(lines[:80], 1) if line.heading)
    return sorted(numbers)


def _ways(text: str, is_contact: bool) -> tuple[list[str], list[str], list[str]]:
    """E-mail addresses, phones and links; numbers elsewhere are phones only with an address."""
    emails, links = _emails(text), _links(text)
    phones = _phones(text) if is_contact or emails or _PHONE_LABEL.match(text) else []
    return emails, phones, links


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
        phone = _ZIP_BEFORE.sub("", match[0].strip(" .-–/"))
        digits = sum(character.isdigit() for character in phone)
        if 7 <= digits <= 15 and not _YEARS.search(phone):
            phones.append(phone)
    return phones


def _links(text: str) -> list[str]:
    if "." not in text:
        return []
    return [match[0].rstrip(".") for match in _LINK.finditer(text)]


def _name(lines: Sequence[Line], numbers: Sequence[int]) -> tuple[str, tuple[int, ...]]:
    """The name and its line: the labelled one, else the first line that looks like a name."""
    for number in numbers:
        text = lines[number - 1].text[:LONGEST_READ]
        label = _NAME_LABEL.match(text)
        name = _as_name(text[label.end() :]) if label else ""
        if name:
            return name, (number,)
    for number in numbers:
        name = _as_name(lines[number - 1].text[:LONGEST_READ])
        if name:
            return name, (number,)
    return _name_below_sidebar(lines)


def _name_below_sidebar(lines: Sequence[Line]) -> tuple[str, tuple[int, ...]]:
    """A name in capitals with a title below it, where a sidebar's text came first."""
    for number, (line, below) in enumerate(pairwise(lines[:MOST_SIDEBAR_LINES]), 1):
        text = line.text[:LONGEST_READ]
        if text.isupper() and kind_of_piece(below.text[:LONGEST_READ].strip()) == "title":
            name = _as_name(text)
            if name:
                return name, (number,)
    return "", ()


def _as_name(text: str) -> str:
    """The name that a line is, empty where it is none."""
    told = _TITLES.sub("", joined_letters(_REACHED.sub("|", text).strip(" #*_\t|")))
    first = _OF_THE_DOCUMENT.sub("", _IN_BRACKETS.sub("", _PARTED.split(told)[0]))
    name = _without_credentials(first.strip(" ,"))
    words = name.split()
    if not 2 <= len(words) <= 5 or not all(map(_is_name_word, words)):
        return ""
    if not _may_be_called(name) or kind_of_name(name) is not None:
        return ""
    return " ".join(
        word.capitalize() if word.isupper() and len(word) > 2 else word for word in words
    )


def _without_credentials(text: str) -> str:
    """ "Ana Ruiz" of "Ana Ruiz, RN, BSN" and of "Ana Ruiz, Charge Nurse"; "Smith, John" turned."""
    name, comma, rest = text.partition(",")
    rest = rest.strip()
    if comma and " " not in name.strip() and kind_of_piece(text) == "other":
        return f"{rest} {name}"
    tokens = rest.replace(",", " ").split()
    if tokens and (all(map(_CREDENTIAL.match, tokens)) or kind_of_piece(rest) == "title"):
        text = name
    return _POST_NOMINALS.sub("", text).strip(" ,")


def _may_be_called(name: str) -> bool:
    """Whether the words are no title, employer or place, or a family's name after one."""
    if kind_of_piece(name) == "other":
        return True
    given, *_, family = name.lower().split()
    only = kind_of_piece(name.rpartition(" ")[0]) in ("other", "place")
    return only and family in FAMILY_NAMES and given not in NO_GIVEN_NAMES


def _is_name_word(word: str) -> bool:
    if not _NAME_WORD.match(word):
        return False
    # Scripts without capitals have no way to show that a word is a name.
    return word[0].isupper() or word in _PARTICLES or not word[0].isascii()


def _location(texts: Iterable[str]) -> str:
    within = ""
    for text in texts:
        if _LOCATION_LABEL.match(text):
            return _LOCATION_LABEL.sub("", text).strip(" .|")
        for part in re.split(r"\s*[|•·]\s*|\t|\s{3,}", text):
            place = _ICONS.sub("", part).strip(" .,")
            if len(place) < 60 and "@" not in place and kind_of_piece(place) == "place":
                return _without_number(place)
        within = within or _place_within(text)
    return within


def _without_number(place: str) -> str:
    """A place without the telephone number that stands behind it."""
    phone = _PHONE.search(place)
    digits = sum(map(str.isdigit, phone[0])) if phone else 0
    return place[: phone.start()].strip(" .,") if phone and digits > len("62704-1234") else place


def _place_within(text: str) -> str:
    """ "Austin, TX" where it stands among other things on the line."""
    for match in _PLACE.finditer(text):
        if match["region"] in STATE_CODES or match["region"].lower() in PLACES:
            return f"{match['city']}, {match['region']}"
    return ""
