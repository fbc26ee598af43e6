"""Applies recommendations to a resume, line by line, remembering where each line came from."""

import dataclasses
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from recast.domain.item_list import LONGEST_ITEM, item_list
from recast.domain.merging import merge
from recast.domain.plan import Recommendation
from recast.domain.resume import Resume
from recast.reading.line_shape import bullet_of
from recast.reading.lines import Line


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the result: its text, the lines (from 1) of the original it stands for, and the
    recommendations that touched it."""

    text: str
    origin: tuple[int, ...]
    recommendation_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """`skipped` are the ids whose place another recommendation had already rewritten."""

    rows: tuple[Row, ...]
    applied: tuple[int, ...]
    skipped: tuple[int, ...]

    @property
    def text(self) -> str:
        return "\n".join(row.text for row in self.rows)

    def resume(self, original: Resume) -> Resume:
        """The result as a resume, each line keeping what the layout said of the one it was."""
        return Resume.from_lines([_line(row, original) for row in self.rows])


def _line(row: Row, original: Resume) -> Line:
    if not row.origin:
        return Line(row.text)
    return dataclasses.replace(original.source[row.origin[0] - 1], text=row.text)


def apply_recommendations(resume: Resume, recommendations: Mapping[int, Recommendation]) -> Applied:
    """Every recommendation put in its place; the order of ids decides where two compete.

    A reordering moves lines, whatever other recommendations say inside them. An unanchored
    recommendation and a question without an answer are skipped.
    """
    sheet = _Sheet(resume)
    moves = {id: item for id, item in recommendations.items() if _is_move(item)}
    for id, item in sorted(recommendations.items()):
        if id not in moves:
            sheet.rewrite(id, item)
    for id, item in sorted(moves.items()):
        sheet.move(id, item)
    return sheet.result()


def _is_move(item: Recommendation) -> bool:
    before, after = item.before.split("\n"), item.after.split("\n")
    return len(before) > 1 and Counter(before) == Counter(after)


class _Sheet:
    """The working copy: one slot per original line, and what is to stand after each slot."""

    def __init__(self, resume: Resume) -> None:
        self._resume = resume
        self._slots: list[str | None] = list(resume.lines)
        self._origin: list[tuple[int, ...]] = [(n,) for n in range(1, len(self._slots) + 1)]
        self._ids: list[tuple[int, ...]] = [()] * len(self._slots)
        self._order = list(range(len(self._slots)))
        self._inserted: dict[int, list[Row]] = {}
        self._applied: list[int] = []
        self._skipped: list[int] = []

    def rewrite(self, id: int, item: Recommendation) -> None:
        done = self._replace(id, item) if item.before else self._add(id, item)
        (self._applied if done else self._skipped).append(id)

    def _span(self, item: Recommendation) -> range | None:
        if item.first_line is None or item.last_line is None:
            return None
        return range(item.first_line - 1, item.last_line)

    def _replace(self, id: int, item: Recommendation) -> bool:
        span = self._span(item)
        if span is None or any(self._slots[slot] is None for slot in span):
            return False
        current = "\n".join(self._slots[slot] or "" for slot in span)
        text = self._rewritten(span, current, item)
        if text is None:
            return False
        ids = (*(i for slot in span for i in self._ids[slot]), id)
        for slot in span:
            self._slots[slot] = None
            self._ids[slot] = ids
        if text.strip():
            self._slots[span[0]] = text
            self._origin[span[0]] = tuple(slot + 1 for slot in span)
        return True

    def _rewritten(self, span: range, current: str, item: Recommendation) -> str | None:
        """None where an earlier recommendation has rewritten the very same words."""
        original = "\n".join(self._resume.lines[slot] for slot in span)
        if current == original or original.count(item.before) != 1:
            found = item.before in current
            return current.replace(item.before, item.after, 1) if found else None
        return merge(original, current, original.replace(item.before, item.after))

    def _add(self, id: int, item: Recommendation) -> bool:
        if not item.after.strip():
            return False
        section = next((s for s in self._resume.sections if s.name == item.section), None)
        if section is not None and item.kind == "question":
            self._answer(id, item.after, self._last_full_line(section.lines, section.heading_line))
            return True
        rows = [Row(line, (), (id,)) for line in item.after.split("\n")]
        if section is None:
            heading = Row(self._heading_of_new(item.section), (), (id,))
            place, rows = self._place_of_new(item), [Row("", (), (id,)), heading, *rows]
        else:
            place = self._last_full_line(section.lines, section.heading_line)
        self._inserted.setdefault(place, []).extend(rows)
        return True

    def _answer(self, id: int, answer: str, place: int) -> None:
        """An answer in a word or two joins the list at the end of its section; a longer one is a
        line below it, with the mark of the lines there."""
        last = self._slots[place] or ""
        listed = item_list(last) if len(answer.split()) <= LONGEST_ITEM else None
        if listed is not None and listed.takes_anything and place + 1 not in self._resume.headings:
            self._slots[place] = listed.grown((answer,))
            self._ids[place] = (*self._ids[place], id)
            return
        own = "" if bullet_of(answer) else bullet_of(last)
        rows = [Row(own + line, (), (id,)) for line in answer.split("\n")]
        self._inserted.setdefault(place, []).extend(rows)

    def _heading_of_new(self, name: str) -> str:
        """In capitals where all headings are."""
        headings = [self._resume.line(number) for number in self._resume.headings]
        return name.upper() if headings and all(map(str.isupper, headings)) else name

    def _place_of_new(self, item: Recommendation) -> int:
        """A new summary opens the resume below the contact; anything else ends it."""
        if item.kind != "summary":
            return self._last_full_line(tuple(range(1, len(self._slots) + 1)), None)
        head = next((s for s in self._resume.sections if s.kind == "contact"), None)
        return self._last_full_line(head.lines, head.heading_line) if head else -1

    def _last_full_line(self, lines: tuple[int, ...], heading: int | None) -> int:
        full = [n for n in lines if self._resume.line(n).strip()]
        return (full[-1] if full else heading or (lines[0] if lines else 0)) - 1

    def move(self, id: int, item: Recommendation) -> None:
        span = self._span(item)
        before, after = item.before.split("\n"), item.after.split("\n")
        if span is None or len(span) != len(before):
            self._skipped.append(id)
            return
        places = [self._order.index(slot) for slot in span]
        waiting = list(zip(before, (self._order[place] for place in places), strict=True))
        for place, text in zip(places, after, strict=True):
            at = next(i for i, (line, _) in enumerate(waiting) if line == text)
            slot = waiting.pop(at)[1]
            self._order[place] = slot
            self._ids[slot] = (*self._ids[slot], id)
        self._applied.append(id)

    def result(self) -> Applied:
        rows: list[Row] = list(self._inserted.get(-1, []))
        for place, slot in enumerate(self._order):
            text = self._slots[slot]
            if text is not None:
                origin, ids = self._origin[slot], self._ids[slot]
                rows += [Row(line, origin, ids) for line in text.split("\n")]
            rows += self._inserted.get(place, [])
        return Applied(tuple(rows), tuple(sorted(self._applied)), tuple(sorted(self._skipped)))
