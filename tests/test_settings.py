from pathlib import Path

import pytest

from recast.domain.errors import SetupError
from recast.settings import Settings

SECRETS = {
    "RECAST_DATABASE_URL": "postgresql://me:hidden1@db/recast",
    "RECAST_BROKER_URL": "redis://:hidden2@queue/0",
    "RECAST_REDIS_URL": "rediss://:hidden3@queue/1",
    "RECAST_SECRET_KEY": "hidden4",
    "ANTHROPIC_API_KEY": "hidden5",
    "OPENAI_API_KEY": "hidden6",
}


def test_without_any_setting_everything_lies_in_one_folder(tmp_path: Path) -> None:
    settings = Settings.from_env({"RECAST_HOME": str(tmp_path)})
    assert settings.sqlite_path == tmp_path / "recast.db"
    assert (settings.mode, settings.engine, settings.broker_url) == ("local", "builtin", None)


def test_the_broker_carries_the_events_unless_told_otherwise() -> None:
    settings = Settings.from_env({"RECAST_BROKER_URL": "redis://queue/0"})
    assert settings.redis_url == "redis://queue/0"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_way_to_name_postgres_means_psycopg_3(scheme: str) -> None:
    settings = Settings.from_env({"RECAST_DATABASE_URL": f"{scheme}://db/recast"})
    assert settings.database_url == "postgresql+psycopg://db/recast"
    assert not settings.on_sqlite


def test_nothing_secret_is_shown() -> None:
    assert "hidden" not in repr(Settings.from_env(SECRETS))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("RECAST_DATABASE_URL", "mysql://db/recast"),
        ("RECAST_DATABASE_URL", "sqlite:///"),
        ("RECAST_BROKER_URL", "amqp://queue"),
        ("RECAST_MODE", "public"),
        ("RECAST_THREADS", "0"),
        ("RECAST_RUNS_PER_PERSON", "many"),
        ("RECAST_MAX_COST_USD", "-1"),
        ("RECAST_MAX_COST_USD", "nan"),
    ],
)
def test_a_wrong_setting_is_refused_by_its_name(name: str, value: str) -> None:
    with pytest.raises(SetupError, match=name):
        Settings.from_env({name: value})
