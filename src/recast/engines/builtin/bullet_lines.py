"""Bullets of a resume: which lines they are, and the blocks that may be reordered."""

import re
from collections.abc import Iterator

from recast.domain.resume import Resume

_MARK = re.compile(r"^\s*(?:[•‣▪●◦∙⁃·*–—-]|o(?=\s))\s+")


def mark_of(line: str) -> str:
    """The bullet and the white space round it, empty where there is none."""
    match = _MARK.match(line)
    return match.group() if match else ""


def is_bullet(resume: Resume, number: int) -> bool:
    return resume.source[number - 1].bullet or bool(mark_of(resume.line(number)))


def bullet_blocks(resume: Resume) -> Iterator[tuple[int, list[int]]]:
    """Runs of consecutive one-line bullets inside one job: (its first line, the bullets' lines).

    A job with any wrapped bullet is passed over: moving half a sentence would ruin it.
    """
    for job in resume.positions:
        body = [n for n in job.lines if n not in job.header_lines and resume.line(n).strip()]
        first = next((at for at, n in enumerate(body) if is_bullet(resume, n)), None)
        if first is None:
            continue
        block = body[first:]
        whole = all(is_bullet(resume, n) for n in block)
        if whole and len(block) > 2 and block == list(range(block[0], block[-1] + 1)):
            yield job.lines[0], block
