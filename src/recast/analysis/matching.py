"""Whether a resume shows a term of the posting: where, in which form, and how strongly."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from recast.analysis.degrees import highest_degree
from recast.analysis.line_weights import SECTION_WEIGHT
from recast.analysis.shown import Shown
from recast.analysis.spoken import BILINGUAL, spoken_language
from recast.domain.analysis import Evidence, Keyword
from recast.lexicon import Skill, lexicon
from recast.lexicon.forms import words_of_name
from recast.lexicon.words import STOP_WORDS, root, stem
from recast.reading.job_parts import Term

SAME: Final = 1.0
KIND_OF: Final = 0.85
TOGETHER: Final = 0.85
PARTLY: Final = 0.5
RELATED: Final = 0.2
FAINTLY: Final = 0.6

_PER_LINE: Final = 0.8
_MOST_LINES: Final = 4
_MOST_EVIDENCE: Final = 5
_SAYABLE: Final = SECTION_WEIGHT["skills"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term with what matching needs of it, prepared once for a posting.

    `degree` is the rank of the degree that the term names, 0 for any other term.
    """

    term: Term
    skill: Skill | None
    stems: list[str]
    roots: tuple[str, ...]
    degree: int = 0

    @classmethod
    @lru_cache(maxsize=1 << 13)
    def of(cls, term: Term) -> "Wanted":
        skills = lexicon()
        words = words_of_name(term.text)
        skill = skills.get(term.skill) if term.skill else skills.get(term.text)
        if len(words) == 1 and skill is not None and skills.is_ambiguous(term.text):
            # "go" and "excel" are shown by mentions in a fitting context, never by the bare word.
            return cls(term, skill, [], ())
        language = spoken_language(words)
        if language is not None:
            return cls(
                term, language, [stem(language.name.lower())], (root(language.name.lower()),)
            )
        roots = tuple(dict.fromkeys(root(word) for word in words if word not in STOP_WORDS))
        degree = highest_degree(term.text) if term.kind == "education" else 0
        return cls(term, skill, [stem(word) for word in words], roots, degree)

    @property
    def is_named(self) -> bool:
        """Whether it names a thing or a trade that the lexicon knows, not a manner of working."""
        return self.skill is not None and self.skill.kind != "soft_skill"


class Match(NamedTuple):
    """`credit` (0-1) is how far the lines show the term; one not found may have a little.

    `reach` is the credit once the term is also named among the skills; no more than the credit
    where they, or the summary, name it already.
    """

    wanted: Wanted
    found: bool
    credit: float
    reach: float
    lines: tuple[int, ...] = ()
    matched_as: str | None = None

    @property
    def term(self) -> Term:
        return self.wanted.term

    @property
    def skill(self) -> Skill | None:
        return self.wanted.skill

    def keyword(self, shown: Shown, weight: float) -> Keyword:
        term = self.term
        evidence: tuple[Evidence, ...] = ()
        if self.found:
            evidence = tuple(shown.evidence(line) for line in self.lines[:_MOST_EVIDENCE])
        return Keyword(
            term.text, term.kind, term.importance, weight, self.found, evidence, self.matched_as
        )


def match(wanted: Wanted, shown: Shown) -> Match:
    """Everything that shows the term counts by line: the skill itself or the very words in full,
    a kind of it or its words apart on one line for less. Otherwise there may be some of its words.
    """
    qualities: dict[int, float] = {}
    kind = _kind_of(wanted, shown)
    if kind:
        qualities.update(dict.fromkeys(kind[0], KIND_OF))
    qualities.update(dict.fromkeys(_together(wanted, shown), TOGETHER))
    if wanted.degree:
        enough = [line for line, rank in shown.degrees.items() if rank >= wanted.degree]
        qualities.update(dict.fromkeys(enough, SAME))
    phrase = shown.phrase_lines(wanted.stems)
    same = _same_skill(wanted, shown)
    qualities.update(dict.fromkeys(phrase, SAME))
    if same:
        qualities.update(dict.fromkeys(same[0], SAME))
    for line in shown.faint_lines.intersection(qualities):
        if shown.is_faint(line, wanted.stems, wanted.skill.name if wanted.skill else ""):
            qualities[line] *= FAINTLY
    partial = _partial(wanted, shown)
    if not qualities:
        return Match(wanted, False, partial, partial)
    matched_as = None if phrase else (same or kind or (None, None))[1]
    strength, lines = prove(qualities, shown)
    reach = strength
    if shown.named_lines.isdisjoint(phrase):
        reach = _proof([*(shown.weights[line] for line in lines), _SAYABLE])
    return Match(wanted, True, max(strength, partial), max(reach, partial), lines, matched_as)


def _same_skill(wanted: Wanted, shown: Shown) -> tuple[list[int], str | None] | None:
    indexes = shown.skills.get(wanted.skill.name) if wanted.skill else None
    if not indexes:
        return None
    texts = [shown.mentions[index].text for index in indexes]
    said = wanted.term.text.lower()
    other = None if any(text.lower() == said for text in texts) else texts[0]
    return [shown.mention_lines[index] for index in indexes], other


def _kind_of(wanted: Wanted, shown: Shown) -> tuple[list[int], str | None] | None:
    indexes = shown.kinds.get(wanted.skill.name) if wanted.skill else None
    if not indexes and wanted.skill is not None and wanted.skill.name == BILINGUAL:
        indexes = shown.other_languages
    if not indexes:
        return None
    return [shown.mention_lines[index] for index in indexes], shown.mentions[indexes[0]].text


def _together(wanted: Wanted, shown: Shown) -> frozenset[int]:
    """The lines that have all words of a term of several words, though not side by side."""
    if len(wanted.roots) < 2 and wanted.skill:
        return frozenset()
    lines = map(shown.lines_of_root, wanted.roots)
    return next(lines, frozenset()).intersection(*lines)


def _partial(wanted: Wanted, shown: Shown) -> float:
    """Credit for some of the words somewhere, or for a sibling in the same family: common ground,
    never the thing itself."""
    credit = RELATED * prove(_siblings(wanted, shown), shown)[0]
    if not wanted.roots:
        return credit
    share = sum(_strength_of_root(word, shown) for word in wanted.roots) / len(wanted.roots)
    return max(credit, PARTLY * share * share)


def _strength_of_root(word: str, shown: Shown) -> float:
    """How strongly the lines with a word prove it, worked out once for a resume."""
    known = shown.root_strengths.get(word)
    if known is None:
        lines = shown.lines_of_root(word)
        known = shown.root_strengths[word] = prove(dict.fromkeys(lines, SAME), shown)[0]
    return known


def _siblings(wanted: Wanted, shown: Shown) -> dict[int, float]:
    lines: dict[int, float] = {}
    for family in wanted.skill.families if wanted.skill else ():
        for index in shown.relatives.get(family, ()):
            lines[shown.mention_lines[index]] = SAME
    return lines


def prove(qualities: dict[int, float], shown: Shown) -> tuple[float, tuple[int, ...]]:
    """How strongly lines prove what they say (0-1), given how well each says it, and the lines,
    strongest first.

    A line that repeats another adds nothing, however often a word stands in it.
    """
    if not qualities:
        return 0.0, ()
    weights, twins = shown.weights, shown.twins
    best: dict[int, float] = {}
    for line, quality in qualities.items():
        twin = twins[line]
        best[twin] = max(best.get(twin, 0.0), quality * weights[twin])
    ordered = sorted(best, key=lambda line: (-best[line], line))
    return _proof([best[line] for line in ordered]), tuple(ordered)


def _proof(strengths: list[float]) -> float:
    """What several lines prove together: each closes a part of what is left to prove."""
    doubt = 1.0
    for strength in sorted(strengths, reverse=True)[:_MOST_LINES]:
        doubt *= 1.0 - _PER_LINE * strength
    return 1.0 - doubt
