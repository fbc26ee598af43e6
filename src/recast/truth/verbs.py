"""Verbs made stronger than the original's: "contributed to" turned into "led"."""

from collections.abc import Iterator, Sequence
from typing import Final

from recast.lexicon.verbs import BUILT, CONTRIBUTED, LED
from recast.truth.clauses import Clause, clauses
from recast.truth.edit import Edit
from recast.truth.finding import Finding

_RISE: Final = 1.0
# A summary names in one breath what the resume says in many lines.
_SUMMED_UP: Final = 2


def findings(edit: Edit) -> Iterator[Finding]:
    if edit.kind in ("header", "contact", "education"):
        return
    if len(edit.after.words) == 1:
        # A word by itself names a skill: nobody is said to have done anything.
        return
    addition = not edit.before.words
    shown = clauses(edit.before)
    for clause in clauses(edit.after):
        was = _shown_anywhere(edit, clause) if addition else _strength_shown(edit, clause, shown)
        if was is not None and clause.strength - was >= _RISE:
            yield _finding(edit, clause, was)


def _finding(edit: Edit, clause: Clause, was: float) -> Finding:
    words = edit.after.exact(clause.start, clause.end)
    role = (
        "no such work"
        if was == 0
        else "helping with it"
        if was < 2
        else "having a part in it"
        if was < BUILT
        else "doing it"
    )
    reason = f'"{words}" claims more than the original, which shows {role}.'
    return Finding(clause.start, clause.end, "verb", reason)


def _shown_anywhere(edit: Edit, clause: Clause) -> float | None:
    """How strongly the resume claims the work of a clause that stands in place of nothing."""
    shown = clauses(edit.local.text)
    if any(_fits_closely(clause, old) for old in shown if old.strength >= clause.strength):
        return None
    close = [old for old in shown if _common(clause, old) * 3 >= 2 * max(1, len(clause.object))]
    if close:
        return max(old.strength for old in close)
    return 0.0 if clause.strength >= LED else None


def _fits_closely(clause: Clause, old: Clause) -> bool:
    common = _common(clause, old)
    return common >= _SUMMED_UP or (_is_same_verb(clause, old) and (common > 0 or not old.object))


def _strength_shown(edit: Edit, clause: Clause, shown: Sequence[Clause]) -> float | None:
    """How strongly the original claims the same work; None where nothing is known of it."""
    verbatim = [old for old in shown if old.verb & clause.verb and old.strength >= clause.strength]
    if any(_common(clause, old) or not clause.object for old in verbatim):
        return None
    best = _strongest_match(clause, shown)
    if any(_says_the_same(clause, old) for old in shown):
        return None
    if best is None:
        best = _of_phrase(edit, clause, shown)
    if best is None or clause.strength - best < _RISE:
        return best
    return clause.strength if _fits(edit, clause) else best


def _says_the_same(clause: Clause, old: Clause) -> bool:
    """Whether a weak verb was only put otherwise: "observe rules" as "comply with rules"."""
    weak = old.strength <= CONTRIBUTED and not old.governed
    return weak and bool(clause.verb & old.verb) and clause.strength <= BUILT


def _is_same_verb(clause: Clause, old: Clause) -> bool:
    """Whether the very verb is the same, not only a synonym."""
    return any(not key.startswith("=") for key in clause.verb & old.verb)


def _common(clause: Clause, old: Clause) -> int:
    """How many words of the object the other clause has too, in any form."""
    concepts = old.concepts
    return sum(not word.isdisjoint(concepts) for word in clause.object)


def _strongest_match(clause: Clause, shown: Sequence[Clause]) -> float | None:
    scored = [(_common(clause, old) + _as_object(clause, old), old) for old in shown]
    most = max((score for score, _ in scored), default=0)
    if most == 0:
        return None
    return max(old.strength for score, old in scored if score == most)


def _as_object(clause: Clause, old: Clause) -> int:
    """ "Authored papers" and "assisted in authoring papers" are of the same work."""
    verb = not clause.verb.isdisjoint(old.verb | old.concepts)
    return verb + sum(not word.isdisjoint(old.verb) for word in clause.object)


def _of_phrase(edit: Edit, clause: Clause, shown: Sequence[Clause]) -> float | None:
    """Where no verb fits: a line of nouns counts as work done, a list of skills as nothing."""
    if clause.concepts.isdisjoint(edit.before.concepts):
        return None
    if not shown:
        return BUILT if edit.job is not None else LED
    return max(old.strength for old in shown)


def _fits(edit: Edit, clause: Clause) -> bool:
    """Whether the same job elsewhere says as much of the very same thing."""
    for old in clauses(edit.local.text):
        common = _common(clause, old)
        if edit.in_summary:
            enough = common >= _SUMMED_UP or _is_same_verb(clause, old)
        else:
            telling = common > 1 or not clause.verb.isdisjoint(old.verb)
            enough = telling and common * 3 >= 2 * len(clause.object)
        if old.strength >= clause.strength and enough:
            return True
    return False
