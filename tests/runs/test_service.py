import dataclasses
import json
from pathlib import Path

import pytest

from desk import Desk, desk, seqs, settings_for, types, with_files
from recast.domain.errors import Conflict, EmptyInput, NotAllowed, NotFound, TooManyRuns
from recast.domain.plan import Selection
from recast.runs.hub import Hub
from recast.runs.person import Person
from services import until

WHOLE_STORY = [
    "session_start",
    "status",
    "status",
    "analysis_complete",
    "status",
    "recommendation",
    "planning_complete",
    "status",
    "implementation_complete",
    "status",
    "final_analysis_complete",
    "status",
    "comparison_complete",
    "customization_complete",
    "saved",
]


def test_a_run_tells_the_whole_story_and_saves_its_result(busy_desk: Desk) -> None:
    session_id = busy_desk.start()
    lines = busy_desk.lines(session_id)
    assert types(lines) == WHOLE_STORY
    assert seqs(lines) == list(range(1, len(lines) + 1))
    state = busy_desk.recast.runs.state(busy_desk.person, session_id)
    assert state.run.state == "completed"
    assert state.result is not None
    saved = json.loads(lines[-1])
    assert saved["customized_resume_id"] == state.run.customized_resume_id
    assert saved["compare_url"] == f"/compare/{state.run.customized_resume_id}"


def test_reading_again_gives_the_same_bytes_from_any_event_on(busy_desk: Desk) -> None:
    session_id = busy_desk.start()
    live = busy_desk.lines(session_id)
    for after in (0, 1, 7, len(live) - 1, len(live), len(live) + 50):
        assert busy_desk.lines(session_id, after) == live[after:]


def test_two_readers_of_a_live_run_get_the_same(busy_desk: Desk) -> None:
    busy_desk.script.close("plan")
    session_id = busy_desk.start()
    tail = busy_desk.recast.runs.tail(busy_desk.person, session_id)
    first = (line for line in tail if line is not None)
    begun = [next(first) for _ in range(8)]
    busy_desk.script.open("plan")
    second = busy_desk.lines(session_id, after=3)
    assert second == [*begun, *first][3:]


def test_a_review_ends_the_work_and_a_selection_takes_it_up_again(busy_desk: Desk) -> None:
    session_id = busy_desk.start(review=True)
    told = busy_desk.recast.runs.tail(busy_desk.person, session_id)
    tail = (line for line in told if line is not None)
    lines = [next(tail)]
    while json.loads(lines[-1])["type"] != "review_requested":
        lines.append(next(tail))
    assert busy_desk.state(session_id) == "awaiting_review"
    until(lambda: busy_desk.recast.executor.worker.busy == 0)
    busy_desk.recast.runs.select(busy_desk.person, session_id, Selection(accepted=(0,)))
    lines += tail
    story = types(lines)
    assert story[story.index("review_requested") :][:3] == [
        "review_requested",
        "recommendations_filtered",
        "status",
    ]
    assert story[-1] == "saved"
    assert "stage_restarted" not in story
    assert busy_desk.script.calls("plan") == 1


def test_a_selection_that_nobody_waits_for_is_a_conflict(busy_desk: Desk) -> None:
    session_id = busy_desk.start()
    busy_desk.lines(session_id)
    with pytest.raises(Conflict):
        busy_desk.recast.runs.select(busy_desk.person, session_id, Selection())


def test_cancelling_interrupts_an_engine_that_waits(busy_desk: Desk) -> None:
    busy_desk.script.close("plan")
    session_id = busy_desk.start()
    until(lambda: busy_desk.script.reached("plan"))
    busy_desk.recast.runs.cancel(busy_desk.person, session_id)
    lines = busy_desk.lines(session_id)
    assert json.loads(lines[-1])["type"] == "cancelled"
    assert json.loads(lines[-1])["by"] == "local"
    assert busy_desk.state(session_id) == "cancelled"
    with pytest.raises(Conflict):
        busy_desk.recast.runs.cancel(busy_desk.person, session_id)


def test_cancelling_before_anybody_worked_on_it_ends_it_at_once(quiet_desk: Desk) -> None:
    session_id = quiet_desk.start()
    quiet_desk.recast.runs.cancel(quiet_desk.person, session_id)
    assert types(quiet_desk.lines(session_id)) == ["session_start", "cancelled"]
    assert quiet_desk.script.calls("plan") == 0


def test_cancelling_while_a_review_is_waited_for_ends_the_run(busy_desk: Desk) -> None:
    session_id = busy_desk.start(review=True)
    until(lambda: busy_desk.state(session_id) == "awaiting_review")
    busy_desk.recast.runs.cancel(busy_desk.person, session_id)
    assert types(busy_desk.lines(session_id))[-2:] == ["review_requested", "cancelled"]


def test_an_engine_that_is_not_there_ends_in_one_clean_error(busy_desk: Desk) -> None:
    lines = busy_desk.lines(busy_desk.start(engine="nonesuch"))
    assert types(lines) == ["session_start", "error"]
    assert json.loads(lines[-1])["code"] == "engine_not_configured"


def test_only_the_owner_and_an_admin_may_look(busy_desk: Desk) -> None:
    session_id = busy_desk.start()
    stranger, admin = Person(4711, "stranger"), Person(4712, "admin", is_admin=True)
    runs = busy_desk.recast.runs
    for call in (runs.tail, runs.pieces, runs.state, runs.cancel, runs.save):
        with pytest.raises(NotAllowed):
            call(stranger, session_id)
    with pytest.raises(NotAllowed):
        runs.start(stranger, busy_desk.resume_id, busy_desk.job_id)
    with pytest.raises(NotFound):
        runs.start(busy_desk.person, 999_999, busy_desk.job_id)
    with pytest.raises(NotFound):
        runs.tail(admin, "nonesuch")
    assert [line for line in runs.tail(admin, session_id) if line] == busy_desk.lines(session_id)


def test_too_many_unfinished_runs_are_refused(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "home", RECAST_RUNS_PER_PERSON="2", RECAST_RUNS_IN_ALL="3")
    mine = desk(settings, tmp_path / "script")
    mine.start()
    mine.start()
    with pytest.raises(TooManyRuns) as refusal:
        mine.start()
    assert refusal.value.retry_after > 0
    mine.recast.stop()


def test_a_plan_is_taken_over_unchanged(busy_desk: Desk) -> None:
    first = busy_desk.start()
    busy_desk.lines(first)
    second = busy_desk.start(plan_session_id=first, selected=[0])
    busy_desk.lines(second)
    runs, person = busy_desk.recast.runs, busy_desk.person
    assert runs.state(person, second).plan == runs.state(person, first).plan
    assert busy_desk.script.calls("plan") == 1
    other = with_files(busy_desk.recast, person, busy_desk.script.folder)
    with pytest.raises(Conflict):
        other.start(plan_session_id=first)


def test_saving_twice_gives_the_same_and_an_edit_is_analysed_anew(busy_desk: Desk) -> None:
    session_id = busy_desk.start()
    busy_desk.lines(session_id)
    runs, person = busy_desk.recast.runs, busy_desk.person
    first = runs.save(person, session_id)
    assert runs.save(person, session_id) == first
    saved = busy_desk.recast.customized_resumes.get(person, first)
    text = saved.text.replace("Python, SQL, Airflow", "Python, SQL, Airflow, Kubernetes")
    assert runs.save(person, session_id, text, "Mine") == first
    edited = busy_desk.recast.customized_resumes.get(person, first)
    assert (edited.text, edited.title, edited.edited) == (text, "Mine", True)
    claims = [
        claim.text for entry in edited.result.comparison_data.receipt for claim in entry.claims
    ]
    assert "Kubernetes" in claims
    with pytest.raises(EmptyInput):
        runs.save(person, session_id, " \n ")


def test_nothing_is_saved_before_the_run_has_ended(quiet_desk: Desk) -> None:
    session_id = quiet_desk.start()
    with pytest.raises(Conflict):
        quiet_desk.recast.runs.save(quiet_desk.person, session_id)


def test_a_reader_of_a_run_that_is_deleted_is_sent_away_in_peace(busy_desk: Desk) -> None:
    recast = busy_desk.recast
    session_id = busy_desk.start(review=True)
    until(lambda: busy_desk.state(session_id) == "awaiting_review")
    runs = dataclasses.replace(recast.runs, hub=Hub(recast.log, heartbeat=0.02))
    tail = runs.tail(busy_desk.person, session_id)
    first = next(tail)
    recast.customizations.delete(busy_desk.person, session_id)
    lines = [first, *(line for line in tail if line is not None)]
    assert types([line for line in lines if line])[0] == "session_start"
