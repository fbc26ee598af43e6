"""A job made ready for matching: its terms, and how often it says each word."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

from recast.analysis.matching import Wanted
from recast.analysis.posting_words import POSTING_WORDS, WORK_WORDS
from recast.domain.job import Job
from recast.lexicon import Mention, lexicon
from recast.lexicon.words import STOP_WORDS, spans, stem
from recast.reading.job import is_proper
from recast.reading.job_language import common_words_of
from recast.reading.job_layout import LONGEST
from recast.reading.job_parts import Importance, PartKind, Term, kind_of_skill

_NOT_COUNTED: Final[frozenset[PartKind]] = frozenset({"legal", "unasked"})
_NOT_ASKING: Final[frozenset[PartKind]] = frozenset({"legal", "benefits", "about", "unasked"})
_IN_ANY_POSTING: Final = 0.2
_IN_MUCH_WORK: Final = 0.5
_NAMED: Final = 2.0
_RANK: Final[dict[Importance, int]] = {"mentioned": 0, "preferred": 1, "required": 2}
_LONGEST_TERM: Final = 12
"""Words; a term of more is no name, and its stretches would be many."""


@dataclass(frozen=True)
class Posting:
    """`words` are those of the text in order, folded; `counts` has how often each is said, by
    stem, common words and numbers left out."""

    job: Job
    title: str
    company: str
    years: float | None
    degree: str | None
    wanted: tuple[Wanted, ...]
    words: list[str]
    counts: dict[str, int]

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, job: Job) -> "Posting":
        """The posting of a job; the last few are kept, for a run asks about one many times.

        To the terms that were read come the skills that the posting names in passing.
        """
        text = job.text[:LONGEST]
        words, starts, ends = spans(text)
        asking = _outside(job, _NOT_ASKING)
        named = lexicon().find(text, (words, starts, ends))
        mentions = [mention for mention in named if asking(mention.start)]
        if job.parts.foreign:
            mentions = [mention for mention in mentions if is_proper(mention.text)]
        asked = tuple(_asked(job.terms))
        terms = _once((*_settled(asked), *_in_passing(job, asked, mentions)))
        return cls(
            job=job,
            title=job.title,
            company=job.company,
            years=job.parts.years,
            degree=job.parts.degree,
            wanted=tuple(Wanted.of(term) for term in terms),
            words=words,
            counts=count(_said(job, words, starts)),
        )

    @cached_property
    def choices(self) -> tuple[tuple[Wanted, ...], ...]:
        """What is wanted, in order, alternatives together: a resume need show one of each."""
        together: dict[int, list[Wanted]] = {}
        found: list[list[Wanted]] = []
        for wanted in self.wanted:
            choice = wanted.term.choice
            if choice is not None and choice in together:
                together[choice].append(wanted)
                continue
            members = [wanted]
            found.append(members)
            if choice is not None:
                together[choice] = members
        return tuple(map(tuple, found))

    @cached_property
    def emphases(self) -> dict[str, float]:
        """What each word weighs: how often the posting says it, twice that for one of a skill or
        title that the lexicon knows, half for one of many kinds of work, a fifth for one that any
        posting says."""
        named = {word for item in self.wanted if item.is_named for word in item.stems}
        return {
            word: times * _commonness(word) * (_NAMED if word in named else 1.0)
            for word, times in self.counts.items()
        }

    def times(self, wanted: Wanted) -> int:
        """How often the posting says a term, at least once: as often as its rarest word."""
        counts = self.counts
        return max(1, min((counts[word] for word in wanted.stems if word in counts), default=1))


def _said(job: Job, words: list[str], starts: list[int]) -> Iterator[str]:
    """The words by which a posting says what it is about: not the small print, nor who hires."""
    counted = _outside(job, _NOT_COUNTED)
    empty = common_words_of(job.parts.foreign)
    company = spans(job.company)[0]
    until = 0
    for index, (word, start) in enumerate(zip(words, starts, strict=True)):
        if company and word == company[0] and words[index : index + len(company)] == company:
            until = index + len(company)
        if index >= until and word not in empty and counted(start):
            yield word


def _commonness(word: str) -> float:
    if word in POSTING_WORDS:
        return _IN_ANY_POSTING
    return _IN_MUCH_WORK if word in WORK_WORDS else 1.0


def count(words: Iterable[str]) -> dict[str, int]:
    """How often each word stands there, by stem, common words and numbers left out."""
    counts: Counter[str] = Counter()
    for word, times in Counter(words).items():
        if len(word) > 1 and word not in STOP_WORDS and not word.isdigit():
            counts[stem(word)] += times
    return counts


def _outside(job: Job, kinds: frozenset[PartKind]) -> Callable[[int], bool]:
    """Whether a place in the text is in no part of those kinds."""
    ranges = [(part.start, part.end) for part in job.parts.parts if part.kind in kinds]
    starts = [start for start, _ in ranges]

    def outside(place: int) -> bool:
        nearest = bisect_right(starts, place) - 1
        return nearest < 0 or place >= ranges[nearest][1]

    return outside


def _asked(terms: tuple[Term, ...]) -> Iterator[Term]:
    """The terms, each name by itself ("Prometheus/Grafana"), without those that have a choice to
    themselves: nobody need have them."""
    members = Counter(term.choice for term in terms)
    for number, term in enumerate(terms, 1):
        if term.choice is None or members[term.choice] > 1:
            yield from _names_in(term, -number)


def _names_in(term: Term, number: int) -> Iterator[Term]:
    """Names of one family are a choice, of that number where the term has none: "AWS/Azure"."""
    names = term.text.split("/") if term.skill is None and term.kind != "title" else []
    skills = [skill for name in names if (skill := lexicon().get(name))]
    if len(names) < 2 or len(skills) < len(names):
        yield term
        return
    related = set.intersection(*(set(skill.families) for skill in skills))
    choice = number if related and term.choice is None else term.choice
    for name, skill in zip(names, skills, strict=True):
        kind = kind_of_skill(skill)
        yield replace(term, text=name, kind=kind, skill=skill.name, choice=choice)


def _once(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Each thing asked for once, though the posting may call it "AWS" and "Amazon Web Services"."""
    first: dict[tuple[str, str], Term] = {}
    for term in terms:
        first.setdefault((_key(term), term.kind), term)
    return tuple(first.values())


def _settled(terms: tuple[Term, ...]) -> Iterator[Term]:
    """The terms with their choices settled by what they mean: "AWS" is "Amazon Web Services".

    Where one of the alternatives is asked for by itself nobody need have the others, and several
    names of one thing are no choice.
    """
    members: dict[int | None, set[str]] = {None: set()}
    for term in terms:
        members.setdefault(term.choice, set()).add(_key(term))
    single = {None, *(choice for choice, keys in members.items() if len(keys) == 1)}
    settled: dict[str, int | None] = {}
    # The places that ask for a thing most settle it; by itself before one of several, and what is
    # offered in two choices goes to the same of them as the others that both offer.
    by_need = sorted(
        terms,
        key=lambda term: (-_RANK[term.importance], term.choice not in single, term.choice or 0),
    )
    for term in by_need:
        settled.setdefault(_key(term), None if term.choice in single else term.choice)
    for term in terms:
        choice = settled[_key(term)]
        if choice is None or all(settled[key] == choice for key in members[choice]):
            yield replace(term, choice=choice)


def _key(term: Term) -> str:
    return (term.skill or term.text).lower()


def _in_passing(job: Job, asked: tuple[Term, ...], mentions: list[Mention]) -> list[Term]:
    known = {term.skill for term in (*job.terms, *asked)}
    # Who hires is no skill either: the freight of "Ostrava Freight Exchange".
    names = (job.company, job.title, *(term.text for term in asked))
    said = {words for name in names for words in _stretches(name)}
    found: dict[str, Term] = {}
    for mention in mentions:
        skill = mention.skill
        # A part of a term that was read, such as the steel of "steel detailing", is not another.
        if skill.name in known or skill.name in found or _folded(mention.text) in said:
            continue
        if mention.exact and skill.kind in ("hard_skill", "certification"):
            found[skill.name] = Term(mention.text, skill.kind, "mentioned", 1.0, skill.name)
    return list(found.values())


def _folded(text: str) -> str:
    return " ".join(text.lower().split())


def _stretches(text: str) -> Iterator[str]:
    """Every run of words inside a term, so that a part of it is known at once."""
    words = text.lower().split()[:_LONGEST_TERM]
    for first in range(len(words)):
        for last in range(first + 1, len(words) + 1):
            yield " ".join(words[first:last])
