"""Gives the lines of a customized text what the layout of the original said of them."""

import dataclasses

from rapidfuzz.distance import LCSseq

from recast.domain.resume import Resume
from recast.reading.lines import Line, lines_of


def rejoin(original: Resume, text: str) -> Resume:
    """`text` as a resume whose unchanged lines keep the original's layout hints.

    Without them a heading known by its size alone would be lost in the second analysis, and a
    customization that changed nothing would change the score.
    """
    lines = lines_of(text)
    old, new = list(original.lines), [line.text for line in lines]
    hinted: list[Line] = []
    told = 0
    for block in LCSseq.editops(old, new).as_matching_blocks():
        between = block.b - len(hinted)
        # As many lines as before stand between two unchanged ones: each was rewritten in place.
        rewritten = block.a - told == between
        first = told if rewritten else block.a
        hinted += () if rewritten else lines[len(hinted) : block.b]
        told = block.a + block.size
        for like in original.source[first:told]:
            hinted.append(dataclasses.replace(like, text=new[len(hinted)]))
    return Resume.from_lines(hinted, original.parsing_risks)
