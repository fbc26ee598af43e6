"""What the log of a run already says when it is taken up again."""

import dataclasses
import json

from recast.customization.checkpoint import Progress
from recast.domain.events import Status
from recast.domain.options import Stage
from recast.runs.ports import EventLog
from recast.runs.run import Claim

# A record begins with its type, so most lines need not be parsed to be passed over.
STATUS = b'{"type":"status",'
AT_ONCE = 1024 * 1024


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """The stage that was begun last (None for none), and the highest percentage (0-100)."""

    stage: Stage | None = None
    progress: int = 0

    def restarts(self, progress: Progress) -> Stage | None:
        """The stage that begins again: it was told to have begun, and its result is not kept."""
        finished: dict[Stage, bool] = {
            "initialization": True,
            "analysis": progress.analysis is not None,
            "planning": progress.plan is not None,
            "review": True,
            "implementation": progress.written is not None,
        }
        if self.stage is None or finished.get(self.stage, False):
            return None
        return progress.next_stage

    def never_falling(self, status: Status) -> Status:
        """The status with a percentage that is not below one told before."""
        return dataclasses.replace(status, progress=max(self.progress, status.progress))

    def with_status(self, status: Status) -> "Told":
        return Told(status.stage, max(self.progress, status.progress))


def told_so_far(log: EventLog, claim: Claim) -> Told:
    """Read what the log says; a new run has told nothing."""
    told, after = Told(), 0
    while after < claim.last_seq:
        pieces = log.read(claim.run.id, after, AT_ONCE)
        if not pieces:
            break
        for piece in pieces:
            for line in piece.lines.splitlines():
                if line.startswith(STATUS):
                    fields = json.loads(line)
                    told = Told(fields["stage"], max(told.progress, fields["progress"]))
        after = pieces[-1].last_seq
    return told
