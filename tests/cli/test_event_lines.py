import json
from collections.abc import Iterator

import pytest

from recast.cli.event_lines import EventLines
from recast.domain.errors import StoreUnavailable
from recast.domain.events import PlanningChunk, Record, Saved, SessionStart

START = Record(1, "s-1", 0, SessionStart("builtin", "balanced", None)).line()
AWAY = StoreUnavailable("The database does not answer; try again.")


def test_an_error_on_the_way_has_the_next_number(capsys: pytest.CaptureFixture[str]) -> None:
    def broken() -> Iterator[str]:
        yield START
        yield Record(2, "s-1", 0, PlanningChunk("So far")).line()
        raise AWAY

    lines = EventLines()
    with pytest.raises(StoreUnavailable):
        lines.follow(broken())
    lines.refuse(AWAY)
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [event["seq"] for event in told] == [1, 2, 3]
    assert told[-1]["type"] == "error"
    assert told[-1]["session_id"] == "s-1"


def test_an_error_after_the_ending_is_no_event(capsys: pytest.CaptureFixture[str]) -> None:
    lines = EventLines()
    lines.follow([START, Record(2, "s-1", 0, Saved(1, "/compare/1")).line()])
    lines.refuse(AWAY)
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["type"] == "saved"
