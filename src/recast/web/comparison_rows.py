"""A compared section as rows that stand side by side, line against line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from recast.domain.comparison import Change

Mark: TypeAlias = Literal["same", "old", "new"]

# Unchanged lines kept in sight at each side of a change; fewer than this many are not folded.
CONTEXT = 1
LEAST_FOLDED = 3


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words of one side; `recommendation_ids` where it came in new."""

    mark: Mark
    text: str
    recommendation_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side: the original's words and the customized resume's."""

    original: tuple[Words, ...]
    customized: tuple[Words, ...]

    @property
    def changed(self) -> bool:
        return any(words.mark != "same" for words in (*self.original, *self.customized))


@dataclass(frozen=True, slots=True)
class Fold:
    """Rows that follow each other; `folded` ones are unchanged and may be hidden at first."""

    rows: tuple[Row, ...]
    folded: bool


@dataclass
class _Growing:
    """A row while its words arrive."""

    original: list[Words] = field(default_factory=list)
    customized: list[Words] = field(default_factory=list)

    def add(self, change: Change) -> None:
        if change.op == "equal":
            self.original.append(Words("same", change.original))
            self.customized.append(Words("same", change.customized))
            return
        if change.original:
            self.original.append(Words("old", change.original))
        if change.customized:
            self.customized.append(Words("new", change.customized, change.recommendation_ids))

    @property
    def whole(self) -> bool:
        """Both sides have come to the end of a line."""
        sides = (self.original, self.customized)
        return any(sides) and all(not side or side[-1].text.endswith("\n") for side in sides)

    def take(self) -> Row:
        row = Row(_trimmed(self.original), _trimmed(self.customized))
        self.original, self.customized = [], []
        return row


def folds(changes: Iterable[Change]) -> tuple[Fold, ...]:
    """The rows in their order; long runs of unchanged ones apart, so that they can be folded."""
    return tuple(_folds(tuple(_rows(changes))))


def _rows(changes: Iterable[Change]) -> Iterator[Row]:
    growing = _Growing()
    for change in _level(tuple(changes)):
        for piece in _lines(change):
            growing.add(piece)
            if growing.whole:
                yield growing.take()
    if growing.original or growing.customized:
        yield growing.take()


def _level(changes: Sequence[Change]) -> Iterator[Change]:
    """A line that came or went is told with the line end behind it, not the one before it.

    "one" + new "\\ntwo" + "\\nthree" says the same as "one\\n" + new "two\\n" + "three", and the
    second way the new line stands in a row of its own.
    """
    pending = list(changes)
    for at, change in enumerate(pending):
        follows = pending[at + 1] if at + 1 < len(pending) else None
        if follows is None or not _slides(change, follows):
            yield pending[at]
            continue
        yield Change("equal", "\n", "\n")
        yield _slid(change)
        rest = follows.original[1:]
        pending[at + 1] = Change("equal", rest, rest)


def _slides(change: Change, follows: Change) -> bool:
    moving = change.original or change.customized
    return (
        change.op in ("insert", "delete")
        and moving.startswith("\n")
        and follows.op == "equal"
        and follows.original.startswith("\n")
        and follows.original == follows.customized
    )


def _slid(change: Change) -> Change:
    original = change.original and change.original[1:] + "\n"
    customized = change.customized and change.customized[1:] + "\n"
    return Change(change.op, original, customized, change.recommendation_ids)


def _lines(change: Change) -> Iterator[Change]:
    """An unchanged run is parted at its line ends; a changed one stays what it is."""
    if change.op != "equal" or change.original != change.customized:
        yield change
        return
    for line in change.original.splitlines(keepends=True):
        yield Change("equal", line, line)


def _folds(rows: Sequence[Row]) -> Iterator[Fold]:
    shown = _in_sight([row.changed for row in rows])
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and shown[end] == shown[at]:
            end += 1
        yield Fold(tuple(rows[at:end]), not shown[at] and end - at >= LEAST_FOLDED)
        at = end


def _in_sight(changed: Sequence[bool]) -> list[bool]:
    return [any(changed[max(0, at - CONTEXT) : at + CONTEXT + 1]) for at in range(len(changed))]


def _trimmed(words: Sequence[Words]) -> tuple[Words, ...]:
    """The line end that closes a row is the row's own; it is not shown as an empty line."""
    if not words:
        return ()
    last = words[-1]
    text = last.text.removesuffix("\n")
    closing = (Words(last.mark, text, last.recommendation_ids),) if text else ()
    return (*words[:-1], *closing)
