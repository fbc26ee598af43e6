"""What a resume shows: its words and skills, each with the lines that show it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from typing import Final, TypeAlias

from recast.analysis.degrees import held_by_line
from recast.analysis.line_weights import line_weights
from recast.analysis.reservations import Reservations, reservations
from recast.analysis.spoken import is_another_language
from recast.domain.analysis import Evidence
from recast.domain.resume import Resume
from recast.lexicon import Mention, lexicon
from recast.lexicon.words import STOP_WORDS, root, spans, stem

LONGEST_RESUME: Final = 200_000
"""Characters, some sixty pages; what stands beyond them shows nothing."""

_LONGEST_EVIDENCE: Final = 300

_OF_ONESELF: Final = frozenset({"contact", "summary", "skills", "interests", "certifications"})
"""The sections in which a wish is the person's own."""

_Plainness: TypeAlias = dict[tuple[int, str], bool]
"""Whether a line, by its number and what it names, names that anywhere without reserve."""


@dataclass(frozen=True)
class Shown:
    """An index over one resume. Lines count from 0 in here; evidence counts from 1."""

    resume: Resume
    stems: list[str]
    line_of: list[int]
    mentions: tuple[Mention, ...]
    mention_lines: list[int]
    weights: list[float]
    twins: list[int]
    reserved: Reservations

    @classmethod
    def of(cls, resume: Resume) -> "Shown":
        text = resume.text[:LONGEST_RESUME]
        words = spans(text)
        bounds = list(accumulate((len(line) + 1 for line in resume.lines), initial=0))
        mentions = lexicon().find(text, words)
        weights = line_weights(resume)
        line_of = _lines_of(words[1], bounds)
        worked = {number - 1 for position in resume.positions for number in position.lines}
        own = {
            number - 1
            for section in resume.sections
            if section.kind in _OF_ONESELF
            for number in section.lines
        }
        reserved = reservations(text, words, line_of, mentions, worked, own)
        return cls(
            resume=resume,
            stems=list(map(stem, words[0])),
            line_of=line_of,
            mentions=mentions,
            mention_lines=[bisect_right(bounds, mention.start) - 1 for mention in mentions],
            weights=weights,
            twins=_twins(resume.lines, weights),
            reserved=reserved,
        )

    @cached_property
    def skills(self) -> dict[str, list[int]]:
        """The mentions (by index) of each skill shown."""
        unshown = self.reserved.unshown_mentions
        found: dict[str, list[int]] = {}
        for index, mention in enumerate(self.mentions):
            if index not in unshown:
                found.setdefault(mention.skill.name, []).append(index)
        return found

    @cached_property
    def kinds(self) -> dict[str, list[int]]:
        """The mentions (by index) of skills that are a kind of something, by that something."""
        words = lexicon()
        found: dict[str, list[int]] = {}
        for indexes in self.skills.values():
            for family in words.ancestors(self.mentions[indexes[0]].skill):
                found.setdefault(family, []).extend(indexes)
        return found

    @cached_property
    def relatives(self) -> dict[str, list[int]]:
        """The mentions (by index) of skills by the families they name themselves."""
        found: dict[str, list[int]] = {}
        for indexes in self.skills.values():
            for family in self.mentions[indexes[0]].skill.families:
                found.setdefault(family, []).extend(indexes)
        return found

    @cached_property
    def other_languages(self) -> list[int]:
        """The mentions (by index) of languages other than English."""
        groups = self.skills.values()
        spoken = (own for own in groups if is_another_language(self.mentions[own[0]].skill))
        return list(chain.from_iterable(spoken))

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where (by index of word) each stem stands, but for what is wished for or denied."""
        unshown = self.reserved.unshown
        found: dict[str, list[int]] = {}
        for index, word in enumerate(self.stems):
            if index not in unshown:
                found.setdefault(word, []).append(index)
        return found

    @cached_property
    def _wished(self) -> dict[str, list[int]]:
        """Where (by index of word) each stem stands that is wished for or denied."""
        found: dict[str, list[int]] = {}
        for index in self.reserved.unshown:
            found.setdefault(self.stems[index], []).append(index)
        return found

    @cached_property
    def _ordered(self) -> list[str]:
        """The stems by the alphabet; common words are left out."""
        return sorted(self.places.keys() - STOP_WORDS)

    @cached_property
    def _root_lines(self) -> dict[str, frozenset[int]]:
        """The lines of the roots that were asked for: those of all words are never needed."""
        return {}

    @cached_property
    def _stem_lines(self) -> dict[str, int]:
        return {}

    def says(self, word: str) -> bool:
        """Whether a word of that stem, no common one, stands anywhere, be it wished for."""
        return word not in STOP_WORDS and (word in self.places or word in self._wished)

    def lines_about(self, word: str) -> int:
        """How many lines have a word of that stem, repeated lines and references left out.

        These tell what a resume talks about, so wishes count here. Common words have none.
        """
        known = self._stem_lines.get(word)
        if known is None:
            known = self._stem_lines[word] = self._count_lines(word) if self.says(word) else 0
        return known

    def _count_lines(self, word: str) -> int:
        indexes = chain(self.places.get(word, ()), self._wished.get(word, ()))
        lines = {self.line_of[index] for index in indexes}
        return sum(self.twins[line] == line and self.weights[line] > 0 for line in lines)

    def lines_of_root(self, base: str) -> frozenset[int]:
        """The lines that have a word of that root, which is no common word."""
        known = self._root_lines.get(base)
        if known is None:
            known = self._root_lines[base] = self._find_root(base)
        return known

    def _find_root(self, base: str) -> frozenset[int]:
        # Words begin with their root, so the few that may have it stand together.
        words, lines = self._ordered, []
        index = bisect_left(words, base)
        while index < len(words) and words[index].startswith(base):
            if root(words[index]) == base:
                lines += [self.line_of[place] for place in self.places[words[index]]]
            index += 1
        return frozenset(lines)

    @cached_property
    def root_strengths(self) -> dict[str, float]:
        """How strongly each root that was asked for is proved; filled by the matching."""
        return {}

    @cached_property
    def degrees(self) -> dict[int, int]:
        """The lines about education that name a degree which is held, with its rank."""
        numbers = [
            number
            for section in self.resume.sections
            if section.kind == "education"
            for number in section.lines
        ] or range(1, len(self.resume.lines) + 1)
        lines = ((number - 1, self.resume.line(number)) for number in numbers)
        return held_by_line(line for line in lines if line[1])

    def phrase_lines(self, phrase: list[str]) -> list[int]:
        """The lines where the stems of `phrase` begin to stand next to each other, in order."""
        if not phrase:
            return []
        # The rarest word of the phrase has the fewest places to look at.
        count = len(phrase)
        if count == 1:
            return [self.line_of[index] for index in self.places.get(phrase[0], ())]
        offset = min(range(count), key=lambda i: len(self.places.get(phrase[i], ())))
        return [
            self.line_of[index - offset]
            for index in self.places.get(phrase[offset], ())
            if index >= offset
            and self.stems[index - offset : index - offset + count] == phrase
            and self._runs_on(
                self.line_of[index - offset], self.line_of[index - offset + count - 1]
            )
        ]

    @cached_property
    def named_lines(self) -> frozenset[int]:
        """The lines of the summary and of the skills: what they name need not be named again."""
        sections = [s for s in self.resume.sections if s.kind in ("summary", "skills")]
        return frozenset(number - 1 for section in sections for number in section.lines)

    @cached_property
    def faint_lines(self) -> frozenset[int]:
        """The lines on which something is said faintly: "familiar with", "basic"."""
        return frozenset(self.line_of[index] for index in self.reserved.faint)

    def is_faint(self, line: int, stems: list[str], skill: str) -> bool:
        """Whether a line names something only within what it says faintly."""
        words, skills = self._plainness
        said = [words[line, word] for word in stems if (line, word) in words]
        said += [skills[line, skill]] if (line, skill) in skills else []
        return bool(said) and not any(said)

    @cached_property
    def _plainness(self) -> tuple[_Plainness, _Plainness]:
        """Of the words, and of the skills, that stand on lines with something faint."""
        words: _Plainness = {}
        skills: _Plainness = {}
        for word, indexes in self.places.items():
            self._note(words, word, indexes, self.line_of, self.reserved.faint)
        for skill, indexes in self.skills.items():
            self._note(skills, skill, indexes, self.mention_lines, self.reserved.faint_mentions)
        return words, skills

    def _note(
        self,
        noted: _Plainness,
        name: str,
        indexes: list[int],
        lines: list[int],
        faint: frozenset[int],
    ) -> None:
        for index in indexes:
            line = lines[index]
            if line in self.faint_lines:
                noted[line, name] = noted.get((line, name), False) or index not in faint

    def _runs_on(self, first: int, last: int) -> bool:
        """Whether a phrase from line to line may be one: only where a line was wrapped."""
        lines = self.resume.lines[first + 1 : last + 1]
        return all(line.lstrip()[:1].islower() for line in lines)

    @cached_property
    def _evidence(self) -> dict[int, Evidence]:
        return {}

    def evidence(self, line: int) -> Evidence:
        """The line as evidence, made once however many terms it shows."""
        known = self._evidence.get(line)
        if known is None:
            known = self._evidence[line] = self._evidence_of(line)
        return known

    def _evidence_of(self, line: int) -> Evidence:
        section = self.resume.section_at(line + 1)
        text = self.resume.lines[line].strip()[:_LONGEST_EVIDENCE]
        return Evidence(section.name if section else "", line + 1, text)


def _lines_of(starts: list[int], bounds: list[int]) -> list[int]:
    """The line of each word; `bounds` are where the lines begin, and where the last one ends."""
    lines: list[int] = []
    for line, end in enumerate(bounds[1:]):
        lines += [line] * (bisect_left(starts, end, len(lines)) - len(lines))
    return lines


def _twins(lines: tuple[str, ...], weights: list[float]) -> list[int]:
    """For each line the weightiest one that says the same: a repetition proves nothing more."""
    plain = {line: " ".join(line.lower().split()) for line in dict.fromkeys(lines)}
    said = [plain[line] for line in lines]
    best: dict[str, int] = {}
    for index, line in enumerate(said):
        known = best.get(line)
        if known is None or weights[index] > weights[known]:
            best[line] = index
    return [best[line] for line in said]
