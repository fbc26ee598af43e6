from sqlalchemy import update

from recast.db.customizations import Customizations
from recast.db.database import Database
from recast.db.tables import CustomizationRow
from stored_runs import queued, someone


def test_every_run_that_has_not_ended_is_found_behind_hundreds_that_have(
    database: Database,
) -> None:
    ada, other = someone(database, "ada"), someone(database, "bo")
    first = queued(database, ada)
    ended = [queued(database, ada).id for _ in range(201)]
    queued(database, other)
    with database.write() as session:
        session.execute(
            update(CustomizationRow).where(CustomizationRow.id.in_(ended)).values(state="failed")
        )
    found = Customizations(database).unfinished
    assert found("owner", ada.id) == (first.session_id,)
    assert found("resume", first.resume_id) == found("job", first.job_id) == (first.session_id,)
