"""A set-up Recast with one person, one resume and one posting, for tests of whole runs."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recast.bootstrap import Recast, Role, build
from recast.domain.job import Job
from recast.domain.resume import Resume
from recast.runs.person import Person
from recast.settings import Settings
from scripted_engine import Script, ScriptedEngine

RESUME = """\
Mira Tannenbaum
mira@tannenbaum.example

Summary
Engineer who keeps the data of hospitals flowing.

Experience
Data Engineer, Lindwurm Kliniken, 2019 - 2024
- Built pipelines in Python and SQL that load 40 million rows a night
- Led the move of 12 reports to Airflow

Education
BSc Computer Science, University of Halden, 2018

Skills
Python, SQL, Airflow, PostgreSQL
"""
JOB = """\
Senior Data Engineer
Brockhaus Health is looking for a data engineer.
Requirements
- Python and SQL
- Airflow or a similar scheduler
Nice to have
- Kubernetes
"""


@dataclass(frozen=True)
class Desk:
    recast: Recast
    person: Person
    resume_id: int
    job_id: int
    script: Script

    def start(self, **options: Any) -> str:
        return self.recast.runs.start(self.person, self.resume_id, self.job_id, **options)

    def lines(self, session_id: str, after: int = 0) -> list[str]:
        """All records to the end of the run."""
        tail = self.recast.runs.tail(self.person, session_id, after)
        return [line for line in tail if line is not None]

    def state(self, session_id: str) -> str:
        return self.recast.runs.state(self.person, session_id).run.state


def settings_for(home: Path, **environ: str) -> Settings:
    values = {"RECAST_HOME": str(home), "RECAST_ENGINE": "scripted", "RECAST_THREADS": "4"}
    return Settings.from_env({**values, **environ})


def desk(
    settings: Settings, folder: Path, *, role: Role = "server", texts: int = 20, pause: float = 0.0
) -> Desk:
    """Recast with a scripted engine whose gates and notes lie in `folder`; not started yet."""
    folder.mkdir(parents=True, exist_ok=True)
    engine = ScriptedEngine(folder, texts, pause)
    recast = build(settings, role=role, engines={"scripted": lambda _, __: engine})
    return with_files(recast, recast.users.local(), folder)


def with_files(recast: Recast, person: Person, folder: Path) -> Desk:
    resume = recast.resumes.add(
        person,
        Resume.from_text(RESUME),
        original=RESUME.encode(),
        filename="mira.txt",
        format="txt",
    )
    job = recast.jobs.add(person, Job.from_text(JOB))
    return Desk(recast, person, resume.id, job.id, Script(folder))


def types(lines: list[str]) -> list[str]:
    """The types of records, without those that come in any number."""
    found = [json.loads(line)["type"] for line in lines]
    return [name for name in found if name not in ("planning_chunk", "implementation_chunk")]


def seqs(lines: list[str]) -> list[int]:
    return [json.loads(line)["seq"] for line in lines]
