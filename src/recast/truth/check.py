"""The truth guard's questions: what does an edit, or a whole text, claim without support?"""

from recast.domain.claim import Claim, Support
from recast.domain.resume import Resume
from recast.truth.anchoring import anchor
from recast.truth.edit import Edit, edit_at
from recast.truth.evidence import as_resume, evidence_of
from recast.truth.judge import judge
from recast.truth.thesaurus import weight

_MOST_SUPPORT = 4


def check_edit(resume: Resume | str, before: str, after: str) -> list[Claim]:
    """What `after` claims that the resume does not show, in place of `before`.

    `before` is looked for exactly, then loosely, then nearly; empty means an addition. Never
    raises; an empty list means that all of `after` is supported.
    """
    return judge(_edit(resume, before, after))


def supporting_lines(resume: Resume | str, before: str, after: str) -> tuple[Support, ...]:
    """The lines of the resume that show what `after` says, the edited lines first."""
    return supporting_of(_edit(resume, before, after))


def supporting_of(edit: Edit) -> tuple[Support, ...]:
    own = [edit.evidence.resume.support(line) for line in edit.lines]
    found = {support.line: support for support in own if support.text.strip()}
    for word in edit.added:
        if weight(word.text) > 0.5 and edit.supported(word):
            support = edit.evidence.nearest(word.concepts)
            if support is not None:
                found.setdefault(support.line, support)
    return tuple(found.values())[: max(_MOST_SUPPORT, len(own))]


def _edit(resume: Resume | str, before: str, after: str) -> Edit:
    evidence = evidence_of(as_resume(resume))
    place = anchor(evidence.resume, before)
    lines = tuple(range(place[0], place[1] + 1)) if place else ()
    return edit_at(evidence, lines, before, after)
