"""Rows that somebody deletes while they are being read."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from desk import desk, settings_for
from recast.db.customized_resumes import CustomizedResumes
from recast.db.database import Database
from recast.db.jobs import Jobs
from recast.db.resumes import Resumes
from recast.domain.errors import NotAllowed, NotFound
from stored_runs import queued, someone


@contextmanager
def after_the_first_look(database: Database, happens: Callable[[], None]) -> Iterator[None]:
    """Something happens in another session as soon as the first question has been answered."""
    due = [happens]

    def answered(connection: object, cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT") and due:
            due.pop()()

    event.listen(database.engine, "after_cursor_execute", answered)
    yield
    event.remove(database.engine, "after_cursor_execute", answered)
    assert not due


def test_what_is_deleted_while_it_is_read_was_there_or_was_not(database: Database) -> None:
    person = someone(database, "mira")
    resumes, jobs = Resumes(database), Jobs(database)
    for read in (resumes.get, resumes.listed):
        run = queued(database, person)
        with after_the_first_look(
            database,
            lambda id=run.resume_id: resumes.delete(person, id),  # type: ignore[misc]
        ):
            assert read(person, run.resume_id).id == run.resume_id
        with pytest.raises(NotFound):
            read(person, run.resume_id)
    job_id = queued(database, person).job_id
    with after_the_first_look(database, lambda: jobs.delete(person, job_id)):
        assert jobs.get(person, job_id).id == job_id
    with pytest.raises(NotFound):
        jobs.get(person, job_id)


def test_a_customized_resume_that_is_deleted_while_it_is_read_was_there(tmp_path: Path) -> None:
    made = desk(settings_for(tmp_path / "home"), tmp_path / "script")
    made.recast.start()
    session_id = made.start()
    made.lines(session_id)
    saved = made.recast.runs.state(made.person, session_id).run.customized_resume_id
    made.recast.stop()
    assert saved is not None
    customized = CustomizedResumes(Database(made.recast.settings.database_url))

    def delete() -> None:
        made.recast.customized_resumes.delete(made.person, saved)

    with after_the_first_look(customized.database, delete):
        assert customized.get(made.person, saved).id == saved
    with pytest.raises(NotFound):
        customized.get(made.person, saved)


def test_what_is_gone_cannot_be_changed_or_deleted(database: Database) -> None:
    person = someone(database, "mira")
    run = queued(database, person)
    with pytest.raises(NotFound):
        CustomizedResumes(database).revise(77, title="Another")
    for table, id in ((Resumes(database), run.resume_id), (Jobs(database), run.job_id)):
        with pytest.raises(NotAllowed):
            table.delete(someone(database, f"stranger {id} {type(table)}"), id)
        table.delete(person, id)
        with pytest.raises(NotFound):
            table.delete(person, id)
    with pytest.raises(NotFound):
        CustomizedResumes(database).delete(person, 77)
