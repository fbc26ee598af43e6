"""Text that a person does not see, or that speaks to a machine."""

import re
from collections.abc import Iterator
from typing import Final

from recast.truth.edit import Edit
from recast.truth.finding import Finding

_INVISIBLE: Final = re.compile(
    "[\u200b\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\u180e\U000e0000-\U000e007f]+"
)
_TO_A_MACHINE: Final = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.\n]{0,30}\b(?:previous|prior|above|earlier|all|"
    r"preceding|any|your|the)\b[^.\n]{0,30}\b(?:instructions?|prompts?|rules?|criteria|directions?"
    r"|guidelines?|context)\b"
    r"|\b(?:system|assistant|user)\s*(?:prompt|message)?\s*:\s*(?:you|ignore|rate|rank|say|output)"
    r"|\b(?:rank|rate|score|mark|classify|recommend|select|shortlist|consider)\b[^.\n]{0,30}\b"
    r"(?:this|the|me as|as)\b[^.\n]{0,20}\b(?:candidate|applicant|resume|cv)\b[^.\n]{0,40}"
    r"|\b(?:as an? (?:ai|llm|language model)|you are (?:an? )?(?:ai|llm|language model|assistant|"
    r"recruiter|ats|helpful))\b"
    r"|\bnote to (?:the )?(?:ai|ats|llm|screener|parser|model|reviewer)\b"
    r"|<\|[^|>]{1,40}\|>|\[/?INST\]",
    re.IGNORECASE,
)
_APART: Final = re.compile(r"(?<![^\W_])[^\W\d_](?:[ _\-·|/*~]{1,3}[^\W\d_](?![^\W_])){2,}")
_UNSEEN_MARKUP: Final = re.compile(
    r"<!--.*?(?:-->|$)|<[^>]*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0"
    r"|color\s*:\s*(?:white|#fff(?:fff)?|transparent)|opacity\s*:\s*0)[^>]*>[^<]*",
    re.IGNORECASE | re.DOTALL,
)


def findings(edit: Edit) -> Iterator[Finding]:
    plain = edit.after.plain
    yield from _set_apart(edit)
    for pattern in (_TO_A_MACHINE, _UNSEEN_MARKUP):
        for match in pattern.finditer(plain):
            if match.group() not in edit.evidence.plain:
                yield _finding(match.start(), match.end())
    if _INVISIBLE.search(edit.after.raw) and not _INVISIBLE.search(edit.before.raw):
        yield from _smuggled(edit)


def _set_apart(edit: Edit) -> Iterator[Finding]:
    """Words in single letters, which read as words and compare as none."""
    for match in _APART.finditer(edit.after.plain):
        if match.group() not in edit.before.plain and match.group() not in edit.evidence.plain:
            words = edit.after.exact(match.start(), match.end())
            reason = f'The letters of "{words}" are set apart, which hides the word.'
            yield Finding(match.start(), match.end(), "hidden_text", reason)


def _finding(start: int, end: int) -> Finding:
    reason = "This speaks to a machine or hides from the reader; it does not belong in a resume."
    return Finding(start, end, "hidden_text", reason)


def _smuggled(edit: Edit) -> Iterator[Finding]:
    """Invisible characters that an edit puts in: at the first word that was not there before."""
    new = edit.added or edit.after.words
    for word in new[:1]:
        reason = "Invisible characters stand in this text; they hide words from the reader."
        yield Finding(word.start, word.end, "hidden_text", reason)
