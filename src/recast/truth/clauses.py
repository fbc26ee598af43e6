"""Splits a text into what was done to what: a verb, how strongly it claims, and its object."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from recast.lexicon.verbs import ASSISTED, BUILT, CONTRIBUTED, LED, verb_of
from recast.truth.text import Text
from recast.truth.thesaurus import weight
from recast.truth.word_lists import word_list

_LONGEST_OBJECT: Final = 14
_SHORTEST_PAST: Final = 4
_BREAK: Final = re.compile(r"[.;:!?•|]|\n\s*[-*•▪]|\n\s*(?=[A-Z])")
_COMMA: Final = re.compile(r",")
_BEFORE_VERB: Final = word_list("before a verb")
_NOT_BEFORE_PAST: Final = word_list("never before a past form")
_BEFORE_GERUND: Final = word_list("before a gerund")
# "Served as" says what a person was, not how much of the work they did.
_IN_A_ROLE: Final = 2.5
# Phrases that say how much of the work a person did, without a verb of their own for it.
_WITH: Final = r"(?:in|of|on|to|for|with)"
_PHRASES: Final = (
    (ASSISTED, rf"participa(?:tion|nt)s? {_WITH}|(?:took|takes?|taking) part in|member of"),
    (ASSISTED, rf"(?:was |been )?involved {_WITH}|involvement in|exposure to|familiar with"),
    (ASSISTED, rf"(?:support|help|aid|assistance) {_WITH}|aided?|attendance"),
    (ASSISTED, r"under the supervision of"),
    (ASSISTED, rf"(?:gain|acquir)\w+ (?:\w+ ){{0,2}}(?:knowledge|insight|understanding) {_WITH}"),
    (CONTRIBUTED, r"(?:(?:key|active|integral|vital|major|critical|important) )?(?:role|part) in"),
    (CONTRIBUTED, r"contribut(?:ion|or)s? to|instrumental in|liaison|served? on|serving on"),
    (CONTRIBUTED, r"work(?:ed|s|ing)? (?:closely |directly )?(?:with|alongside|under|on)"),
    (CONTRIBUTED, r"in (?:collaboration|partnership) with"),
    (_IN_A_ROLE, r"(?:serv|act|work|function)(?:ed|s|es|ing|e)? as"),
    (LED, r"(?:held |holding )?responsib(?:le|ility|ilities) (?:for|include[sd]?)|in charge of"),
    (LED, r"accountable for|charge of|(?:manager|supervisor|lead|leader) (?:of|for|on)"),
)
_CUES: Final = tuple(
    (strength, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for strength, pattern in _PHRASES
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb at `start` to `end`, how strongly it claims here, and what each word of its object
    means.

    "Helped write the manual" claims as little of the writing as of the helping: the writing is
    `governed` by the helping.
    """

    verb: frozenset[str]
    strength: float
    start: int
    end: int
    object: tuple[frozenset[str], ...]
    governed: bool = False

    @property
    def concepts(self) -> frozenset[str]:
        return frozenset().union(*self.object)


@dataclass(frozen=True, slots=True)
class _Head:
    """A verb, or a phrase in its place, found at words `at` up to `next`."""

    at: int
    next: int
    strength: float
    weak_for_others: bool
    governed: bool = False


def clauses(text: Text) -> tuple[Clause, ...]:
    """The clauses of a text in order; empty for a text without verbs."""
    return text.memo(_clauses)


def _clauses(text: Text) -> tuple[Clause, ...]:
    heads = list(_with_governors(text, list(_heads(text))))
    ends = [*(head.at for head in heads), len(text.words)][1:]
    return tuple(_clause(text, head, end) for head, end in zip(heads, ends, strict=False))


def _clause(text: Text, head: _Head, end: int) -> Clause:
    words = text.words
    verb = words[head.at : head.next]
    last = min(end, head.next + _LONGEST_OBJECT)
    things = [word for word in words[head.next : last] if weight(word.text) > 0]
    return Clause(
        frozenset().union(*(word.concepts for word in verb)),
        head.strength,
        verb[0].start,
        verb[-1].end,
        tuple(word.concepts for word in things),
        head.governed,
    )


def _heads(text: Text) -> Iterator[_Head]:
    cues = {at: head for head in _cue_heads(text) for at in range(head.at, head.next)}
    for at, word in enumerate(text.words):
        if at in cues:
            if cues[at].at == at:
                yield cues[at]
        elif _is_verb(text, at):
            verb = verb_of(word.text)
            strength = verb.strength if verb else BUILT
            yield _Head(at, at + 1, strength, strength <= CONTRIBUTED)


def _cue_heads(text: Text) -> Iterator[_Head]:
    starts = {word.start: at for at, word in enumerate(text.words)}
    for strength, pattern in _CUES:
        for match in pattern.finditer(text.plain):
            if match.start() in starts:
                at = starts[match.start()]
                inside = [w for w in text.words[at:] if w.start < match.end()]
                yield _Head(at, at + len(inside), strength, strength <= CONTRIBUTED)


def _is_verb(text: Text, at: int) -> bool:
    """Whether a word that may be a verb is one here, by its form and by the word before it."""
    word = text.words[at].text
    verb = verb_of(word)
    if verb is None:
        # A past form that the lexicon does not grade still says that it was done.
        return _opens(text, at) and word.endswith("ed") and len(word) > _SHORTEST_PAST
    opens, previous = _opens(text, at), text.words[at - 1].text if at else ""
    if opens or previous.endswith("ly") or _is_weak(text, at - 1):
        return True
    if word.endswith("ing"):
        return previous in _BEFORE_GERUND or _after_comma(text, at) or _joins_gerunds(text, at)
    if word == verb.base or word.endswith("s"):
        if previous in ("and", "or"):
            return _has_like(text, at) and not _is_listed_noun(text, at)
        return previous in _BEFORE_VERB
    return previous not in _NOT_BEFORE_PAST and (verb_of(previous) is None or previous == "team")


def _joins_gerunds(text: Text, at: int) -> bool:
    """Whether "and" or a stroke joins this -ing form to one that is a verb before it."""
    gap = text.plain[text.words[at - 1].end : text.words[at].start].strip()
    if gap == "/" or text.words[at - 1].text in ("and", "or"):
        earlier = text.words[max(0, at - 5) : at - 1 if gap != "/" else at]
        return any(word.text.endswith("ing") and verb_of(word.text) for word in earlier)
    return False


def _has_like(text: Text, at: int) -> bool:
    """Whether a verb in the same form stands earlier, for this one to be joined to."""
    word = text.words[at].text
    third = word.endswith("s")
    for earlier in range(at - 2, -1, -1):
        verb = verb_of(text.words[earlier].text)
        if verb is None:
            continue
        other = text.words[earlier].text
        alike = other.endswith("s") if third else other == verb.base
        if alike and (_opens(text, earlier) or _may_follow(text, earlier)):
            return True
        if _opens(text, earlier):
            return False
    return False


def _may_follow(text: Text, at: int) -> bool:
    """Whether a base form may be a verb after the word before it: "to plan", "helped plan"."""
    return text.words[at - 1].text in _BEFORE_VERB or _is_weak(text, at - 1)


def _is_listed_noun(text: Text, at: int) -> bool:
    """Whether "and" before this base form joins nouns ("sales and support"), not verbs."""
    before = text.words[at - 2] if at > 1 else None
    if before is None:
        return False
    following = text.words[at + 1 : at + 2]
    if not following:
        return True
    return bool(_BREAK.search(text.plain[text.words[at].end : following[0].start]))


def _is_weak(text: Text, at: int) -> bool:
    """Whether the word at `at` is a verb of helping, after which another verb may follow."""
    verb = verb_of(text.words[at].text)
    return verb is not None and verb.strength <= ASSISTED and _is_verb(text, at)


def _opens(text: Text, at: int) -> bool:
    if at == 0:
        return True
    gap = text.plain[text.words[at - 1].end : text.words[at].start]
    return bool(_BREAK.search(gap))


def _after_comma(text: Text, at: int) -> bool:
    gap = text.plain[text.words[at - 1].end : text.words[at].start]
    return bool(_COMMA.search(gap))


def _with_governors(text: Text, heads: Sequence[_Head]) -> Iterator[_Head]:
    """Verbs that hang on a weak one claim no more than it: "assisted with managing …"."""
    governor: _Head | None = None
    governed_at = -1
    for head in heads:
        if governor is not None and _breaks(text, governor, head):
            governor = None
        if governor is not None and _hangs_on(text, governor, governed_at, head):
            governed_at = head.at
            strength = min(head.strength, governor.strength)
            yield _Head(head.at, head.next, strength, weak_for_others=True, governed=True)
            continue
        governor = head if head.weak_for_others else None
        governed_at = -1
        yield head


def _breaks(text: Text, governor: _Head, head: _Head) -> bool:
    between = text.plain[text.words[governor.at].start : text.words[head.at].start]
    return bool(_BREAK.search(between))


def _hangs_on(text: Text, governor: _Head, governed_at: int, head: _Head) -> bool:
    """Whether `head` is the work that `governor` only helped with."""
    words = text.words
    word, previous = words[head.at].text, words[head.at - 1].text
    if head.at == governor.next or previous in ("to", "in", "with", "of", "on", "by", "through"):
        return not (previous == "by" and governed_at < 0 and governor.strength > CONTRIBUTED)
    verb = verb_of(word)
    base = verb is not None and word == verb.base
    gerund = word.endswith("ing")
    main = words[governor.at].text
    if gerund:
        # "Assisted the buyer, ordering parts": what follows the comma is the person's own.
        return governed_at >= 0 or not (main.endswith("ing") or _after_comma(text, head.at))
    # "Helped identify and repair": a base form beside a past form cannot stand alone.
    return base and governed_at >= 0 and not _is_base(main)


def _is_base(word: str) -> bool:
    verb = verb_of(word)
    return verb is None or word == verb.base
