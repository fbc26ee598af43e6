"""The truth guard's questions: what does an edit, or a whole text, claim without support?"""

from dataclasses import replace

from recast.domain.claim import Claim, Support
from recast.domain.resume import Resume
from recast.reading.lines import Line
from recast.truth.anchoring import anchor
from recast.truth.edit import Edit, edit_at
from recast.truth.evidence import as_resume, evidence_of
from recast.truth.judge import judge
from recast.truth.structure import repeated
from recast.truth.thesaurus import weight
from recast.truth.whole import check

_MOST_SUPPORT = 4
# A change here may have the lines around it read otherwise than they were.
_FRAME = frozenset(["contact", "education", "header", "heading"])


def check_edit(resume: Resume | str, before: str, after: str, *, line: int = 1) -> list[Claim]:
    """What `after` claims that the resume does not show, in place of `before`.

    `before` is looked for exactly at or after `line` (from 1: two jobs may have the same bullet),
    then anywhere, then loosely, then nearly; empty means an addition. An edit of
    whole lines, of a head or a heading is judged by what it makes of the whole resume too: what it
    leaves out, and what it moves to another job. Never raises; an empty list means that all of
    `after` is supported.
    """
    edit = _edit(resume, before, after, line)
    claims = judge(edit)
    if not claims and not before.strip():
        return list(repeated(edit.evidence, after))
    if claims or not _changes_the_frame(edit):
        return claims
    changed = _applied(edit)
    return [replace(claim, line=None) for claim in check(edit.evidence.resume, changed)]


def _changes_the_frame(edit: Edit) -> bool:
    """Whether an edit puts lines in, takes lines out, orders them anew or rewrites a heading, the
    head of a job or the contact details."""
    if not edit.lines or edit.before.raw == edit.after.raw:
        return False
    removes = not edit.after.plain.strip()
    framing = removes or edit.kind in _FRAME
    return framing or len(edit.lines) > 1 or "\n" in edit.after.plain.strip()


def _applied(edit: Edit) -> Resume:
    """The resume with the edit in its place; the other lines keep what their layout says."""
    resume = edit.evidence.resume
    first, last = edit.lines[0], min(edit.lines[-1], len(resume.lines))
    there = "\n".join(resume.lines[first - 1 : last])
    before, after = edit.before.raw.strip(), edit.after.raw.strip("\n")
    changed = there.replace(before, after, 1) if before in there else after
    known = {line.text: line for line in resume.source[first - 1 : last]}
    new = [known.get(text, Line(text)) for text in changed.split("\n") if text.strip()]
    return Resume.from_lines([*resume.source[: first - 1], *new, *resume.source[last:]])


def supporting_lines(
    resume: Resume | str, before: str, after: str, *, line: int = 1
) -> tuple[Support, ...]:
    """The lines of the resume that show what `after` says, the edited lines first.

    `before` is found as `check_edit` finds it.
    """
    return supporting_of(_edit(resume, before, after, line))


def supporting_of(edit: Edit) -> tuple[Support, ...]:
    own = [edit.evidence.resume.support(line) for line in edit.lines]
    found = {support.line: support for support in own if support.text.strip()}
    for word in edit.added:
        if weight(word.text) > 0.5 and edit.supported(word):
            support = edit.evidence.nearest(word.concepts)
            if support is not None:
                found.setdefault(support.line, support)
    return tuple(found.values())[: max(_MOST_SUPPORT, len(own))]


def _edit(resume: Resume | str, before: str, after: str, line: int) -> Edit:
    evidence = evidence_of(as_resume(resume))
    place = anchor(evidence.resume, before, line)
    lines = tuple(range(place[0], place[1] + 1)) if place else ()
    return edit_at(evidence, lines, before, after)
