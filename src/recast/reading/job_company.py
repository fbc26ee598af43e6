"""Finds who offers the job."""

import re
from collections.abc import Iterator

from recast.lexicon import lexicon
from recast.lexicon.verbs import verb_of
from recast.reading.job_cues import words_of
from recast.reading.job_title import is_title_word

_COMPANY_LABEL = re.compile(
    r"(?:^|\n)\s*(?:company|employer|organi[sz]ation)\s*[:：]\s*(?:\d+\s*[-–]\s*)?"
    r"([^\W\d_][^\n]{1,59})",
    re.IGNORECASE,
)
_NAME = r"((?:[A-Z][\w&.'’-]{0,30})(?:[ ](?:[A-Z&][\w&.'’-]{0,30}|of|and)){0,4})"
_FORM = r"(?:,? (?:Inc\.?|LLC|LLP|Ltd\.?|GmbH|Corp(?:oration|\.)?|plc))"
_COMPANY = (
    re.compile(r"\b(?:[Aa]bout|ABOUT)\s" + _NAME + r"\s*(?:\n|:|$)"),
    re.compile(
        r"(?:^|\n)" + _NAME + rf"{_FORM}?,?\s"
        r"(?:is (?:seeking|looking|hiring|currently|accepting|an?\s|the\s|one\s|committed|proud)"
        r"|has an?\s|(?:currently\s)?seeks\s|provides\s|offers\s|operates\s|was founded)"
    ),
    re.compile(
        r"(?:^|\n)" + _NAME + r", an? [^.\n]{3,80}, (?:is (?:seeking|looking|hiring)|seeks)\s"
    ),
    re.compile(
        r"\b(?:[Aa]t|[Jj]oin|[Ww]elcome to|[Ww]hy|(?:[Cc]areer|[Oo]pportunity|[Ww]ork) with)\s"
        + _NAME
        + r"(?:[,.!?]|\s(?:we|you|is|as|has|means)\b)"
    ),
    re.compile(_NAME + _FORM + r"(?=[\s,.;)])"),
)
_EQUAL = re.compile(
    _NAME + rf"{_FORM}?,? is (?:proud to be )?an? (?:EEO|EOE|[Ee]qual|[Aa]ffirmative|EQUAL)"
)
_WHOLE_NAME = re.compile(_NAME + r"(?:,? (?:Inc|Co)\.)?")
_HEAD_LINES = 3
_SHORT_NAME = 3
_APART = re.compile(r"\s[-–—|·•]\s|\s*[(|,]")
_CALLED = re.compile(
    r"(?<=\s)(?:Inc|LLC|Ltd|Limited|GmbH|AG|plc|PLC|Corp|Corporation|Company|Co|Group|Partners|Holdings"
    r"|Council|Hospital|Clinic|Academy|School|College|University|Bank|Trust|Foundation|Institute"
    r"|Centre|Center|Agency|Authority|Association|Society|Church|Museum|Library|Hotel|Restaurant"
    r"|Labs?|Technologies|Systems|Solutions|Industries|Logistics)\.?\Z"
)
_NO_COMPANY = words_of("job_words.txt", "not companies")
_OPENERS = words_of("job_words.txt", "openers") - {"advanced", "exceptional", "industry"}
_ABBREVIATIONS = words_of("job_words.txt", "abbreviations") - {"inc", "co", "ltd"}
# "Dallas, TX", "Hickory NC"
_OF_A_PLACE = re.compile(r",?\s[A-Z]{2}\b")
_LED_BY = re.compile(r"\A(?:At |.*(?:LLC|Inc|Company|Employer|Job|Time|Description)(?=[A-Z][a-z]))")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
_OPEN_END = re.compile(r"(?: (?:and|of|&))+\Z")
_HEAD = 4000


def company_of(text: str, title: str = "") -> str:
    """Who offers the job, "" where the text does not say it plainly."""
    head = text[:_HEAD]
    labelled = _COMPANY_LABEL.search(head)
    if labelled:
        return labelled.group(1).strip()
    alone = next(_lines_that_name(head, title), "")
    if alone:
        return alone
    for pattern in _COMPANY:
        for match in pattern.finditer(head):
            name = _name(match.group(1), text)
            if _may_be_company(name, text) and not _OF_A_PLACE.match(head, match.end(1)):
                return name
    for match in _EQUAL.finditer(text, max(0, len(text) - _HEAD)):
        name = _name(match.group(1), text)
        if _may_be_company(name, text):
            return name
    return ""


def _name(said: str, text: str) -> str:
    """The name without what was glued to its front: "CompanyAcme", where Acme stands elsewhere."""
    name = _LED_BY.sub("", said)
    for glue in _GLUED.finditer(name):
        rest = name[glue.start() :]
        apart = re.search(rf"(?<!\w){re.escape(rest)}(?!\w)", text)
        if apart or is_title_word(name[: glue.start()].rpartition(" ")[2]):
            return _name(rest, text)
    return _OPEN_END.sub("", name).strip(" .'’")


def _lines_that_name(head: str, title: str) -> Iterator[str]:
    """The company on a line of its own beside the title: it calls itself one, or is named again."""
    for line in head.split("\n", _HEAD_LINES)[:_HEAD_LINES]:
        name = _APART.split(line, maxsplit=1)[0].strip(" .'’")
        if not _WHOLE_NAME.fullmatch(name) or not _may_be_company(name, head) or name in title:
            continue
        if _OF_A_PLACE.match(line, line.find(name) + len(name)):
            continue
        again = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", head[head.find(name) + len(name) :])
        if _CALLED.search(name) or (again and len(name) > _SHORT_NAME):
            yield name


def _may_be_company(name: str, text: str) -> bool:
    """Whether nothing tells that it is none: a single word that is also said in small letters is
    a word like any other."""
    words = name.lower().split()
    if not words or len(name) < _SHORT_NAME or words[-1] in _ABBREVIATIONS:
        return False
    first = words[1] if words[0] == "the" and len(words) > 2 else words[0]
    if first in _NO_COMPANY or is_title_word(words[-1]) or lexicon().get(name):
        return False
    if len(words) > 1:
        return first not in _OPENERS
    common = verb_of(first) or first.endswith("ly") or _CALLED.search(f" {name}")
    return not common and re.search(rf"(?<![\w.]){re.escape(name.lower())}(?!\w)", text) is None
