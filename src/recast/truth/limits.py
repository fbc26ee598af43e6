"""Words that limit a claim: "not", "in progress", "course prep", "basic"; losing one widens it."""

import re
from collections.abc import Iterator
from typing import Final

from recast.truth.edit import Edit
from recast.truth.finding import Finding
from recast.truth.text import Text, Word
from recast.truth.thesaurus import key_of, weight
from recast.truth.word_lists import word_list

_NOT: Final = frozenset(
    ["not", "no", "never", "without", "none", "neither", "nor", "cannot", "non", "un"]
)
_UNFINISHED: Final = re.compile(
    r"\b(?:in[- ]progress|pursuing|expected|anticipated|candidate for|towards?|working on|"
    r"currently (?:studying|enrolled)|enrolled|incomplete|not completed|course ?prep|"
    r"prep(?:aration)? (?:course|class)|preparing for|coursework|courses?|class(?:es)?|credits|"
    r"studying|continuing education|eligible|pending|planned|some college|attended)\b",
    re.IGNORECASE,
)
_UNDER_WAY: Final = re.compile(
    r"\b(?:in[- ]progress|pursuing|candidate for|currently (?:studying|enrolled))\b", re.IGNORECASE
)
_MODEST: Final = re.compile(
    r"\b(?:basics?|beginner|beginning|elementary|conversational|limited|some|introductory|"
    r"novice|familiar(?:ity)?|exposure|learning|entry[- ]level|working knowledge|fundamentals?|"
    r"intermediate|trained in|knowledge of|in training)\b",
    re.IGNORECASE,
)
# "Expires: expected in 2028" speaks of what is held.
_RUNS_OUT: Final = re.compile(r"\b(?:expir|renew|valid)", re.IGNORECASE)
_PROUD: Final = word_list("words of pride")
_LONGEST_SEGMENT: Final = 400
_SEGMENT: Final = re.compile(r"[.;|•\n]")


def is_limited(text: Text, word: Word) -> bool:
    """Whether the part of the line that a word stands in says that it is under way."""
    start, end = _segment(text.plain, word.start)
    if _RUNS_OUT.search(text.plain, start, end):
        return False
    return bool(_UNFINISHED.search(text.plain, start, end))


def _segment(plain: str, at: int) -> tuple[int, int]:
    """Where the part of a line around `at` starts and ends; a very long one is cut short."""
    first = max(0, at - _LONGEST_SEGMENT)
    start = max((match.end() for match in _SEGMENT.finditer(plain, first, at)), default=first)
    following = _SEGMENT.search(plain, at, at + _LONGEST_SEGMENT)
    end = following.start() if following else min(len(plain), at + _LONGEST_SEGMENT)
    return start, end


def findings(edit: Edit) -> Iterator[Finding]:
    yield from _turned(edit.before, edit.after)
    yield from _only_denied(edit)
    # In a job "planned" and "courses" are work; in a list they say what is not had yet.
    if edit.kind == "job":
        yield from _unlimited(edit.before, edit.after, _UNDER_WAY)
    else:
        yield from _unlimited(edit.before, edit.after, _UNFINISHED)
        if _prouder(edit.before, edit.after):
            yield from _unlimited(edit.before, edit.after, _MODEST)


def _only_denied(edit: Edit) -> Iterator[Finding]:
    """A new word that the original says nowhere but with a "not"."""
    denied = edit.local.text.memo(_denied_throughout) if edit.added else frozenset()
    said = _denied(edit.after) if denied else {}
    for word in edit.added:
        if key_of(word.text) in denied and said.keys().isdisjoint(word.concepts):
            yield _finding(word, f'The original says "not" of {edit.after.shown(word)}.')


def _denied_throughout(text: Text) -> frozenset[str]:
    """The keys of the words that never stand without a "not" before them."""
    denied = {word.start for word in _denied(text).values()}
    said = {key_of(word.text) for word in text.words if word.start not in denied}
    return frozenset(key_of(w.text) for w in text.words if w.start in denied) - said


def _turned(before: Text, after: Text) -> Iterator[Finding]:
    """A "not" that came or went next to a word that stayed."""
    was, now = _denied(before), _denied(after)
    for key, word in now.items():
        if key not in was and key in before.concepts:
            yield _finding(word, f'The original does not say "not" of {after.shown(word)}.')
    for word in after.words:
        lost = [key for key in word.concepts if key in was and key not in now]
        if lost:
            yield _finding(word, f'The original says "not" of {after.shown(word)}.')
            return


def _finding(word: Word, reason: str) -> Finding:
    return Finding(word.start, word.end, "negation", reason)


def _denied(text: Text) -> dict[str, Word]:
    """The concepts of each word that a "not" stands before, with its word."""
    denied: dict[str, Word] = {}
    for at, word in enumerate(text.words):
        if word.text in _NOT or word.text.endswith("n't"):
            following = [w for w in text.words[at + 1 : at + 4] if weight(w.text) > 0]
            for near in following[:1]:
                denied.update(dict.fromkeys(near.concepts, near))
    return denied


def _unlimited(before: Text, after: Text, pattern: "re.Pattern[str]") -> Iterator[Finding]:
    """What was under way or modest, claimed as had: "in progress: Python" as "Python"."""
    stated = len(pattern.findall(before.plain))
    if not stated or len(pattern.findall(after.plain)) >= stated:
        return
    limited = [w for w in before.words if _is_within(before, w, pattern)]
    keys = frozenset(key for w in limited for key in w.concepts)
    for word in after.words:
        limited_still = _is_within(after, word, pattern)
        if weight(word.text) == 1.0 and not limited_still and not keys.isdisjoint(word.concepts):
            shown = after.exact(word.start, word.end)
            yield _finding(word, f'The original limits what it says of "{shown}".')
            return


def _prouder(before: Text, after: Text) -> bool:
    return bool((after.word_set - before.word_set) & _PROUD)


def _is_within(text: Text, word: Word, pattern: "re.Pattern[str]") -> bool:
    start, end = _segment(text.plain, word.start)
    return weight(word.text) == 1.0 and bool(pattern.search(text.plain, start, end))
