import pytest

from recast.db.database import Database
from recast.settings import Settings
from services import Postgres

pytestmark = pytest.mark.cluster


def test_connections_that_a_restarted_server_has_closed_are_replaced_before_use() -> None:
    server = Postgres()
    url = Settings.from_env({"RECAST_DATABASE_URL": server.new_database()}).database_url
    database = Database(url)
    assert database.answers()
    server.stop()
    server.start()
    assert database.answers()
    database.close()
    server.remove()
