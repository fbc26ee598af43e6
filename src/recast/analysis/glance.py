"""A posting read at a glance: a fifth of the time of reading its sentences, for a first sifting."""

from typing import Final

from recast.analysis.matching import Wanted
from recast.analysis.posting import Posting, count
from recast.domain.job import Job
from recast.lexicon import lexicon
from recast.lexicon.words import spans
from recast.reading.job_layout import LONGEST
from recast.reading.job_parts import Term, kind_of_skill

_MOST_TERMS: Final = 60
_LONGEST_TITLE: Final = 12


def glance(job: Job) -> Posting:
    """Every skill of the lexicon that the text names, whatever part of it; no years, no degree."""
    text = job.text[:LONGEST]
    words = spans(text)
    named: dict[str, Term] = {}
    for mention in lexicon().find(text, words):
        skill = mention.skill
        if skill.name not in named:
            named[skill.name] = Term(
                mention.text, kind_of_skill(skill), "mentioned", 1.0, skill.name
            )
    terms = list(named.values())[:_MOST_TERMS]
    title = job.given_title or _first_line(text)
    return Posting(
        job=job,
        title=title,
        company=job.given_company,
        years=None,
        degree=None,
        wanted=tuple(Wanted.of(term) for term in terms),
        words=words[0],
        counts=count(words[0]),
    )


def _first_line(text: str) -> str:
    line = text.lstrip().split("\n", 1)[0].strip()
    return line if len(line.split()) <= _LONGEST_TITLE else ""
