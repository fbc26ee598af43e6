"""The only place that reads settings and picks adapters.

    recast = build(Settings.from_env())     # cheap: heavy parts are imported when first used
    recast.start()                          # begins to execute runs in this process
    ...
    recast.stop()                           # hands unfinished runs back

`Recast` has `settings`, `database`, the repositories `users`, `resumes`, `jobs`,
`customizations`, `history`, `customized_resumes`, `shares`, then `runs` (see
`recast.runs.service`), `rankings` (see `recast.runs.ranking`), `hub`,
`executor`, `dispatcher`, and `engine_for(name, owner_id)`. `recast.users.local()` is the person of
local mode. A server builds it with `role="server"` (looks after everybody's runs), a single
command with `role="command"` (executes its own only), a worker process with `role="worker"`.
Under gevent, patch first, then build; after a fork, build anew in the child.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from recast.customization.aside import Aside, ComputedAside, here
from recast.customization.engine import Engine
from recast.db.customizations import Customizations
from recast.db.customized_resumes import CustomizedResumes
from recast.db.database import Database
from recast.db.events import SqlEventLog
from recast.db.history import History
from recast.db.jobs import Jobs
from recast.db.library import StoredLibrary
from recast.db.migrate import ensure_ready
from recast.db.resumes import Resumes
from recast.db.runs import SqlRunStore
from recast.db.shares import Shares
from recast.db.upkeep import SqlUpkeep
from recast.db.user_keys import UserKeys
from recast.db.users import Users
from recast.dispatch.pool_lock import PoolLock
from recast.dispatch.threads import ThreadDispatcher
from recast.domain.errors import EngineNotConfigured, SetupError
from recast.logs import set_up_logs
from recast.runs.execution import Executor
from recast.runs.hub import Hub
from recast.runs.log_writer import LogWriter
from recast.runs.person import Person
from recast.runs.piece import Piece
from recast.runs.ports import Dispatcher
from recast.runs.run import Run
from recast.runs.service import Runs
from recast.runs.worker import Worker
from recast.secret_key import derived, secret_key
from recast.settings import Settings

if TYPE_CHECKING:
    from recast.dispatch.redis_relay import RedisRelay
    from recast.engine_makers import EngineStatus
    from recast.runs.ranking import Rankings

Role: TypeAlias = Literal["server", "command", "worker"]
# The owner of runs that nobody stores.
NOBODY = 0
BUILTIN = "builtin"
ENGINES_WITH_KEYS = ("anthropic", "openai")
EngineMaker: TypeAlias = Callable[[Settings, int], Engine]


@dataclass(frozen=True)
class Recast:
    """Everything that an entry point needs, made when first asked for.

    `engines` are added to the ones that are built in, by name. Runs that are executed in this
    process, and a person's own texts, are computed `aside`.
    """

    settings: Settings
    role: Role
    engines: Mapping[str, EngineMaker]
    database: Database
    aside: Aside

    @cached_property
    def users(self) -> Users:
        return Users(self.database)

    @cached_property
    def resumes(self) -> Resumes:
        return Resumes(self.database)

    @cached_property
    def jobs(self) -> Jobs:
        return Jobs(self.database)

    @cached_property
    def customizations(self) -> Customizations:
        return Customizations(self.database)

    @cached_property
    def history(self) -> History:
        return History(self.database)

    @cached_property
    def customized_resumes(self) -> CustomizedResumes:
        return CustomizedResumes(self.database)

    @cached_property
    def shares(self) -> Shares:
        return Shares(self.database)

    @cached_property
    def secret_key(self) -> str:
        return secret_key(self.settings)

    @cached_property
    def log(self) -> SqlEventLog:
        return SqlEventLog(self.database)

    @cached_property
    def store(self) -> SqlRunStore:
        return SqlRunStore(self.database)

    @cached_property
    def upkeep(self) -> SqlUpkeep:
        return SqlUpkeep(self.database, self.settings.limits.event_days)

    @cached_property
    def hub(self) -> Hub:
        return Hub(self.log)

    @cached_property
    def relay(self) -> "RedisRelay | None":
        if self.settings.redis_url is None:
            return None
        with _extra("cluster"):
            from recast.dispatch.redis_relay import RedisRelay

        return RedisRelay(self.settings.redis_url)

    @cached_property
    def writer(self) -> LogWriter:
        return LogWriter(self.log, self._announce)

    @cached_property
    def executor(self) -> Executor:
        return Executor(
            store=self.store,
            log=self.log,
            library=StoredLibrary(self.database),
            engines=self.engine_for,
            writer=self.writer,
            worker=Worker(self.store),
            handed_back=self._wake,
            attempts=self.settings.limits.attempts,
            aside=self.aside,
        )

    @cached_property
    def dispatcher(self) -> Dispatcher:
        limits = self.settings.limits
        if self.role == "command":
            return ThreadDispatcher(self.executor, self.store, threads=limits.threads)
        if self.settings.broker_url is not None:
            with _extra("cluster"):
                from recast.dispatch.celery import CeleryDispatcher

            return CeleryDispatcher(
                self.settings.broker_url,
                self.store,
                lease=limits.lease,
                stopped=self.executor.stop,
                own=self.executor.worker.id,
                upkeep=self.upkeep,
            )
        lock = PoolLock(self.settings.home / "pool.lock")
        return ThreadDispatcher(
            self.executor,
            self.store,
            threads=limits.threads,
            lock=lock,
            lease=limits.lease,
            upkeep=self.upkeep,
        )

    @cached_property
    def runs(self) -> Runs:
        limits = self.settings.limits
        return Runs(
            store=self.store,
            log=self.log,
            hub=self.hub,
            dispatcher=self.dispatcher,
            executor=self.executor,
            doors=self._check_doors,
            edits=self._edit,
            default_engine=self.settings.engine,
            per_person=limits.runs_per_person,
            in_all=limits.runs_in_all,
        )

    @cached_property
    def rankings(self) -> "Rankings":
        from recast.db.rankings import SqlRankings
        from recast.runs.ranking import Rankings

        library = StoredLibrary(self.database)
        return Rankings(SqlRankings(self.database), library, self._wake_for_chunk)

    @cached_property
    def user_keys(self) -> UserKeys:
        return UserKeys(self.database, derived(self.secret_key, "engine keys"))

    def engine_settings(self, name: str, owner_id: int) -> Settings:
        """The settings as they are for this person and engine. Raises EngineNotConfigured."""
        key = self.user_keys.get(owner_id, name) if name in ENGINES_WITH_KEYS else None
        if key is None:
            return self.settings
        from recast.engine_makers import with_user_key

        return with_user_key(self.settings, key)

    def check_engine(self, name: str) -> None:
        """Raises EngineNotConfigured for a name that no engine has, before a run is stored."""
        if name not in self.engines:
            names = ", ".join(self.engines)
            raise EngineNotConfigured(f"There is no engine {name[:40]!r}; choose from {names}.")

    def engine_for(self, name: str, owner_id: int) -> Engine:
        """The engine of that name, with the person's own key. Raises EngineNotConfigured."""
        engine = _made(self.engines, name, self.engine_settings(name, owner_id), owner_id)
        return ComputedAside(engine, self.aside) if name == BUILTIN else engine

    def engine_status(self, name: str, owner_id: int, *, ask: bool) -> "EngineStatus":
        """Whether the engine is configured for this person and, if it is asked, answers."""
        from recast.engine_makers import EngineStatus, engine_status

        try:
            return engine_status(name, self.engine_settings(name, owner_id), ask=ask)
        except EngineNotConfigured as error:
            default = self.settings.engine == name
            return EngineStatus(name, default, False, None, "", "", error.message)

    def try_engine(self, name: str, owner_id: int) -> str:
        """Have the engine's model say a word; gives a sentence about it. Raises EngineError."""
        from recast.engine_makers import try_engine

        return try_engine(name, self.engine_settings(name, owner_id))

    def readiness(self) -> dict[str, bool]:
        """Whether the parts that a request needs answer: the database, and the queue if any."""
        return {"database": self.database.answers(), "queue": self.dispatcher.waiting() is not None}

    def gauges(self) -> dict[str, int]:
        """What is worth watching, now: here in this process, and of all runs."""
        backlog = self.store.backlog()
        return {
            "recast_readers": self.hub.following,
            "recast_runs_executing_here": self.executor.worker.busy,
            "recast_runs_unfinished": backlog.unfinished,
            "recast_runs_queued": backlog.queued,
        }

    def start(self) -> None:
        """Begin to execute runs, here or by waking workers, and to hear of others' events."""
        if self.role == "server" and self.relay is not None:
            self.relay.listen(self.hub.offer)
        self.dispatcher.start()

    def stop(self) -> None:
        """Hand unfinished runs back, write what is pending, send readers away."""
        self.dispatcher.stop()
        self.writer.close()
        if self.relay is not None:
            self.relay.close()
        self.hub.close()
        self.database.close()

    def _wake(self, run_id: int) -> None:
        self.dispatcher.wake(run_id)

    def _wake_for_chunk(self, chunk_id: int) -> None:
        """Only workers of a cluster are woken; alone, whoever follows a ranking does the work."""
        if self.settings.broker_url is not None:
            from recast.dispatch.celery import CeleryDispatcher

            if isinstance(self.dispatcher, CeleryDispatcher):
                self.dispatcher.wake_for_chunk(chunk_id)

    def _announce(self, pieces: Sequence[Piece]) -> None:
        self.hub.offer(pieces)
        if self.relay is not None:
            self.relay.publish(pieces)

    def _check_doors(self, person: Person, resume_id: int, job_id: int) -> None:
        self.resumes.check(person, resume_id)
        self.jobs.check(person, job_id)

    def _edit(self, run: Run, text: str | None, title: str | None) -> int:
        from recast.runs.editing import edited

        assert run.customized_resume_id is not None
        owner = Person(run.owner_id)
        saved = self.customized_resumes.get(owner, run.customized_resume_id)
        result = None
        if text is not None and text != saved.text:
            library = StoredLibrary(self.database)
            resume, job = library.resume(run.resume_id), library.job(run.job_id)
            result = self.aside(edited, resume, job, saved.result, text, run.industry)
        self.customized_resumes.revise(saved.id, result=result, title=title)
        return saved.id


def build(
    settings: Settings,
    *,
    role: Role = "server",
    engines: Mapping[str, EngineMaker] | None = None,
    aside: Aside = here,
) -> Recast:
    """The application. An empty SQLite database is set up; any other has to be ready.

    Raises SetupError with a sentence that says what to run.
    """
    set_up_logs()
    if settings.on_sqlite:
        settings.sqlite_path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    database = Database(settings.database_url, settings.limits.lease)
    ensure_ready(database, create=settings.on_sqlite)
    return Recast(settings, role, {**ENGINES, **(engines or {})}, database, aside)


@contextmanager
def _extra(name: str) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        raise SetupError(
            f"This set-up needs more packages; run: pip install 'recast-resume[{name}]'"
        ) from error


def _builtin(_: Settings, __: int) -> Engine:
    from recast.engines.builtin import BuiltinEngine

    return BuiltinEngine()


def _anthropic(settings: Settings, _: int) -> Engine:
    from recast.engine_makers import model_engine

    return model_engine("anthropic", settings)


def _openai(settings: Settings, _: int) -> Engine:
    from recast.engine_makers import model_engine

    return model_engine("openai", settings)


ENGINES: dict[str, EngineMaker] = {
    BUILTIN: _builtin,
    "anthropic": _anthropic,
    "openai": _openai,
}


def engine_named(name: str, settings: Settings | None = None) -> Engine:
    """An engine without a person or a database. Raises EngineNotConfigured."""
    return _made(ENGINES, name, settings or Settings.from_env(), NOBODY)


def _made(engines: Mapping[str, EngineMaker], name: str, settings: Settings, owner: int) -> Engine:
    make = engines.get(name)
    if make is None:
        known = ", ".join(sorted(engines))
        raise EngineNotConfigured(f"There is no engine called {name[:40]}; choose one of: {known}.")
    return make(settings, owner)
