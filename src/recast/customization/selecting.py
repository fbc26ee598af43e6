"""Which recommendations a run applies, and which claims a person has confirmed."""

import datetime
from dataclasses import dataclass

from recast.customization.proposing import edited
from recast.domain.plan import Confirmation, Plan, Recommendation, Selection
from recast.domain.resume import Resume


@dataclass(frozen=True, slots=True)
class Chosen:
    """`accepted` by id, edits included; the others were accepted too but cannot be applied.

    `refused` claim what nobody confirmed, `unplaced` quote words that the resume does not have,
    `unknown` are not in the plan.
    """

    accepted: dict[int, Recommendation]
    refused: tuple[int, ...]
    unplaced: tuple[int, ...]
    unknown: tuple[int, ...]
    confirmations: tuple[Confirmation, ...]

    @property
    def confirmed(self) -> frozenset[int]:
        return frozenset(item.recommendation_id for item in self.confirmations)

    def sentence(self, of: int) -> str:
        noun = "recommendation" if of == 1 else "recommendations"
        return f"Implementing {len(self.accepted)} of {of} {noun}"


def choose(resume: Resume, plan: Plan, selection: Selection | None, by: str) -> Chosen:
    """What is applied: everything supported, or what the person accepted and may claim."""
    wanted = selection or Selection()
    accepted: dict[int, Recommendation] = {}
    refused: list[int] = []
    unplaced: list[int] = []
    confirmations: list[Confirmation] = []
    for id, proposed in enumerate(plan.recommendations):
        if not _wants(wanted, id, proposed):
            continue
        # What stands nowhere in the resume has no place to be put into.
        if not proposed.anchored:
            unplaced.append(id)
            continue
        item = edited(proposed, wanted.edited[id], resume) if id in wanted.edited else proposed
        if item.check.verdict == "unsupported" and id not in wanted.confirmed:
            refused.append(id)
            continue
        if item.check.verdict == "unsupported":
            confirmations.append(_confirmation(id, item, by))
        accepted[id] = item
    named = dict.fromkeys((*(wanted.accepted or ()), *wanted.edited, *wanted.confirmed))
    unknown = tuple(id for id in named if id not in range(len(plan.recommendations)))
    return Chosen(accepted, tuple(refused), tuple(unplaced), unknown, tuple(confirmations))


def _wants(selection: Selection, id: int, item: Recommendation) -> bool:
    if id in selection.rejected:
        return False
    if selection.accepted is None:
        return item.check.verdict == "supported" or id in selection.confirmed
    return id in selection.accepted


def _confirmation(id: int, item: Recommendation, by: str) -> Confirmation:
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return Confirmation(id, by, now, tuple(claim.text for claim in item.check.claims))
