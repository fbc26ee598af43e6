"""What has to happen in a Word file so that its text becomes the customized one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from recast.documents.docx.paragraphs import DocxParagraph, LineSource, lines_of_paragraphs
from recast.documents.fresh.line_text import without_mark
from recast.documents.writeback.alignment import Alignment, align
from recast.documents.writeback.word_edits import Edit, word_edits
from recast.reading.lines import Line


@dataclass(frozen=True, slots=True)
class NewParagraph:
    """A paragraph to add. `index` is its line's number (from 0) in the customized text.

    `moved_from` is the paragraph it was, None for one that is new.
    """

    index: int
    text: str
    moved_from: int | None = None


@dataclass
class WritePlan:
    """Paragraphs by number from 0. `standing` is the paragraph that shows a customized line."""

    lines: tuple[Line, ...]
    sources: tuple[LineSource | None, ...]
    edits: dict[int, list[Edit]] = field(default_factory=lambda: defaultdict(list))
    gone: set[int] = field(default_factory=set)
    added: list[NewParagraph] = field(default_factory=list)
    standing: dict[int, int] = field(default_factory=dict)


def plan_writing(paragraphs: Sequence[DocxParagraph], customized: Sequence[str]) -> WritePlan:
    """`customized` are the lines of the customized text, blank ones included."""
    lines, sources = lines_of_paragraphs(paragraphs)
    alignment = align([line.text for line in lines], customized)
    planner = _Planner(paragraphs, customized, alignment, WritePlan(lines, sources))
    return planner.plan()


class _Planner:
    def __init__(
        self,
        paragraphs: Sequence[DocxParagraph],
        customized: Sequence[str],
        alignment: Alignment,
        plan: WritePlan,
    ) -> None:
        self._paragraphs = paragraphs
        self._customized = customized
        self._alignment = alignment
        self._plan = plan
        self._lines_in: dict[int, list[int]] = defaultdict(list)
        for number, source in enumerate(plan.sources):
            if source is not None:
                self._lines_in[source.paragraph].append(number)

    def plan(self) -> WritePlan:
        self._keep()
        self._move()
        self._remove()
        self._add()
        return self._plan

    def _source(self, line: int) -> LineSource:
        source = self._plan.sources[line]
        if source is None:
            raise ValueError(line)
        return source

    def _keep(self) -> None:
        for old, new in self._alignment.kept:
            self._rewrite(old, new)
            self._plan.standing[new] = self._source(old).paragraph

    def _rewrite(self, old: int, new: int) -> None:
        source = self._source(old)
        line = self._plan.lines[old]
        wanted = self._customized[new].strip()
        if line.bullet and without_mark(line.text) == line.text:
            wanted = without_mark(wanted)
        edits = word_edits(line.text, wanted)
        self._plan.edits[source.paragraph] += [edit.shifted(source.start) for edit in edits]

    def _move(self) -> None:
        """A line that is a paragraph of its own moves with it; others are written anew."""
        for old, new in self._alignment.moved:
            paragraph = self._source(old).paragraph
            alone = len(self._lines_in[paragraph]) == 1
            if alone:
                self._rewrite(old, new)
            text = self._customized[new].strip()
            self._plan.added.append(NewParagraph(new, text, paragraph if alone else None))

    def _remove(self) -> None:
        leaving = set(self._alignment.gone) | {old for old, _ in self._alignment.moved}
        for paragraph, numbers in self._lines_in.items():
            going = [number for number in numbers if number in leaving]
            if len(going) == len(numbers):
                self._plan.gone.add(paragraph)
            elif going:
                self._cut_lines(paragraph, numbers, going)

    def _cut_lines(self, paragraph: int, numbers: list[int], going: list[int]) -> None:
        """Takes lines out of a paragraph of several, each with the line break above it."""
        text = self._paragraphs[paragraph].text
        cuts: list[tuple[int, int]] = []
        for number in going:
            source = self._source(number)
            start = text.rfind("\n", 0, source.start)
            end = text.find("\n", source.end)
            end = len(text) if end < 0 else end
            cuts.append((start, end) if start >= 0 else (0, min(end + 1, len(text))))
        self._plan.edits[paragraph] += [Edit(start, end, "") for start, end in _united(cuts)]

    def _add(self) -> None:
        """Lines after a line inside a paragraph of several go into that paragraph.

        So do lines between a paragraph and the text box in it, where no other paragraph fits.
        """
        inside: dict[tuple[int, int], str] = {}
        place_of: dict[int, tuple[int, int] | None] = {}
        moved = {paragraph.index for paragraph in self._plan.added}
        for old, new in self._alignment.kept:
            source = self._source(old)
            shared = len(self._lines_in[source.paragraph]) > 1 or self._holds_box(source.paragraph)
            place_of[new] = (source.paragraph, source.end) if shared else None
        for new in sorted({*self._alignment.added, *moved}):
            place = self._place_before(new, place_of)
            place_of[new] = place
            text = self._customized[new].strip()
            if place is not None:
                inside[place] = inside.get(place, "") + "\n" + text
                self._plan.standing[new] = place[0]
                self._forget_move(new)
            elif new not in moved:
                self._plan.added.append(NewParagraph(new, text))
        for (paragraph, offset), text in inside.items():
            self._plan.edits[paragraph].append(Edit(offset, offset, text))
        self._plan.added = [
            item for item in self._plan.added if item.index not in self._plan.standing
        ]
        self._plan.added.sort(key=lambda item: item.index)

    def _holds_box(self, number: int) -> bool:
        """Whether the next lines are those of a text box that hangs on this paragraph."""
        following = self._paragraphs[number + 1 : number + 2]
        return any(
            item.place == "text_box"
            and self._paragraphs[number].element in item.element.iterancestors()
            for item in following
        )

    def _forget_move(self, new: int) -> None:
        """A line that goes into another paragraph leaves its own behind."""
        for item in self._plan.added:
            if item.index == new and item.moved_from is not None:
                self._plan.edits.pop(item.moved_from, None)

    def _place_before(
        self, new: int, place_of: dict[int, tuple[int, int] | None]
    ) -> tuple[int, int] | None:
        earlier = [index for index in place_of if index < new]
        return place_of[max(earlier)] if earlier else None


def _united(cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping stretches made one."""
    united: list[tuple[int, int]] = []
    for start, end in sorted(cuts):
        if united and start < united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united
