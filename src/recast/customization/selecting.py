"""Which recommendations a run applies, and which claims a person has confirmed."""

import datetime
from dataclasses import dataclass

from recast.customization.proposing import edited
from recast.domain.plan import Confirmation, Plan, Recommendation, Selection
from recast.domain.resume import Resume


@dataclass(frozen=True, slots=True)
class Chosen:
    """`accepted` by id, edits included; `refused` were accepted but claim what nobody confirmed."""

    accepted: dict[int, Recommendation]
    refused: tuple[int, ...]
    confirmations: tuple[Confirmation, ...]

    @property
    def confirmed(self) -> frozenset[int]:
        return frozenset(item.recommendation_id for item in self.confirmations)

    def sentence(self, of: int) -> str:
        noun = "recommendation" if of == 1 else "recommendations"
        return f"Implementing {len(self.accepted)} of {of} {noun}"


def choose(resume: Resume, plan: Plan, selection: Selection | None, by: str) -> Chosen:
    """What is applied: everything supported, or what the person accepted and may claim.

    Ids that the plan does not have are passed over.
    """
    wanted = selection or Selection()
    accepted: dict[int, Recommendation] = {}
    refused: list[int] = []
    confirmations: list[Confirmation] = []
    for id, proposed in enumerate(plan.recommendations):
        # What stands nowhere in the resume has no place to be put into.
        if not proposed.anchored or not _wants(wanted, id, proposed):
            continue
        item = edited(proposed, wanted.edited[id], resume) if id in wanted.edited else proposed
        if item.check.verdict == "unsupported" and id not in wanted.confirmed:
            refused.append(id)
            continue
        if item.check.verdict == "unsupported":
            confirmations.append(_confirmation(id, item, by))
        accepted[id] = item
    return Chosen(accepted, tuple(refused), tuple(confirmations))


def _wants(selection: Selection, id: int, item: Recommendation) -> bool:
    if id in selection.rejected:
        return False
    if selection.accepted is None:
        return item.check.verdict == "supported" or id in selection.confirmed
    return id in selection.accepted


def _confirmation(id: int, item: Recommendation, by: str) -> Confirmation:
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return Confirmation(id, by, now, tuple(claim.text for claim in item.check.claims))
