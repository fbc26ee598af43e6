"""What is said to the model, out of the readable files beside this one.

A version is a folder: a change that is to be compared with what was before it gets a new one.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from string import Template

from recast.customization.engine import Brief
from recast.domain.plan import Recommendation
from recast.engines.model.port import Prompt

VERSION = "v1"
MOST_KEYWORDS = 10


def planning_prompt(brief: Brief) -> Prompt:
    analysis = brief.analysis
    task = _filled(
        "planning",
        score=f"{analysis.score:.1f}",
        attainable=f"{analysis.attainable_score:.1f}",
        matching=_listed(analysis.matching_keywords),
        missing=_listed(analysis.missing_keywords),
    )
    return Prompt(_system(brief), _material(brief), task)


def writing_prompt(brief: Brief, accepted: Sequence[Recommendation]) -> Prompt:
    items = [_recommendation(number, item) for number, item in enumerate(accepted, 1)]
    task = _filled("implementation", recommendations="\n".join(items))
    return Prompt(_system(brief), _material(brief), task)


def continuation() -> str:
    """What is asked where a reply was cut off."""
    return _file("continuation")


def _system(brief: Brief) -> str:
    industry = _file(f"industries/{brief.industry}") if brief.industry else ""
    return _filled("system", level=_file(f"levels/{brief.level}"), industry=industry)


def _material(brief: Brief) -> str:
    return _filled(
        "material",
        mark=_mark(brief),
        resume=brief.resume.text,
        posting=_posting(brief),
    )


def _mark(brief: Brief) -> str:
    """Belongs to the tags round the documents. It follows from them, so that the prompt stays the
    same and is kept, and no document can name it to end its own tag."""
    whole = f"{len(brief.resume.text)}\n{brief.resume.text}{brief.job.text}"
    return hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:10]


def _posting(brief: Brief) -> str:
    job = brief.job
    given = [f"{name}: {text}" for name, text in (("Title", job.title), ("Company", job.company))]
    return "\n".join([*(line for line in given if not line.endswith(": ")), "", job.text]).strip()


def _recommendation(number: int, item: Recommendation) -> str:
    return _filled(
        "recommendation",
        number=str(number),
        title=item.title,
        section=item.section or "as fits",
        before=item.before or "(nothing: this is added)",
        after=item.after or "(nothing: this is removed)",
        instructions=item.instructions or "Replace the one by the other.",
    )


def _listed(keywords: Sequence[str]) -> str:
    return ", ".join(keywords[:MOST_KEYWORDS]) or "none"


def _filled(name: str, **values: str) -> str:
    return Template(_file(name)).substitute(values)


@lru_cache(maxsize=32)
def _file(name: str) -> str:
    file = resources.files("recast.engines.prompts").joinpath(VERSION, f"{name}.md")
    return file.read_text("utf-8").strip()
