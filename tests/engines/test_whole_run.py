"""Whole runs of the command line with a scripted provider, and what liars get into a result."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from engines.model_server import REPLIES, Play, reply
from engines.scripted import POSTING, RESUME, an_engine
from recast.cli.main import commands
from recast.customization import customize
from recast.customization.request import Request
from recast.domain import events
from recast.domain.job import Job
from recast.domain.plan import Selection
from recast.domain.resume import Resume
from recast.truth import check
from services import PATIENCE

HERE = Path(__file__).parent
GOOD, WRITTEN = reply("good_plan.txt"), reply("good_resume.txt")


def customized(site, tmp_path: Path, engine: str = "anthropic", **environ: str):
    """The events of `recast customize --engine ... --events`, its exit code and what it printed."""
    arguments = [str(HERE / "resume.txt"), str(HERE / "posting.txt"), "--engine", engine]
    done = CliRunner().invoke(
        commands,
        ["customize", *arguments, "--events"],
        env={"RECAST_HOME": str(tmp_path), **site.environ(**environ)},
    )
    return [json.loads(line) for line in done.stdout.splitlines()], done


def of(told: list[dict], kind: str) -> list[dict]:
    return [event for event in told if event["type"] == kind]


@pytest.mark.parametrize("engine", ["anthropic", "openai"])
def test_a_whole_run_is_told_and_saved(site, tmp_path, engine):
    command = [sys.executable, "-m", "recast", "customize", str(HERE / "resume.txt")]
    command += [str(HERE / "posting.txt"), "--engine", engine, "--events"]
    done = subprocess.run(
        command,
        env={**os.environ, "RECAST_HOME": str(tmp_path), **site.environ()},
        capture_output=True,
        check=True,
        text=True,
        timeout=PATIENCE,
    )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert told[-1]["type"] == "saved"
    assert [event["seq"] for event in told] == list(range(1, len(told) + 1))
    assert len(of(told, "recommendation")) == 4
    assert [event["stage"] for event in of(told, "usage")] == ["planning", "implementation"]
    result = of(told, "customization_complete")[0]["data"]
    assert "from Access to PostgreSQL." in result["customized_content"]
    assert "Snowflake" not in result["customized_content"]
    assert result["comparison_data"]["unexplained"] == []
    assert result["usage"]["input_tokens"] == 2000
    assert "sk-ant" not in done.stdout + done.stderr


ENDS_WELL = {
    "529": [Play(status=529, error="overloaded_error")],
    "429": [Play(status=429, error="rate_limit_error", retry_after=0.02)],
    "500": [Play(status=500)],
    "reset": [Play(GOOD, keep=1400, ending="reset")],
    "stall": [Play(GOOD, keep=1400, ending="stall")],
    "pings": [Play(GOOD, keep=1400, ending="pings")],
    "error event": [Play(GOOD, keep=1400, ending="error")],
    "wrong JSON": [Play(GOOD, broken_json=True)],
    "strange events": [Play(GOOD, strange=True)],
    "split UTF-8": [Play(reply("unicode_plan.txt"), piece=1)],
    "cut off": [Play(GOOD[:1400], ending="max_tokens"), Play(GOOD[1380:])],
    "gigantic": [Play(GOOD + "more " * 100_000, words=9000)],
    "reset while writing": [Play(GOOD), Play(WRITTEN, keep=400, ending="reset")],
    "cut off while writing": [
        Play(GOOD),
        Play(WRITTEN[:600], ending="max_tokens"),
        Play(WRITTEN[590:]),
    ],
}
FALLS_SILENT = {"stall", "pings"}
VOID = {"reset", "stall", "pings", "error event", "reset while writing"}


@pytest.mark.parametrize("name", ENDS_WELL)
def test_a_run_survives(site, tmp_path, name):
    site.script += ENDS_WELL[name]
    silence = "3" if name in FALLS_SILENT else "300"
    told, done = customized(site, tmp_path, RECAST_MODEL_SILENCE_SECONDS=silence)
    assert (told[-1]["type"], done.exit_code) == ("saved", 0)
    assert bool(of(told, "stage_restarted")) == (name in VOID)
    text = of(told, "customization_complete")[0]["data"]["customized_content"]
    assert len(text.splitlines()) == len(RESUME.splitlines())


ENDS_BADLY = {
    "overloaded for good": ([Play(status=529, error="overloaded_error")] * 4, "model_unavailable"),
    "wrong key": ([Play(status=401, error="authentication_error")], "wrong_key"),
    "no credit": ([Play(status=402, error="billing_error")], "no_credit"),
    "unknown model": ([Play(status=404, error="not_found_error")], "unknown_model"),
    "refusal": ([Play("", ending="refusal")], "model_refused"),
    "context": ([Play("", ending="context")], "context_too_long"),
    "empty": ([Play("")], "unusable_reply"),
    "apology": ([Play(reply("apology.txt"))], "unusable_reply"),
    "apology for a resume": ([Play(GOOD), Play(reply("apology_resume.txt"))], "unusable_reply"),
}


@pytest.mark.parametrize("name", ENDS_BADLY)
def test_a_run_ends_with_one_plain_sentence(site, tmp_path, name):
    plays, code = ENDS_BADLY[name]
    site.script += plays
    told, done = customized(site, tmp_path)
    assert done.exit_code == 1
    assert (told[-1]["type"], told[-1]["code"]) == ("error", code)
    assert "sk-ant" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_run_stops_at_its_limit(site, tmp_path):
    told, _ = customized(site, tmp_path, RECAST_MAX_COST_USD="0.0001")
    assert told[-1]["code"] == "spending_limit"
    assert not site.asked


def test_the_engine_of_the_environment_is_the_default(site, tmp_path):
    environ = {**site.environ(), "RECAST_HOME": str(tmp_path)}
    done = CliRunner().invoke(
        commands, ["engines", "--json"], env={**environ, "RECAST_ENGINE": "openai"}
    )
    listed = {engine["name"]: engine for engine in json.loads(done.stdout)}
    assert [name for name, engine in listed.items() if engine["default"]] == ["openai"]
    assert all(engine["configured"] and engine["reachable"] for engine in listed.values())
    assert "sk-ant" not in done.output


def result_of(site, plan: str, write: str, selection: Selection | None = None) -> events.Result:
    site.plan, site.write = Play(reply(plan)), Play(reply(write))
    resume, job = Resume.from_text(RESUME), Job.from_text(POSTING)
    told = customize(resume, job, an_engine(site), Request(selection=selection))
    return next(item.data for item in told if isinstance(item, events.CustomizationComplete))


LIARS = ["lying_skill", "lying_numbers", "lying_titles", "lying_moves", "steered"]


@pytest.mark.parametrize("plan", LIARS)
@pytest.mark.parametrize("write", ["lying", "embellished", "swapped"])
def test_lies_do_not_get_into_the_result(site, plan, write):
    # Everything is accepted and nothing confirmed: what the guard does not pass stays out.
    accepting = Selection(accepted=tuple(range(9)))
    result = result_of(site, f"{plan}_plan.txt", f"{write}_resume.txt", accepting)
    text = result.customized_content
    assert check(RESUME, text) == []
    for lie in ("Snowflake", "dbt", "24%", "12 analysts", "M.S.", "Senior", "2012", "SnowPro"):
        assert lie not in text
    assert result.confirmations == ()


WRITTEN_RESUMES = {path.name for path in REPLIES.glob("*_resume.txt")} - {"apology_resume.txt"}


@pytest.mark.parametrize("name", sorted(WRITTEN_RESUMES))
def test_whatever_a_model_writes_the_person_s_lines_are_kept(site, name):
    result = result_of(site, "good_plan.txt", name)
    kept = [
        line for line in RESUME.splitlines() if "Postgres" not in line and "forecast" not in line
    ]
    text = result.customized_content
    missing = [
        line for line in kept if line not in text and not line.startswith("Data analyst with")
    ]
    assert missing == []
    assert check(RESUME, text) == []
    assert all(change.undone for change in result.comparison_data.unexplained)
