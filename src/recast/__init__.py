"""Recast customizes a resume to a job posting and never claims what the person has not done.

The Python calls of the contract are loaded when first used, so that `import recast` and
`recast --help` stay fast.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recast.analysis import analyze
    from recast.api import customize, read_job, read_resume
    from recast.domain.job import Job
    from recast.domain.resume import Resume
    from recast.truth import check, check_edit

__version__ = "0.1.0"
__all__ = [
    "Job",
    "Resume",
    "analyze",
    "check",
    "check_edit",
    "customize",
    "read_job",
    "read_resume",
]


def __dir__() -> list[str]:
    return [*globals(), *__all__]


_HOMES = {
    "Job": "recast.domain.job",
    "Resume": "recast.domain.resume",
    "analyze": "recast.analysis",
    "check": "recast.truth",
    "check_edit": "recast.truth",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'recast' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "recast.api")), name)
