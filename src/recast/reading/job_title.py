"""Finds what the job is called."""

import re
from collections.abc import Iterator
from typing import Final

from recast.lexicon import lexicon
from recast.reading.job_cues import small_letters, words_of

TITLE_NOUNS: Final = words_of("job_words.txt", "titles")
_ENDINGS: Final = ("ologist", "ician", "therapist", "ographer")
_VAGUE: Final = words_of("job_words.txt", "vague titles")
_PRAISE: Final = words_of("job_words.txt", "praise")
_OPENING_VERBS: Final = words_of("job_words.txt", "duties") | words_of("job_words.txt", "openers")
_SEVERAL: Final = {f"{noun}s" for noun in TITLE_NOUNS} - {"hands", "heads", "leads", "partners"}
_HEAD: Final = 4000

_VALUE: Final = re.compile(r"[:：]\s*([^\n]{3,80})")
_LABEL: Final = re.compile(
    r"(?:\A|\s)(?:(?P<sure>(?:(?:job|position|posting|working) )?title|(?:primary )?occupation)"
    r"|position|role|job)\s*\Z",
    re.IGNORECASE,
)
_LONGEST_LABEL: Final = 30
_TITLED: Final = re.compile(
    r".{0,60}\b(?i:(?:job|position) title|now hiring|(?:help )?wanted)[:!]?\s+(?=[A-Z])"
)
_ARTICLE: Final = r"(?:an?|our next|our|the|one|two|three|another)\s"
# Of a list of praise ("a friendly, outgoing Receptionist") the name of the job comes last.
_PHRASE: Final = re.compile(
    r"(?:[a-z][\w-]{2,20},\s(?:and\s)?){0,4}((?:[^\s.,;:!?]{1,30}\s?){1,9})"
)
_SEEKS: Final = (
    r"(?:looking for|seeking(?: for)?|seeks|hiring(?: for)?|recruit(?:ing)?(?: for)?"
    r"|search(?:ing)? for|in (?:search|need) of"
    r"|(?:opportunity|opportunities|openings?|positions?|vacancy|vacancies|applications)"
    r"(?: available)? for)"
)
_NEEDS: Final = r"(?:hire|need for|needs?|requires)"
_SERVES: Final = (
    r"(?:(?:join (?:us|our team|the team)|to serve|career|opportunity|work(?:ing)?) as|(?P<as>as)"
    r"|(?P<post>(?:position|role|appointment|job) as|(?:role|position) of))"
)
# Of small letters, and with the first ones said ahead, it takes a quarter of the time.
_SOUGHT: Final = re.compile(
    r"(?<!\w)(?=look|seek|hir|recr|sear|in |opp|open|posi|vac|appl|need|req|if|joi|to|car|wor|as"
    rf"|rol|job)(?!hiring manager)(?:{_SEEKS}|(?P<weak>{_NEEDS}|if you(?:['’]re| are))|{_SERVES})"
    rf" (?:(?P<one>{_ARTICLE})|both\s)?"
)
_NAME: Final = r"((?:[A-Z][\w/&.,'’()-]*\s){1,7})"
_SPOKEN_OF: Final = re.compile(
    rf"(?:^|\n|[.:,]\s)(?:[Tt]he|This|Our) {_NAME}(?:\([A-Z]+\)\s)?"
    r"(?:will|is|position|role|has|must|shall|(?:[a-z]{2,}ly\s)?[a-z]{3,}s)\b"
    rf"|\b(?:for|of|our|an?|hire)\s(?:[a-z-]+\s){{0,2}}{_NAME}(?:position|role|vacancy|opening)\b"
)
_WHOLE_LINE: Final = re.compile(r"(?<![:：]\n)(?<=\n)([A-Z][^\n.!?:|]{4,50}):?(?=\n)")
_ANY_GENDER: Final = re.compile(
    r"\s*\((?:[mfwdxhg](?:/[mfwdxh*]){1,3}|gn|all genders)\)", re.IGNORECASE
)
"""Only the name of a job is followed by one of these: "(m/w/d)", "(H/F)"."""
_LONGEST_TITLE: Final = 80
_MOST_WORDS: Final = 8
_REACH: Final = 9
_LONG_LINE: Final = 12
_ENDS: Final = re.compile(
    r"\s[-–—|]\s|[-–—]\s|\s*[(|,:;<\[!?$]|\s(?:at|in|for|with|to|who|that|job in|you|we|needed|on"
    r"|within|from|by|where|which|when|and an?|or an?|required)\s"
)
# "Director of Platform Engineering", but not "Teacher of the Year".
_OF: Final = re.compile(
    r"of(?: (?:(?!The\b)[A-Z][\w&/-]*|and|&|,))+|de (?:[A-Z]\w+|cuisine|partie|rang)"
)
# "[2025] Software Engineer", "Natural Language Processing (NLP) Engineer"
_BRACKETED: Final = re.compile(r"\A[\[(][^\])]{0,40}[\])]\s*|(?<=\w)\s\([A-Z&/]{2,6}\)(?=\s[A-Z])")
_BLANKS: Final = re.compile(r"\xa0|[ \t\xa0]{2,}")
_GLUED: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z]{4})(?=[A-Z][a-z]{2})")
_JOINED: Final = re.compile(_GLUED.pattern + r"|[-–](?=[A-Z])")
_SHORTEST_GLUED: Final = 4
_OF_NO_TITLE: Final = frozenset(
    (
        "our",
        "we",
        "us",
        "you",
        "your",
        "their",
        "in",
        "for",
        "to",
        "at",
        "with",
        "from",
        "the",
        "as",
    )
)
_SAYS: Final = re.compile(
    r"\b(?:is|are|was|has|have|will|[Ss]eeks?|[Ss]eeking|[Nn]eeds?|(?i:hiring)|[Ww]anted|[Ll]ooking"
    r"|[Pp]rovides?|[Jj]oin|(?:[Ww]e|[Yy]ou)(?:['’]\w+)?)\b"
)


def title_of(text: str) -> str:
    """The job's title, "" where the text does not show one."""
    head = _BLANKS.sub(" ", text[:_HEAD])
    first, _, rest = head.partition("\n")
    gender = _ANY_GENDER.search(first[:_LONGEST_TITLE])
    if gender and first[: gender.start()].strip():
        return first[: gender.start()].strip(" .-–—|")
    second = rest.partition("\n")[0]
    named = (title for title in _named(head, first, second) if title)
    return next(named, "")


def first_line_of(text: str) -> str:
    """The first line where it is short enough for a title, "" where it is a sentence."""
    first = text.partition("\n")[0].strip(" .-–—|")
    return first if len(first.split()) <= _MOST_WORDS else ""


def _named(head: str, first: str, second: str) -> Iterator[str]:
    """What may be the title, the surest first."""
    yield _of_line(first)
    for value in _VALUE.finditer(head):
        label = _LABEL.search(head, max(0, value.start() - _LONGEST_LABEL), value.start())
        if label:
            yield _of_label(value.group(1), sure=label.group("sure") is not None)
    yield _of_line(second)
    sought = list(_cues(head))
    for cue in sought:
        if cue.group("one") or cue.group("post"):
            yield _of_sentence(_phrase(head, cue.end()))
    for named in _SPOKEN_OF.finditer(head):
        yield _of_sentence(named.group(named.lastindex or 0))
    for cue in sought:
        if not (cue.group("one") or cue.group("post") or cue.group("weak")):
            yield _of_sentence(_phrase(head, cue.end()), bare=True)
    # Several such lines are a list of posts.
    lines = {line for line in _WHOLE_LINE.findall(head) if " " in line and line == _of_line(line)}
    yield lines.pop() if len(lines) == 1 else ""


def _cues(head: str) -> Iterator[re.Match[str]]:
    """Where the text says that somebody is sought, or what the reader will be."""
    for cue in _SOUGHT.finditer(small_letters(head)):
        # "As a nurse, you" begins a sentence; "such as a nurse" tells nothing.
        if not cue.group("as") or head[cue.start()].isupper():
            yield cue


def _phrase(head: str, at: int) -> str:
    phrase = _PHRASE.match(head, at)
    return phrase.group(1) if phrase else ""


def _of_line(line: str) -> str:
    """The title that a line begins with, "" where it is a sentence of another kind."""
    titled = _TITLED.match(line)
    line = _BRACKETED.sub("", line[titled.end() :] if titled else line)
    words = _cut(line).split()
    if len(words) > _LONG_LINE or line.rstrip().endswith((".", "!", "?")):
        words = _capitalised_run(words)
    title = _ending_in_a_title(words)
    if _SAYS.search(title):
        return ""
    alone = len(title.split()) == len(line.split())
    return "" if _is_vague(title) and not alone else _one(_unpraised(title))


def _of_label(value: str, *, sure: bool) -> str:
    words = _cut(value).split()
    title = _ending_in_a_title(words)
    if title or not sure:
        return "" if _SAYS.search(title) or (_is_vague(title) and not sure) else title
    return " ".join(words) if 0 < len(words) <= _MOST_WORDS and words[0][0].isupper() else ""


def _of_sentence(phrase: str, *, bare: bool = False) -> str:
    words = _unpraised(_ending_in_a_title(_cut(phrase).split())).split()
    if not words or (
        _is_vague(words[-1]) and (len(words) < 2 or words[0][0].isupper() > words[-1][0].isupper())
    ):
        return ""
    title = " ".join(words)
    if _SAYS.search(title) or not _OF_NO_TITLE.isdisjoint(title.lower().split()):
        return ""
    one = _one(title)
    # Without an article only several, or a name in capitals, are surely sought.
    return "" if bare and one == title and (len(words) < 2 or not title[0].isupper()) else one


def _unpraised(title: str) -> str:
    words = title.split()
    while len(words) > 1 and _is_praise(words[0]):
        words = words[1:]
    return " ".join(words)


def _is_praise(word: str) -> bool:
    small = word.lower().strip(",")
    return small in _PRAISE or small.endswith(("-driven", "-minded", "-oriented", "-motivated"))


def _one(title: str) -> str:
    """ "Truck Drivers" are sought where one will do."""
    choice = "/" in title or " and " in title
    return title if choice or _bare(title.rpartition(" ")[2]) not in _SEVERAL else title.rstrip("s")


def _is_vague(title: str) -> bool:
    return _bare(title) in _VAGUE or _bare(title).removesuffix("s") in _VAGUE


def _cut(candidate: str) -> str:
    """The candidate up to what tells where, for whom or what else."""
    end = _ENDS.search(candidate)
    return (candidate[: end.start()] if end else candidate).strip(" .-–—*")


def _ending_in_a_title(words: list[str]) -> str:
    """The words cut after the last noun of a profession, "" where they have none near by."""
    for count in range(min(len(words), _REACH), 0, -1):
        noun = _unglued(words[count - 1])
        if noun:
            of = _OF.match(" ".join(words[count:])) if noun == words[count - 1] else None
            field = f" {of.group().rstrip(' ,&')}" if of else ""
            named = _from_the_last_line([*words[: count - 1], noun])
            return " ".join(_without_praise(named)) + field.removesuffix(" and")
    return ""


def _from_the_last_line(words: list[str]) -> list[str]:
    """The words behind the last place where a line break was lost: "GovernmentSenior Architect"."""
    for index in range(len(words) - 2, -1, -1):
        for glue in _GLUED.finditer(words[index]):
            left, right = words[index][: glue.start()], words[index][glue.end() :]
            if (
                min(len(left), len(right)) >= _SHORTEST_GLUED
                and lexicon().get(words[index]) is None
            ):
                return [right, *words[index + 1 :]]
    return words


def _unglued(word: str) -> str:
    """The word where it names a profession, or the part that does: "ManagerCity"; "" of others."""
    if is_title_word(word):
        return word
    for glue in _JOINED.finditer(word):
        if is_title_word(word[: glue.start()]):
            return word[: glue.start()]
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
    bare = _bare(word)
    one = bare.rsplit("/", 1)[-1]
    return one in TITLE_NOUNS or one in _SEVERAL or one.removesuffix("s").endswith(_ENDINGS)


def _bare(word: str) -> str:
    return word.lower().strip("()/.,'’*").removesuffix("'s").removesuffix("’s")
