"""Contact details that were changed, added or mistyped."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from recast.truth.edit import Edit
from recast.truth.finding import Finding
from recast.truth.text import Text, Word
from recast.truth.word_lists import word_list

_LABELS: Final = word_list("labels of contact details")
_MAY_HOLD: Final = re.compile(r"@|\.com|www\.|https?:|\d[\d\s().-]{7}", re.IGNORECASE)
# Begun only where a word begins, never within: a word of 200,000 letters would take minutes.
_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")
_LINK: Final = re.compile(
    r"(?:https?://|www\.)[^\s|,;<>]+|\b(?:linkedin|github|gitlab)\.com/[^\s|,;<>]+", re.IGNORECASE
)
# Within one line: the post code that ends the line above is no part of a number.
_PHONE: Final = re.compile(r"(?<![\w.$])\+?\(?\d(?:[\d().-]|[^\S\n]){7,17}\d(?!\w)")


def findings(edit: Edit) -> Iterator[Finding]:
    yield from _changed_details(edit)
    if edit.kind == "contact":
        yield from _of_the_person(edit)


def _of_the_person(edit: Edit) -> Iterator[Finding]:
    """Words about who the person is and where they live, which no other line can show: a name,
    a place, letters after the name. What is added beside them may be shown anywhere."""
    resume = edit.evidence.resume
    own = frozenset().union(*(edit.evidence.texts[n - 1].concepts for n in resume.contact.lines))
    spans = [(match.start(), match.end()) for match in _details(edit.after.plain)]
    for word in edit.added:
        label = word.text in _LABELS or word.start in edit.explained
        if label or not own.isdisjoint(word.concepts) or _within(word, spans):
            continue
        if word.start in edit.swapped or word.concepts.isdisjoint(edit.evidence.whole.concepts):
            shown = edit.after.exact(word.start, word.end)
            reason = f'The original does not say "{shown}" of the person or where they live.'
            yield Finding(word.start, word.end, "contact", reason)


def _within(word: Word, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in spans)


def _changed_details(edit: Edit) -> Iterator[Finding]:
    if not _MAY_HOLD.search(edit.after.plain):
        return
    whole = edit.evidence.whole.text
    known, in_whole = whole.memo(_known)
    digits = re.sub(r"\D", "", edit.before.plain) + " " + in_whole
    for match in _details(edit.after.plain):
        detail = _plain(match.group())
        if detail not in known and not (detail.isdigit() and detail in digits):
            words = edit.after.exact(match.start(), match.end())
            reason = f'The contact detail "{words}" is not in the original.'
            yield Finding(match.start(), match.end(), "contact", reason)


def _known(whole: Text) -> tuple[frozenset[str], str]:
    """The details of a whole resume, and all the digits of its numbers."""
    return frozenset(details(whole.plain)), _all_digits(whole.plain)


def details(plain: str) -> dict[str, str]:
    """The addresses, links and numbers in a text: how they compare, and the words themselves."""
    return {_plain(match.group()): match.group() for match in _details(plain)}


def _details(plain: str) -> Iterator["re.Match[str]"]:
    yield from _EMAIL.finditer(plain)
    yield from _LINK.finditer(plain)
    for match in _PHONE.finditer(plain):
        if 9 <= len(re.sub(r"\D", "", match.group())) <= 15:
            yield match


def _plain(detail: str) -> str:
    if "@" in detail or any(letter.isalpha() for letter in detail):
        bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", detail.lower())
        return bare.rstrip("/.")
    return re.sub(r"\D", "", detail)


def _all_digits(text: str) -> str:
    return " ".join(re.sub(r"\D", "", match.group()) for match in _PHONE.finditer(text))
