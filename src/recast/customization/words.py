"""Word-level difference of two texts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from recast.domain.comparison import ChangeOp

# Pairs of pieces. More would take over 60 MB to compare, and no section of a resume has as many.
_MOST_COMPARED = 500_000_000
# White space, the signs that end a word, or a word, to which signs within it ("3.5") belong.
_PIECES = re.compile(r"\s+|[,;.:]+(?!\S)|(?:[^\s,;.:]|[,;.:]+(?=[^\s,;.:]))+")


@dataclass(frozen=True, slots=True)
class WordChange:
    op: ChangeOp
    original: str
    customized: str


def word_changes(original: str, customized: str) -> tuple[WordChange, ...]:
    """Runs of words that stayed, went, came or were replaced; joined they give both texts back."""
    old, new = _PIECES.findall(original), _PIECES.findall(customized)
    if len(old) * len(new) > _MOST_COMPARED and original != customized:
        return (WordChange("replace", original, customized),)
    steps = [
        WordChange(
            _name(op.tag),
            "".join(old[op.src_start : op.src_end]),
            "".join(new[op.dest_start : op.dest_end]),
        )
        for op in Indel.opcodes(old, new)
    ]
    return tuple(_merged(_without_islands(steps)))


def _name(tag: str) -> ChangeOp:
    names: dict[str, ChangeOp] = {"equal": "equal", "insert": "insert", "delete": "delete"}
    return names.get(tag, "replace")


def _without_islands(steps: list[WordChange]) -> Iterator[WordChange]:
    """White space alone between two changes is no reason to show two changes."""
    for at, step in enumerate(steps):
        inside = 0 < at < len(steps) - 1
        if inside and step.op == "equal" and not step.original.strip():
            yield WordChange("replace", step.original, step.customized)
        else:
            yield step


def _merged(steps: Iterator[WordChange]) -> Iterator[WordChange]:
    original = customized = ""
    for step in steps:
        if step.op != "equal":
            original, customized = original + step.original, customized + step.customized
            continue
        yield from _change(original, customized)
        original = customized = ""
        yield step
    yield from _change(original, customized)


def _change(original: str, customized: str) -> Iterator[WordChange]:
    if original == customized:
        if original:
            yield WordChange("equal", original, customized)
    elif original and customized:
        yield WordChange("replace", original, customized)
    elif original:
        yield WordChange("delete", original, "")
    else:
        yield WordChange("insert", "", customized)
