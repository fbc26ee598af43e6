"""A set-up of real processes, and what has to hold for its runs whatever happened to them."""

import json
import signal
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desk import Desk, desk, seqs, settings_for, types
from recast.db.database import Database
from recast.db.migrate import migrate
from services import Program, free_port, until

PROGRAM = Path(__file__).parent / "faults" / "program.py"


@dataclass
class Site:
    """`desk` is in the test's own process: it starts runs and looks, it executes nothing."""

    environ: Mapping[str, str]
    desk: Desk
    programs: list[Program] = field(default_factory=list)
    port: int = field(default_factory=free_port)

    def worker(self, **environ: str) -> Program:
        return self._program("worker", str(self.desk.script.folder), **environ)

    def web(self) -> Program:
        return self._program("web", str(self.desk.script.folder), str(self.port))

    def close(self) -> None:
        for program in self.programs:
            program.signal(signal.SIGCONT)
            program.kill()
        self.desk.recast.stop()

    def reached(self, gate: str) -> None:
        until(lambda: self.desk.script.reached(gate), what=gate)

    def told(self, session_id: str, words: str) -> None:
        """Wait until the log of a run has these words: what was not told yet need not be void."""
        runs = self.desk.recast
        run_id = runs.runs.state(self.desk.person, session_id).run.id

        def found() -> bool:
            pieces = runs.log.read(run_id, 0, 10_000_000)
            return any(words.encode() in piece.lines for piece in pieces)

        until(found, what=words)

    def ended(self, session_id: str) -> list[str]:
        """Its records, once it has ended, after everything that must hold has been looked at."""
        until(
            lambda: self.desk.state(session_id) in ("completed", "failed", "cancelled"),
            what="the end of the run",
        )
        lines = self.desk.lines(session_id)
        assert seqs(lines) == list(range(1, len(lines) + 1))
        endings = [name for name in types(lines) if name in ("saved", "cancelled", "error")]
        assert endings == [types(lines)[-1]]
        shown = [json.loads(line) for line in lines]
        told = [event["progress"] for event in shown if event["type"] == "status"]
        assert told == sorted(told)
        return lines

    def _program(self, *arguments: str, **environ: str) -> Program:
        program = Program([str(PROGRAM), *arguments], {**self.environ, **environ})
        self.programs.append(program)
        program.says("ready")
        return program


def finished_stages(lines: list[str]) -> list[str]:
    """The events that end a stage, in order: each may be there only once."""
    return [name for name in types(lines) if name.endswith("_complete")]


ONCE_EACH = [
    "analysis_complete",
    "planning_complete",
    "implementation_complete",
    "final_analysis_complete",
    "comparison_complete",
    "customization_complete",
]


def open_site(home: Path, **environ: str) -> Site:
    """A site in a home folder, with its database ready; no process is started yet."""
    values = {"RECAST_HOME": str(home), "RECAST_ENGINE": "scripted", "RECAST_LEASE_SECONDS": "2"}
    values |= environ
    settings = settings_for(home, **values)
    if not settings.on_sqlite:
        database = Database(settings.database_url)
        migrate(database)
        database.close()
    return Site(values, desk(settings, home / "script"))
