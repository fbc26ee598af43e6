"""A run's events on standard output, one line each and nothing else."""

import json
import sys
import time
from collections.abc import Iterable

import click

from recast.domain.errors import RecastError
from recast.domain.events import ENDINGS, CustomizationComplete, Failed, Record, ReviewRequested


class EventLines:
    """Whoever reads them reads nothing else: they have no gap, and no more than one ending."""

    def __init__(self) -> None:
        self._seq, self._session_id, self._ended = 0, "", False

    def follow(self, lines: Iterable[str]) -> str | None:
        """Prints them up to the end or to a review; returns the customized text where there is
        one."""
        text: str | None = None
        for line in lines:
            click.echo(line)
            sys.stdout.flush()
            event = json.loads(line)
            self._seq, self._session_id = event["seq"], event["session_id"]
            self._ended = event["type"] in ENDINGS
            if event["type"] == CustomizationComplete.type:
                text = event["data"]["customized_content"]
            if event["type"] == ReviewRequested.type:
                break
        return text

    def refuse(self, error: RecastError) -> None:
        """The refusal is an event too, unless the run has ended before."""
        if not self._ended:
            refusal = Failed(error.code, error.message, error.retryable)
            at = int(time.time() * 1000)
            click.echo(Record(self._seq + 1, self._session_id, at, refusal).line())
