import datetime
import json

from recast.domain.events import PlanningChunk, Record, Status

AT = round(datetime.datetime(2026, 3, 4, 5, 6, 7, 89_000, tzinfo=datetime.UTC).timestamp() * 1000)


def test_a_record_carries_type_number_run_and_time_before_its_own_fields():
    record = Record(7, "abc", AT, Status("planning", "Planning", 15))
    assert list(json.loads(record.line()).items()) == [
        ("type", "status"),
        ("seq", 7),
        ("session_id", "abc"),
        ("at", "2026-03-04T05:06:07.089Z"),
        ("stage", "planning"),
        ("message", "Planning"),
        ("progress", 15),
    ]


def test_separators_inside_a_text_never_break_a_record():
    line = Record(1, "abc", AT, PlanningChunk("one\u2028two\u0085three\n")).line()
    assert len(line.splitlines()) == 1
    assert json.loads(line)["content"] == "one\u2028two\u0085three\n"
