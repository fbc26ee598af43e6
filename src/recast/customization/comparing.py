"""Compares the original and the customized resume: sections, words, keywords, scores."""

from collections.abc import Sequence
from dataclasses import dataclass

from recast.customization.words import word_changes
from recast.domain.analysis import Analysis
from recast.domain.applying import Row
from recast.domain.comparison import (
    Change,
    Comparison,
    KeywordComparison,
    ReceiptEntry,
    ScoreComparison,
    SectionComparison,
    SectionScores,
    SectionStatus,
    Unexplained,
)
from recast.domain.resume import Resume
from recast.reading.resume_parts import Section


@dataclass(frozen=True, slots=True)
class Side:
    """A resume with its analysis."""

    resume: Resume
    analysis: Analysis


def compare(
    original: Side,
    customized: Side,
    touched: Sequence[Row],
    unexplained: Sequence[Unexplained] = (),
    receipt: Sequence[ReceiptEntry] = (),
) -> Comparison:
    """The whole comparison. Joining a section's changes gives both of its texts back.

    `touched` are the rows of the result and of what is gone, with their recommendations.
    """
    return Comparison(
        sections=compare_sections(original.resume, customized.resume, touched),
        keywords=_keywords(original.analysis, customized.analysis),
        scores=_scores(original.analysis, customized.analysis),
        unexplained=tuple(unexplained),
        receipt=tuple(receipt),
    )


def compare_sections(
    original: Resume, customized: Resume, touched: Sequence[Row] = ()
) -> tuple[SectionComparison, ...]:
    """The sections in the customized order, then those that are gone."""
    pairs = _paired(original, customized)
    places = [old for old, _ in pairs if old is not None]
    compared = []
    for old, new in pairs:
        before = _text(original, original.sections[old]) if old is not None else ""
        after = _text(customized, customized.sections[new]) if new is not None else ""
        moved = old is not None and any(p > old for p in places[: places.index(old)])
        changes = _changes(before, after, touched)
        name = _name(original, customized, old, new)
        compared.append(
            SectionComparison(name, _status(before, after, old, new, moved), before, after, changes)
        )
    return tuple(compared)


def modified_sections(original: Resume, customized: Resume) -> tuple[str, ...]:
    return tuple(
        section.name
        for section in compare_sections(original, customized)
        if section.status != "unchanged"
    )


def _paired(original: Resume, customized: Resume) -> list[tuple[int | None, int | None]]:
    """Sections of the customized resume with theirs of the original: by name, then by kind."""
    left = list(range(len(original.sections)))
    found: list[int | None] = [None] * len(customized.sections)
    for same in (_same_name, _same_kind):
        for new, section in enumerate(customized.sections):
            if found[new] is None:
                match = next((o for o in left if same(original.sections[o], section)), None)
                if match is not None:
                    found[new] = match
                    left.remove(match)
    gone: list[tuple[int | None, int | None]] = [(old, None) for old in left]
    return [(old, new) for new, old in enumerate(found)] + gone


def _same_name(old: Section, new: Section) -> bool:
    return (old.kind, old.name.casefold()) == (new.kind, new.name.casefold())


def _same_kind(old: Section, new: Section) -> bool:
    return old.kind == new.kind != "other"


def _text(resume: Resume, section: Section) -> str:
    heading = section.heading_line
    # A heading glued to its first line is that line; it must not stand twice.
    numbers = sorted({*section.lines, *([heading] if heading else [])})
    return "\n".join(resume.line(number) for number in numbers).strip("\n")


def _name(original: Resume, customized: Resume, old: int | None, new: int | None) -> str:
    if new is not None:
        return customized.sections[new].name
    return original.sections[old].name if old is not None else ""


def _status(
    before: str, after: str, old: int | None, new: int | None, moved: bool
) -> SectionStatus:
    if old is None:
        return "added"
    if new is None:
        return "removed"
    if before != after:
        return "modified"
    return "moved" if moved else "unchanged"


def _changes(before: str, after: str, touched: Sequence[Row]) -> tuple[Change, ...]:
    owners = _Owners(after, touched)
    changes = []
    for step in word_changes(before, after):
        ids = owners.of(step.original, step.customized) if step.op != "equal" else ()
        changes.append(Change(step.op, step.original, step.customized, ids))
        owners.advance(step.customized)
    return tuple(changes)


class _Owners:
    """Which recommendations touched the customized text, at a place that moves along with it."""

    def __init__(self, after: str, touched: Sequence[Row]) -> None:
        self._lines = after.split("\n")
        self._at = 0
        self._ids: dict[str, set[int]] = {}
        for row in touched:
            self._ids.setdefault(row.text, set()).update(row.recommendation_ids)

    def of(self, original: str, customized: str) -> tuple[int, ...]:
        last = self._at + customized.count("\n")
        touched = [*self._lines[self._at : last + 1], *original.split("\n")]
        return tuple(sorted({id for line in touched for id in self._ids.get(line, ())}))

    def advance(self, customized: str) -> None:
        self._at += customized.count("\n")


def _keywords(old: Analysis, new: Analysis) -> KeywordComparison:
    before, after = set(old.matching_keywords), set(new.matching_keywords)
    return KeywordComparison(
        gained=tuple(term for term in new.matching_keywords if term not in before),
        lost=tuple(term for term in old.matching_keywords if term not in after),
        kept=tuple(term for term in old.matching_keywords if term in after),
    )


def _scores(old: Analysis, new: Analysis) -> ScoreComparison:
    names = dict.fromkeys([*old.section_scores, *new.section_scores])
    return ScoreComparison(
        original=old.score,
        new=new.score,
        by_section={
            name: SectionScores(
                old.section_scores.get(name, 0.0), new.section_scores.get(name, 0.0)
            )
            for name in names
        },
    )
