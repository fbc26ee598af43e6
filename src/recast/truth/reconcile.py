"""Undoes whatever an engine wrote that no accepted recommendation explains.

The accepted recommendations, applied by rules, say what the result is to be. The engine's own
wording may stand only where a recommendation belongs, and only if it claims nothing new.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from recast.domain.applying import Row, apply_recommendations
from recast.domain.comparison import Unexplained
from recast.domain.plan import Recommendation
from recast.domain.resume import Resume
from recast.truth.alignment import line_key
from recast.truth.edit import edit_at
from recast.truth.evidence import evidence_of
from recast.truth.judge import judge
from recast.truth.whole import check, lost_lines

_SAME_LINE = 55.0
_NOT_CONFIRMED = (
    "A recommendation asked for this, but it was refused: the result would claim what the "
    "original does not show, or leave out what it does, and nobody confirmed that."
)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A recommendation that the person took; `confirmed` where they vouched for its claims."""

    id: int
    recommendation: Recommendation
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The text that may be saved, its rows, and every change of the engine's that was undone.

    `refused` are the ids of recommendations that claim what the resume does not show and that
    nobody confirmed; `applied` are those that made it into the text.
    """

    text: str
    rows: tuple[Row, ...]
    unexplained: tuple[Unexplained, ...]
    applied: tuple[int, ...]
    refused: tuple[int, ...]


def reconcile(resume: Resume, customized_text: str, accepted: Sequence[Accepted]) -> Reconciled:
    """The engine's text with every change undone that no accepted recommendation explains.

    `check(resume, result.text)` finds nothing but the words of confirmed recommendations.
    """
    refused = {each.id for each in accepted if not each.confirmed and _claims(resume, each)}
    result = _reconciled(resume, customized_text, accepted, frozenset(refused))
    # Edits that claim nothing one by one may do so together; those that do are left out too.
    while more := _still_claiming(resume, result, accepted):
        refused |= more
        result = _reconciled(resume, customized_text, accepted, frozenset(refused))
    return result


def _reconciled(
    resume: Resume, customized_text: str, accepted: Sequence[Accepted], refused: frozenset[int]
) -> Reconciled:
    allowed = {each.id: each for each in accepted if each.id not in refused}
    applied = apply_recommendations(
        resume, {id: each.recommendation for id, each in allowed.items()}
    )
    confirmed = frozenset(id for id, each in allowed.items() if each.confirmed)
    turned_down = [each.recommendation for each in accepted if each.id in refused]
    work = _Work(resume, confirmed, _Refused.of(turned_down))
    lines = customized_text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rows = tuple(work.rows(applied.rows, lines))
    text = "\n".join(row.text for row in rows)
    return Reconciled(text, rows, tuple(work.undone), applied.applied, tuple(sorted(refused)))


def _still_claiming(
    resume: Resume, result: Reconciled, accepted: Sequence[Accepted]
) -> frozenset[int]:
    """The recommendations, confirmed ones aside, in whose lines the whole text has a claim."""
    open_to_doubt = {each.id for each in accepted if not each.confirmed}
    if not open_to_doubt.intersection(result.applied):
        return frozenset()
    claims = check(resume, result.text)
    vouched = {each.id: _words_of(each) for each in accepted if each.confirmed}
    found: set[int] = set()
    for claim in claims:
        ids = result.rows[claim.line - 1].recommendation_ids if claim.line is not None else ()
        # Beside words that a person vouched for another change may stand in the same line.
        if not any(claim.text.casefold() in vouched.get(id, ()) for id in ids):
            found.update(ids)
    applied = {each.id: each.recommendation for each in accepted if each.id in result.applied}
    for claim in claims:
        if claim.line is None:
            found |= _leaving_out(lost_lines(resume, claim), applied)
    return frozenset(open_to_doubt & found)


def _words_of(accepted: Accepted) -> frozenset[str]:
    """The words that the person vouched for, in any case."""
    return frozenset(claim.text.casefold() for claim in accepted.recommendation.check.claims)


def _leaving_out(
    lines: frozenset[int], recommendations: Mapping[int, Recommendation]
) -> frozenset[int]:
    """The recommendations that take some lines of the original out, or else all that touch them."""
    touching = {id: item for id, item in recommendations.items() if lines & _span(item)}
    removing = frozenset(id for id, item in touching.items() if not item.after.strip())
    return removing or frozenset(touching)


def _span(item: Recommendation) -> frozenset[int]:
    if item.first_line is None or item.last_line is None:
        return frozenset()
    return frozenset(range(item.first_line, item.last_line + 1))


def _claims(resume: Resume, accepted: Accepted) -> bool:
    item = accepted.recommendation
    lines = tuple(sorted(_span(item)))
    return bool(judge(edit_at(evidence_of(resume), lines, item.before, item.after)))


@dataclass(frozen=True, slots=True)
class _Refused:
    """What the refused recommendations asked for: the keys of their lines, and where they stand."""

    keys: frozenset[str]
    lines: frozenset[int]

    @classmethod
    def of(cls, items: Sequence[Recommendation]) -> "_Refused":
        keys = {line_key(line) for item in items for line in item.after.split("\n")}
        # An addition may ask for a section of its own, whose name is a line as well.
        keys |= {line_key(item.section) for item in items if not item.before.strip()}
        return cls(frozenset(keys - {""}), frozenset().union(*map(_span, items)))

    def asked_for(self, line: str, origin: tuple[int, ...] = ()) -> bool:
        return line_key(line) in self.keys or not self.lines.isdisjoint(origin)


@dataclass
class _Work:
    """One reconciliation: what was undone so far."""

    resume: Resume
    confirmed: frozenset[int]
    refused: _Refused
    undone: list[Unexplained] = field(default_factory=list)

    def rows(self, expected: Sequence[Row], lines: Sequence[str]) -> Iterator[Row]:
        """The expected rows, each in the engine's wording where that may stand."""
        old = [line_key(row.text) for row in expected]
        new = [line_key(line) for line in lines]
        waiting: list[Row] = []
        written: list[str] = []
        for code in LCSseq.opcodes(old, new):
            rows = expected[code.src_start : code.src_end]
            if code.tag == "equal":
                yield from self._changed(waiting, written)
                yield from rows
                waiting, written = [], []
            else:
                waiting.extend(rows)
                written.extend(filter(str.strip, lines[code.dest_start : code.dest_end]))
        yield from self._changed(waiting, written)

    def _changed(self, rows: Sequence[Row], written: list[str]) -> Iterator[Row]:
        for row in rows:
            match = _match(row, written)
            if match is None:
                if row.text.strip():
                    reason = "The engine left this line out; it was put back."
                    self._undo(row.text, "", self._reason("", row, reason))
                yield row
                continue
            line = written.pop(match)
            yield self._worded(row, line)
        for line in written:
            reason = "No accepted recommendation asks for this line."
            self._undo("", line, self._reason(line, None, reason))

    def _worded(self, row: Row, line: str) -> Row:
        if not row.recommendation_ids:
            reason = "No accepted recommendation asks for this change."
            self._undo(row.text, line, self._reason(line, row, reason))
            return row
        if self._is_overlooked(row, line):
            return row
        if self._may_stand(row, line):
            return Row(line.rstrip(), row.origin, row.recommendation_ids)
        self._undo(row.text, line, "The engine's wording claims more than the original shows.")
        return row

    def _is_overlooked(self, row: Row, line: str) -> bool:
        """Whether the engine left a line as it was although a change of it was accepted."""
        return any(line_key(line) == line_key(self.resume.line(number)) for number in row.origin)

    def _may_stand(self, row: Row, line: str) -> bool:
        """Confirmed words stand exactly as they were confirmed; others if they claim nothing."""
        if self.confirmed.intersection(row.recommendation_ids) or not row.origin:
            return False
        before = "\n".join(self.resume.line(number) for number in row.origin)
        return not judge(edit_at(evidence_of(self.resume), row.origin, before, line))

    def _reason(self, line: str, row: Row | None, otherwise: str) -> str:
        return (
            _NOT_CONFIRMED if self.refused.asked_for(line, row.origin if row else ()) else otherwise
        )

    def _undo(self, original: str, customized: str, reason: str) -> None:
        self.undone.append(Unexplained(original.strip(), customized.strip(), True, reason))


def _match(row: Row, written: Sequence[str]) -> int | None:
    """Which of the engine's lines stands for a row, if any is near enough."""
    key = line_key(row.text)
    scored = [(fuzz.ratio(key, line_key(line)), -at) for at, line in enumerate(written)]
    best = max(scored, default=(0.0, 0))
    return -best[1] if key and best[0] >= _SAME_LINE else None
