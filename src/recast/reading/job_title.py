"""Finds what the job is called, at which level it stands, and who offers it."""

import re
from collections.abc import Iterator

from recast.lexicon import lexicon
from recast.reading.job_cues import words_of

TITLE_NOUNS = words_of("job_words.txt", "titles")
_LABEL = re.compile(
    r"(?:^|\n)\s*(?:job title|position title|position|title|role|job)\s*[:：]\s*([^\n]{3,80})",
    re.IGNORECASE,
)
_SOUGHT = re.compile(
    r"\b(?:looking for|seeking|seeks|hiring|recruit(?:ing)?|search(?:ing)? for|need|role of"
    r"|position of|join (?:us|our team|the team) as|(?-i:As)) (?:an?|our next|our|the)\s"
    r"((?:[^\s.,;:!?]{1,30}\s?){1,9})",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s[-–—|]\s|\s*[(|,:<\[]|\s(?:at|in|for|with|to|who|that|job in|you|we|needed)\s"
)
# "(m/w/d)", "(H/F)": only the name of a job is followed by one of these.
_ANY_GENDER = re.compile(r"\s*\((?:[mfwdxhg](?:/[mfwdxh*]){1,3}|gn|all genders)\)", re.IGNORECASE)
_LONGEST_TITLE = 80
_MOST_WORDS = 8
# "Director of Platform Engineering", but not "Teacher of the Year".
_OF = re.compile(r"of(?: (?:(?!The\b)[A-Z][\w&/-]*|and|&|,))+")
_COMPANY_LABEL = re.compile(
    r"(?:^|\n)\s*(?:company|employer|organi[sz]ation)\s*[:：]\s*(?:\d+\s*[-–]\s*)?"
    r"([^\W\d_][^\n]{1,59})",
    re.IGNORECASE,
)
_NAME = r"((?:[A-Z][\w&.'’-]{0,30})(?:[ ](?:[A-Z&][\w&.'’-]{0,30}|of|and)){0,4})"
_COMPANY = (
    re.compile(r"\b(?:[Aa]bout|ABOUT)\s" + _NAME + r"\s*(?:\n|:|$)"),
    re.compile(
        r"(?:^|\n)" + _NAME + r"(?:,? Inc\.?|,? LLC|,? Ltd\.?|,? GmbH|,? Corp(?:oration|\.)?)?,?\s"
        r"(?:is (?:seeking|looking|hiring|currently|an?\s|the\s|one\s|committed|proud)"
        r"|has an?\s|seeks\s)"
    ),
    re.compile(
        r"(?:^|\n)" + _NAME + r", an? [^.\n]{3,80}, (?:is (?:seeking|looking|hiring)|seeks)\s"
    ),
    re.compile(
        r"\b(?:[Aa]t|[Jj]oin|[Ww]elcome to|[Ww]hy)\s" + _NAME + r"(?:[,.!?]|\s(?:we|you|is|as)\b)"
    ),
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
_NO_TITLES = frozenset({"hands", "heads", "leads", "coaches", "guards", "partners"})
_NO_COMPANY = words_of("job_words.txt", "not companies")
_LEVELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("intern", re.compile(r"\bintern(?:ship)?\b|\btrainee\b|\bapprentice\b", re.I)),
    (
        "executive",
        re.compile(r"\b(?:chief \w+ officer|vice president|c[etfo]o|svp|evp|vp)\b", re.I),
    ),
    ("director", re.compile(r"\bdirector\b|\bhead of\b", re.I)),
    (
        "lead",
        re.compile(
            r"\b(?:principal|lead|team leader)\b"
            r"|\bstaff (?:\w+ )?(?:engineer|scientist|develop|design)",
            re.I,
        ),
    ),
    ("senior", re.compile(r"\b(?:senior|sr|experienced|expert)\b", re.I)),
    ("manager", re.compile(r"\b(?:manager|supervisor|superintendent)\b", re.I)),
    ("junior", re.compile(r"\b(?:junior|jr|entry[- ]level|graduate|associate|assistant)\b", re.I)),
    ("mid", re.compile(r"\b(?:mid[- ]?level|intermediate|mid[- ]?senior)\b", re.I)),
)
_LEVEL_LABEL = re.compile(r"\b(?:experience|seniority|career) level\s*[:：]?\s*([^\n]{3,40})", re.I)
_ENTRY = re.compile(r"\bentry[- ]level\b|\bno experience (?:needed|required|necessary)\b", re.I)
_TYPES = ("internship", "part-time", "temporary", "contract", "freelance", "full-time")
"""Of several that a posting says the first counts; each is a group of the pattern, in order."""
_SAID_TYPE = re.compile(
    r"\b(?:(internship)|(part[- ]time)|(temporary|fixed[- ]term|seasonal)"
    r"|(contract (?:position|role|to hire|job)|contractor|w2|c2c)|(freelance)"
    r"|(full[- ]time|permanent))\b"
)
_TYPE_LABEL = re.compile(r"\b(?:job|employment|position) type\s*[:：]?\s*([^\n]{3,40})", re.I)
_HEAD = 4000


def title_of(text: str) -> str:
    """The job's title, "" where the text does not show one."""
    first, _, rest = text.partition("\n")
    labelled = _LABEL.search(text[:_HEAD])
    gender = _ANY_GENDER.search(first[:_LONGEST_TITLE])
    if gender and first[: gender.start()].strip():
        return first[: gender.start()].strip(" .-–—|")
    candidates = [first, labelled.group(1) if labelled else "", rest.partition("\n")[0]]
    for candidate in candidates:
        title = _as_title(candidate, alone=True)
        if title:
            return title
    for sought in _SOUGHT.finditer(text[:_HEAD]):
        title = _as_title(sought.group(1), alone=False)
        if title:
            return title
    return ""


def first_line_of(text: str) -> str:
    """The first line where it is short enough for a title, "" where it is a sentence."""
    first = text.partition("\n")[0].strip(" .-–—|")
    return first if len(first.split()) <= _MOST_WORDS else ""


def _as_title(candidate: str, *, alone: bool) -> str:
    """The candidate cut after its last noun of a profession, "" where it has none near by."""
    end = _ENDS.search(candidate)
    words = (candidate[: end.start()] if end else candidate).strip(" .-–—").split()
    if alone and (len(words) > 12 or candidate.rstrip().endswith((".", "!", "?"))):
        words = _capitalised_run(words)
    for count in range(min(len(words), 9), 0, -1):
        if is_title_word(words[count - 1]):
            of = _OF.match(" ".join(words[count:]))
            field = f" {of.group().rstrip(' ,&')}" if of else ""
            return " ".join(_without_praise(words[:count])) + field.removesuffix(" and")
    return ""


def _without_praise(words: list[str]) -> list[str]:
    """ "a dynamic Sales Manager" is called Sales Manager, but "software engineer" is as it is."""
    if words[0].lower() in ("the", "a", "an", "our", "this", "your"):
        words = words[1:]
    if not words or not words[-1][0].isupper():
        return words
    first = next(index for index, word in enumerate(words) if word[0].isupper())
    return words[first:]


def _capitalised_run(words: list[str]) -> list[str]:
    count = 0
    while count < len(words) and (
        words[count][0].isupper() or words[count] in ("of", "and", "&", "/")
    ):
        count += 1
    return words[:count]


def is_title_word(word: str) -> bool:
    bare = word.lower().strip("()/.,s'")
    many = bare.removesuffix("s") in TITLE_NOUNS and bare not in _NO_TITLES
    return bare in TITLE_NOUNS or many or word.lower().rsplit("/", 1)[-1] in TITLE_NOUNS


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
            name = match.group(1).strip(" .'’")
            if _may_be_company(name):
                return name
    return ""


def _lines_that_name(head: str, title: str) -> Iterator[str]:
    """The company on a line of its own beside the title: it calls itself one, or is named again."""
    for line in head.split("\n", _HEAD_LINES)[:_HEAD_LINES]:
        name = _APART.split(line, maxsplit=1)[0].strip(" .'’")
        if not _WHOLE_NAME.fullmatch(name) or not _may_be_company(name) or name in title:
            continue
        again = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", head[head.find(name) + len(name) :])
        if _CALLED.search(name) or (again and len(name) > _SHORT_NAME):
            yield name


def _may_be_company(name: str) -> bool:
    words = name.lower().split()
    first = words[1] if words[0] == "the" and len(words) > 2 else words[0]
    known = first in _NO_COMPANY or is_title_word(words[-1]) or lexicon().get(name)
    return not known


def seniority_of(title: str, text: str) -> str:
    """intern, junior, mid, senior, lead, manager, director, executive, or "" where unsaid."""
    label = _LEVEL_LABEL.search(text[:_HEAD])
    for said in (title, label.group(1) if label else ""):
        for level, pattern in _LEVELS:
            if said and pattern.search(said):
                return level
    return "junior" if _ENTRY.search(text[:_HEAD]) else ""


def employment_type_of(title: str, text: str) -> str:
    """full-time, part-time, contract, temporary, freelance, internship, or "" where unsaid."""
    label = _TYPE_LABEL.search(text[:_HEAD])
    for said in (title, label.group(1) if label else "", text[:_HEAD]):
        types = [found.lastindex or 0 for found in _SAID_TYPE.finditer(said.lower())]
        if types:
            return _TYPES[min(types) - 1]
    return ""
