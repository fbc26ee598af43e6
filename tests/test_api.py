"""The Python calls, as a program that has only read the README makes them."""

import subprocess
import sys

import pytest

import recast
from recast.domain.errors import EmptyInput, EngineNotConfigured, UnreadableFile

RESUME = (
    "Mo Reyes\n\nExperience\nCook, Harbor Grill, 2017 - 2021\n- Prepared seafood for 200 guests\n"
)
JOB = "Line Cook\n\nRequirements\n- Seafood preparation\n- ServSafe certification is required\n"


@pytest.mark.parametrize("first", ["recast.api", "recast.bootstrap", "recast.engines.builtin"])
def test_every_name_is_a_call_whatever_was_imported_before(first):
    names = "analyze, check, check_edit, customize, read_job, read_resume"
    code = f"import {first}\nfrom recast import {names}\nassert all(map(callable, ({names})))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_customization_from_plain_texts():
    events = list(recast.customize(RESUME, JOB, level="extensive"))
    assert events[0].type == "session_start"
    assert events[-1].type == "customization_complete"
    assert "ServSafe" not in events[-1].data.customized_content


def test_only_what_was_selected_is_applied():
    done = list(recast.customize(RESUME, JOB, level="extensive", selected=[]))[-1].data
    assert done.customized_content == RESUME


def test_an_analysis_and_a_check_of_plain_texts():
    assert 0 <= recast.analyze(RESUME, JOB).score <= 100
    assert recast.check(RESUME, RESUME) == []
    assert recast.check(RESUME, RESUME.replace("200", "2,000"))
    assert recast.check_edit(recast.Resume.from_text(RESUME), "Cook", "Executive Chef")


def test_reading_takes_paths_and_bytes(tmp_path):
    path = tmp_path / "resume.md"
    path.write_text(RESUME * 2, encoding="utf-8")
    from_path = recast.read_resume(path)
    assert recast.read_resume(str(path)) == from_path
    assert recast.read_resume(path.read_bytes(), "resume.md") == from_path


def test_a_job_is_read_from_its_text_or_its_file(tmp_path):
    path = tmp_path / "job.txt"
    path.write_text(JOB * 3, encoding="utf-8")
    assert recast.read_job(JOB).title == "Line Cook"
    assert recast.read_job(path).title == recast.read_job(str(path)).title == "Line Cook"


def test_a_posting_of_one_line_is_no_name_of_a_file():
    assert (
        recast.read_job("We are looking for a Line Cook who can bake. " * 10).title == "Line Cook"
    )


def test_wrong_input_is_one_sentence():
    with pytest.raises(UnreadableFile):
        recast.read_resume("nowhere.pdf")
    with pytest.raises(EmptyInput):
        recast.read_job("  \n ")
    with pytest.raises(EngineNotConfigured):
        list(recast.customize(RESUME, JOB, engine="magic"))


def test_importing_the_package_loads_nothing_heavy():
    code = "import sys, recast.cli.main; print(len([m for m in sys.modules if m in HEAVY]))"
    heavy = "HEAVY = {'flask', 'sqlalchemy', 'lxml', 'rapidfuzz', 'anthropic', 'openai', 'rich'}"
    shown = subprocess.run(
        [sys.executable, "-c", f"{heavy}\n{code}"], capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == "0"
