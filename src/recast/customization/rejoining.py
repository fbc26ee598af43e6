"""Gives the lines of a customized text what the layout of the original said of them."""

import dataclasses
from difflib import SequenceMatcher

from recast.domain.resume import Resume
from recast.reading.lines import Line, lines_of


def rejoin(original: Resume, text: str) -> Resume:
    """`text` as a resume whose unchanged lines keep the original's layout hints.

    Without them a heading known by its size alone would be lost in the second analysis, and a
    customization that changed nothing would change the score.
    """
    lines = lines_of(text)
    old, new = list(original.lines), [line.text for line in lines]
    hinted = list(lines)
    for op, first, last, start, end in SequenceMatcher(None, old, new, False).get_opcodes():
        if op == "equal" or (op == "replace" and last - first == end - start):
            for offset in range(end - start):
                hinted[start + offset] = _with_hints(
                    original.source[first + offset], new[start + offset]
                )
    return Resume.from_lines(hinted, original.parsing_risks)


def _with_hints(line: Line, text: str) -> Line:
    return dataclasses.replace(line, text=text)
