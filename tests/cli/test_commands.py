"""The commands as a person runs them: real processes, real files, exit codes."""

import json
import os
import sqlite3
import subprocess
import sys
from functools import partial

import pytest

from recast.cli.main import COMMANDS
from services import PATIENCE

STORED = ("resumes", "jobs", "customizations")


def events(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_help_names_every_command(recast):
    shown = recast("--help")
    assert shown.returncode == 0
    assert all(name in shown.stdout for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(recast, command):
    shown = recast(command, "--help")
    assert shown.returncode == 0, shown.stderr
    assert "Usage: recast" in shown.stdout


def test_the_whole_run_writes_every_format(recast):
    names = ["out.docx", "out.pdf", "out.md", "out.txt", "out.json"]
    outputs = [part for name in names for part in ("-o", name)]
    done = recast("customize", "resume.txt", "job.txt", "--level", "extensive", *outputs)
    assert done.returncode == 0, done.stderr
    assert "Saved as number 1" in done.stdout
    for name in names:
        assert (recast.folder / name).stat().st_size > 100
    assert "Concur" not in (recast.folder / "out.txt").read_text(encoding="utf-8")


def test_the_looks_of_a_fresh_document_can_be_chosen(recast):
    asked = ("customize", "resume.txt", "job.txt", "-o", "out.pdf")
    assert recast(*asked).returncode == 0
    plain = (recast.folder / "out.pdf").read_bytes()
    assert recast(*asked, "--layout", "modern", "--paper", "a4").returncode == 0
    assert (recast.folder / "out.pdf").read_bytes() != plain


def test_events_are_records_and_nothing_else(recast):
    done = recast("customize", "resume.txt", "job.txt", "--events")
    told = events(done)
    assert done.returncode == 0
    assert told[0]["type"] == "session_start"
    assert told[-1]["type"] == "saved"
    assert [event["seq"] for event in told] == list(range(1, len(told) + 1))


def test_the_posting_may_come_in_through_a_pipe(recast):
    posting = (recast.folder / "job.txt").read_text(encoding="utf-8")
    done = recast("customize", "resume.txt", "-", "--events", stdin=posting)
    assert events(done)[-1]["type"] == "saved"


def test_a_review_asks_and_does_as_told(recast):
    done = recast("customize", "resume.txt", "job.txt", "--review", "-o", "o.txt", stdin="r\n" * 40)
    assert done.returncode == 0, done.stderr
    assert "Implementing 0 of" in done.stdout
    assert "\n1  " in done.stdout, "people count from one"
    assert "[a] true, add “" in done.stdout, "what a question would add is shown"
    assert "\n0  " not in done.stdout
    written = (recast.folder / "o.txt").read_text(encoding="utf-8")
    original = (recast.folder / "resume.txt").read_text(encoding="utf-8")
    assert written.split() == original.split()


def test_the_same_file_and_posting_are_stored_once_and_the_history_tells_level_and_score(recast):
    for level in ("conservative", "extensive"):
        assert recast("customize", "resume.txt", "job.txt", "--level", level).returncode == 0
    with sqlite3.connect(recast.folder / "home" / "recast.db") as database:
        counts = [database.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in STORED]
    assert counts == [1, 1, 2]
    told = events(recast("history", "--json"))
    assert [past["level"] for past in told] == ["extensive", "conservative"]
    assert all(0 <= past["original_score"] <= past["new_score"] <= 100 for past in told)
    shown = recast("history", "--limit", "1").stdout
    assert "extensive" in shown
    assert "conservative" not in shown
    assert f"{told[0]['original_score']:.0f} → {told[0]['new_score']:.0f}" in shown


def test_a_changed_file_of_the_same_name_is_another_resume(recast):
    file = recast.folder / "resume.txt"
    recast("customize", "resume.txt", "job.txt")
    file.write_text(file.read_text(encoding="utf-8") + "Spanish, fluent\n", encoding="utf-8")
    recast("customize", "resume.txt", "job.txt", "-o", "out.txt")
    assert "Spanish, fluent" in (recast.folder / "out.txt").read_text(encoding="utf-8")


def test_a_review_of_events_waits_and_says_where_to_decide(recast):
    done = recast("customize", "resume.txt", "job.txt", "--events", "--review")
    told = events(done)
    assert done.returncode == 0
    assert told[-1]["type"] == "review_requested"
    assert f"/customizations/{told[0]['session_id']}" in done.stderr
    assert events(recast("history", "--json"))[0]["state"] == "awaiting_review"


def test_the_result_passes_its_own_check(recast):
    recast("customize", "resume.txt", "job.txt", "--level", "extensive", "-o", "out.txt")
    checked = recast("check", "resume.txt", "out.txt")
    assert checked.returncode == 0, checked.stdout


def test_a_check_that_finds_something_exits_with_one(recast):
    text = (recast.folder / "resume.txt").read_text(encoding="utf-8")
    lie = text.replace("four directors", "fourteen directors").replace("QuickBooks", "SAP")
    (recast.folder / "lie.txt").write_text(lie, encoding="utf-8")
    found = recast("check", "resume.txt", "lie.txt")
    assert found.returncode == 1
    assert "SAP" in found.stdout
    told = json.loads(recast("check", "resume.txt", "lie.txt", "--json").stdout)
    assert told["verdict"] == "unsupported"
    assert {"text", "kind", "reason", "support", "line"} == set(told["claims"][0])


def test_the_analysis_as_a_report_and_as_json(recast):
    report = recast("analyze", "resume.txt", "job.txt")
    assert report.returncode == 0
    assert "of 100" in report.stdout
    told = json.loads(recast("analyze", "resume.txt", "job.txt", "--json").stdout)
    assert 0 <= told["score"] <= told["attainable_score"] <= 100
    assert "QuickBooks" in told["matching_keywords"]
    assert "SAP Concur" in told["missing_keywords"]


def test_reading_shows_what_a_parser_sees(recast):
    page = recast("read", "resume.txt").stdout
    assert "pia.lund@example.org" in page
    assert "Job: Office Manager, Birch & Co: Jan 2018 – today" in page
    told = json.loads(recast("read", "resume.txt", "--json").stdout)
    assert [section["kind"] for section in told["sections"]] == [
        "contact",
        "experience",
        "education",
        "skills",
    ]
    assert [(job["title"], job["start"], job["end"]) for job in told["positions"]] == [
        ("Office Manager", "2018-01", None)
    ]


def test_ranking_puts_the_better_fit_first(recast):
    other = (
        "Welder\n\nRequirements\n- MIG and TIG welding\n- Blueprint reading\n- Steel fabrication\n"
    )
    (recast.folder / "welder.txt").write_text(other * 2, encoding="utf-8")
    ranked = recast("rank", "resume.txt", "welder.txt", "job.txt", "--json")
    assert [json.loads(line)["source"] for line in ranked.stdout.splitlines()] == [
        "job.txt",
        "welder.txt",
    ]


def test_ranking_reads_json_lines_and_names_a_bad_one(recast):
    good = json.dumps({"text": "Office manager wanted", "title": "Office Manager"})
    (recast.folder / "jobs.jsonl").write_text(f"{good}\n{good}\n", encoding="utf-8")
    ranked = recast("rank", "resume.txt", "--jsonl", "jobs.jsonl", "--json")
    assert len(ranked.stdout.splitlines()) == 2
    (recast.folder / "bad.jsonl").write_text(f"{good}\nnot json\n", encoding="utf-8")
    refused = recast("rank", "resume.txt", "--jsonl", "bad.jsonl")
    assert refused.returncode == 2
    assert "line 2" in refused.stderr


def test_a_batch_is_resumed_where_it_was(recast):
    folder = recast.folder / "resumes"
    folder.mkdir()
    text = (recast.folder / "resume.txt").read_text(encoding="utf-8")
    (folder / "pia.txt").write_text(text, encoding="utf-8")
    (folder / "tom.txt").write_text(text.replace("Pia Lund", "Tom Berg"), encoding="utf-8")
    posting = (recast.folder / "job.txt").read_text(encoding="utf-8")
    lines = [json.dumps({"text": posting}), json.dumps({"text": posting, "title": "Assistant"})]
    (recast.folder / "jobs.jsonl").write_text("\n".join(lines), encoding="utf-8")
    asked = ("batch", "resumes", "jobs.jsonl", "--out", "done", "--format", ".md")
    first = recast(*asked)
    assert first.returncode == 0, first.stderr
    told = events(first)
    assert {entry["state"] for entry in told} == {"completed"}
    assert len(list((recast.folder / "done").iterdir())) == 4
    again = events(recast(*asked))
    assert {entry["session_id"] for entry in again} == {entry["session_id"] for entry in told}


def test_a_batch_takes_a_single_posting_as_it_is(recast):
    folder = recast.folder / "resumes"
    folder.mkdir()
    text = (recast.folder / "resume.txt").read_text(encoding="utf-8")
    (folder / "pia.txt").write_text(text, encoding="utf-8")
    asked = ("batch", "resumes", "job.txt", "--out", "done", "--format", ".pdf")
    told = events(recast(*asked, "--layout", "compact", "--paper", "letter"))
    assert [entry["title"] for entry in told] == ["Executive Assistant"]
    assert (recast.folder / "done" / "pia-1.pdf").read_bytes().startswith(b"%PDF")


def test_two_files_of_one_name_are_written_apart_and_a_terminal_gets_sentences(recast):
    folder = recast.folder / "resumes"
    folder.mkdir()
    text = (recast.folder / "resume.txt").read_text(encoding="utf-8")
    (folder / "pia.txt").write_text(text, encoding="utf-8")
    (folder / "pia.md").write_text(text.replace("Experience", "# Experience"), encoding="utf-8")
    shown = in_a_terminal(recast, "batch", "resumes", "job.txt", "--out", "done", "--format", ".md")
    names = {path.name for path in (recast.folder / "done").iterdir()}
    assert names == {"pia.txt-1.md", "pia.md-1.md"}
    assert "pia.txt, Executive Assistant (1): " in shown
    assert "{" not in shown


def in_a_terminal(recast, *arguments):
    """What the command writes where its standard output is a terminal."""
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "recast", *arguments],
        cwd=recast.folder,
        env={**os.environ, "RECAST_HOME": str(recast.folder / "home")},
        stdout=theirs,
    ) as process:
        os.close(theirs)
        shown = b"".join(iter(partial(_heard, ours), b""))
        assert process.wait(PATIENCE) == 0
    os.close(ours)
    return shown.decode()


def _heard(terminal: int) -> bytes:
    """What comes next out of a terminal, nothing once the last program has left it."""
    try:
        return os.read(terminal, 65_536)
    except OSError:
        # Linux says EIO where other systems just end.
        return b""


def test_the_demo_needs_no_input(recast):
    done = recast("demo")
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (recast.folder / "out").iterdir()} == {
        "resume.docx",
        "resume.tracked.docx",
        "resume.pdf",
        "resume.md",
    }


BAD = {
    "no such file": ("analyze", "nowhere.pdf", "job.txt"),
    "a folder": ("analyze", ".", "job.txt"),
    "a name longer than names are": ("read", "a" * 300),
    "a posting whose name is too long": ("analyze", "resume.txt", "a" * 300),
    "a name with a loop": ("read", "loop.txt"),
    "an ending that cannot be written": ("customize", "resume.txt", "job.txt", "-o", "out.xls"),
    "its own original as the result": ("customize", "resume.txt", "job.txt", "-o", "resume.txt"),
    "a batch of nothing": ("batch", ".", "tiny.txt"),
    "a folder that is not there": ("customize", "resume.txt", "job.txt", "-o", "no/out.pdf"),
    "an unknown command": ("frobnicate",),
    "too few arguments": ("analyze", "resume.txt"),
    "a tiny posting": ("customize", "resume.txt", "tiny.txt"),
    "an empty resume": ("read", "empty.txt"),
    "an engine that is not there": ("customize", "resume.txt", "job.txt", "--engine", "magic"),
}


@pytest.mark.parametrize("case", BAD)
def test_wrong_usage_is_one_sentence_on_stderr_and_no_trace(recast, case):
    (recast.folder / "tiny.txt").write_text("Baker wanted", encoding="utf-8")
    (recast.folder / "empty.txt").write_text("", encoding="utf-8")
    (recast.folder / "loop.txt").symlink_to("loop.txt")
    result = recast(*BAD[case])
    assert result.stderr.strip()
    assert "Traceback" not in result.stderr
    assert result.returncode == 2


def test_a_refusal_under_events_is_one_error_event(recast):
    (recast.folder / "empty.txt").write_text("", encoding="utf-8")
    result = recast("customize", "empty.txt", "job.txt", "--events")
    told = events(result)
    assert [event["type"] for event in told] == ["error"]
    assert told[0]["seq"] == 1
    assert result.returncode == 2


def test_nothing_follows_the_ending_where_the_result_cannot_be_written(recast):
    (recast.folder / "out.txt").mkdir()
    result = recast("customize", "resume.txt", "job.txt", "--events", "-o", "out.txt")
    assert [event["type"] for event in events(result)].count("error") == 0
    assert events(result)[-1]["type"] == "saved"
    assert "out.txt" in result.stderr
    assert result.returncode == 2


def test_the_command_line_can_be_imported_in_any_thread():
    code = "import threading; threading.Thread(target=__import__, args=('recast.cli',)).start()"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=PATIENCE, check=True
    )
    assert done.stderr == ""
