import json
from pathlib import Path

import pytest

from recast.cli.postings import from_jsonl, numbered
from recast.domain.errors import UnreadableFile


def test_a_mark_of_byte_order_and_half_a_letter_are_taken(tmp_path: Path) -> None:
    file = tmp_path / "jobs.jsonl"
    line = json.dumps({"text": "Cook \ud800 wanted", "title": "Cook\udfff"})
    file.write_text(f"\ufeff{line}\n", encoding="utf-8")
    (job,) = from_jsonl(str(file))
    assert job.text.encode("utf-8") == b"Cook ? wanted"
    assert job.title == "Cook?"


def test_far_too_many_brackets_are_refused_by_the_line_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "jobs.jsonl"
    file.write_text('{"text": "Cook"}\n\n' + "[" * 100_000, encoding="utf-8")
    with pytest.raises(UnreadableFile, match="line 3"):
        list(from_jsonl(str(file)))


def test_a_posting_has_the_number_of_its_line_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "jobs.jsonl"
    file.write_text('\n\n{"text": "Cook"}\n\n{"text": "Baker"}\n', encoding="utf-8")
    assert [(number, job.text) for number, job in numbered(str(file))] == [
        (3, "Cook"),
        (5, "Baker"),
    ]
