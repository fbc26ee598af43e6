"""What tests of the model engines share: the person, the posting, and engines on a small server."""

from pathlib import Path

from engines.model_server import ModelServer
from recast.analysis import analyze
from recast.bootstrap import engine_named
from recast.customization.engine import Brief, Cancellation, Engine, Text
from recast.domain.job import Job
from recast.domain.plan import Draft
from recast.domain.resume import Resume
from recast.settings import Settings

HERE = Path(__file__).parent
RESUME = (HERE / "resume.txt").read_text("utf-8")
POSTING = (HERE / "posting.txt").read_text("utf-8")


def a_brief(resume: str = RESUME, posting: str = POSTING, **more) -> Brief:
    read, job = Resume.from_text(resume), Job.from_text(posting)
    options = {"level": "balanced", "industry": None, **more}
    return Brief(read, job, analyze(read, job), **options)


def an_engine(site: ModelServer, name: str = "anthropic", **environ: str) -> Engine:
    """The engine as the settings make it, talking to the scripted server."""
    return engine_named(name, Settings.from_env(site.environ(**environ)))


def planned(engine: Engine, brief: Brief | None = None) -> list:
    return list(engine.plan(brief or a_brief(), Cancellation()))


def drafts(parts: list) -> list[Draft]:
    return [part for part in parts if isinstance(part, Draft)]


def told(parts: list) -> str:
    return "".join(part.content for part in parts if isinstance(part, Text))


def kinds(parts: list) -> list[str]:
    """The parts by class, runs of text as one."""
    names = [type(part).__name__ for part in parts]
    return [name for place, name in enumerate(names) if place == 0 or name != names[place - 1]]
