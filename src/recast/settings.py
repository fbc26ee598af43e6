"""What is set from outside: where data lives, which services are used, how much is allowed."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias, cast

import platformdirs

from recast.domain.errors import SetupError

Mode: TypeAlias = Literal["local", "accounts"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is allowed at once. Times in seconds, money in US dollars."""

    runs_per_person: int = 200
    runs_in_all: int = 20_000
    threads: int = 8
    attempts: int = 4
    lease: float = 5.0
    event_days: int = 0
    max_cost_usd: float | None = None
    model_silence: int = 300
    model_attempts: int = 4
    model_retry: float = 1.0


@dataclass(frozen=True, slots=True)
class Settings:
    """Read once, at the edge. What may be secret is left out of the `repr`.

    `broker_url` set means that Celery dispatches the runs; `redis_url` carries new events
    from workers to web processes and defaults to the broker's.
    """

    home: Path
    database_url: str = field(repr=False)
    mode: Mode = "local"
    engine: str = "builtin"
    broker_url: str | None = field(default=None, repr=False)
    redis_url: str | None = field(default=None, repr=False)
    secret_key: str | None = field(default=None, repr=False)
    anthropic_api_key: str | None = field(default=None, repr=False)
    openai_api_key: str | None = field(default=None, repr=False)
    openai_base_url: str | None = None
    anthropic_base_url: str | None = None
    anthropic_model: str | None = None
    openai_model: str | None = None
    thinking: int = 0
    fallback: bool = False
    public_models_only: bool = False
    limits: Limits = field(default_factory=Limits)

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """The settings of this process. Raises SetupError where a value cannot be used."""
        values = {k: v.strip() for k, v in (environ or os.environ).items() if v.strip()}
        home = Path(values.get("RECAST_HOME") or platformdirs.user_data_dir("recast", False))
        broker = _redis_url(values, "RECAST_BROKER_URL")
        database = values.get("RECAST_DATABASE_URL") or sqlite_url(home)
        return cls(
            home=home.expanduser().absolute(),
            database_url=_database_url(database),
            mode=_mode(values.get("RECAST_MODE", "local")),
            engine=values.get("RECAST_ENGINE", "builtin"),
            broker_url=broker,
            redis_url=_redis_url(values, "RECAST_REDIS_URL") or broker,
            secret_key=values.get("RECAST_SECRET_KEY"),
            anthropic_api_key=values.get("ANTHROPIC_API_KEY"),
            openai_api_key=values.get("OPENAI_API_KEY"),
            openai_base_url=values.get("OPENAI_BASE_URL"),
            anthropic_base_url=values.get("ANTHROPIC_BASE_URL"),
            anthropic_model=values.get("RECAST_ANTHROPIC_MODEL"),
            openai_model=values.get("RECAST_OPENAI_MODEL"),
            thinking=_whole(values, "RECAST_THINKING", 0, least=0),
            fallback=_fallback(values.get("RECAST_FALLBACK")),
            limits=_limits(values),
        )

    @property
    def on_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")

    @property
    def sqlite_path(self) -> Path:
        """The database's file. Only where `on_sqlite`."""
        return Path(self.database_url.removeprefix("sqlite:///"))


def sqlite_url(home: Path) -> str:
    return f"sqlite:///{home.expanduser().absolute() / 'recast.db'}"


def _database_url(text: str) -> str:
    if text.startswith("sqlite:///") and text != "sqlite:///":
        return text
    for prefix in ("postgresql+psycopg://", "postgresql://", "postgres://"):
        if text.startswith(prefix):
            # psycopg 3 is the one driver that works under gevent; the URL need not say so.
            return "postgresql+psycopg://" + text.removeprefix(prefix)
    raise SetupError(
        "Set RECAST_DATABASE_URL to a postgresql:// address or sqlite:///file, or leave it out."
    )


def _redis_url(values: Mapping[str, str], name: str) -> str | None:
    url = values.get(name)
    if url is not None and not url.startswith(("redis://", "rediss://", "unix://")):
        raise SetupError(f"Set {name} to a Redis address such as redis://127.0.0.1:6379/0.")
    return url


def _mode(text: str) -> Mode:
    if text not in ("local", "accounts"):
        raise SetupError("Set RECAST_MODE to local (one person, no sign-up) or accounts.")
    return cast(Mode, text)


def _fallback(text: str | None) -> bool:
    if text not in (None, "builtin", "none"):
        raise SetupError("Set RECAST_FALLBACK to builtin, or leave it out.")
    return text == "builtin"


def _limits(values: Mapping[str, str]) -> Limits:
    default = Limits()
    cost = values.get("RECAST_MAX_COST_USD")
    return Limits(
        runs_per_person=_whole(values, "RECAST_RUNS_PER_PERSON", default.runs_per_person),
        runs_in_all=_whole(values, "RECAST_RUNS_IN_ALL", default.runs_in_all),
        threads=_whole(values, "RECAST_THREADS", default.threads),
        attempts=_whole(values, "RECAST_ATTEMPTS", default.attempts),
        lease=_whole(values, "RECAST_LEASE_SECONDS", int(default.lease), least=2),
        event_days=_whole(values, "RECAST_EVENT_DAYS", default.event_days, least=0),
        max_cost_usd=None if cost is None else _amount("RECAST_MAX_COST_USD", cost),
        model_silence=_whole(values, "RECAST_MODEL_SILENCE_SECONDS", default.model_silence),
        model_attempts=_whole(values, "RECAST_MODEL_ATTEMPTS", default.model_attempts),
        model_retry=_seconds(values, "RECAST_MODEL_RETRY_SECONDS", default.model_retry),
    )


def _whole(values: Mapping[str, str], name: str, default: int, least: int = 1) -> int:
    text = values.get(name)
    if text is None:
        return default
    if not text.isascii() or not text.isdigit() or int(text) < least:
        raise SetupError(f"Set {name} to a whole number of at least {least}.")
    return int(text)


def _amount(name: str, text: str) -> float:
    try:
        amount = float(text)
    except ValueError:
        amount = -1.0
    if not 0 <= amount < float("inf"):
        raise SetupError(f"Set {name} to an amount in US dollars, such as 0.50.")
    return amount


def _seconds(values: Mapping[str, str], name: str, default: float) -> float:
    text = values.get(name)
    if text is None:
        return default
    if not text.isascii() or not text.replace(".", "", 1).isdigit():
        raise SetupError(f"Set {name} to a number of seconds.")
    return float(text)
