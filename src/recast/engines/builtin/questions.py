"""Asks about what the posting requires and the resume does not show. Never adds it."""

import re
from collections.abc import Iterator

from recast.analysis.choosing import together
from recast.analysis.posting import Posting
from recast.customization.engine import Brief
from recast.domain.analysis import Keyword
from recast.domain.plan import Draft
from recast.engines.builtin.shown_terms import distinct
from recast.lexicon import lexicon

# "maintenance.3": the end of one sentence and the number of the next.
_CUT = re.compile(r"[a-z]\.\d|[;!?]")
MOST = 5  # More questions than this are an interrogation.


def drafts(brief: Brief) -> Iterator[Draft]:
    missing = [k for k in brief.analysis.keywords if not k.found and k.importance == "required"]
    asked = {k.term: k for k in missing if _is_askable(brief, k)}
    # A line that named all alternatives would, once confirmed, claim every one of them.
    choices = [choice for choice in Posting.of(brief.job).choices if len(choice) > 1]
    firsts = {together(choice): choice[0].term.text for choice in choices}
    for term in distinct(asked)[:MOST]:
        yield _question(brief, asked[term], firsts.get(term, ""))


def _question(brief: Brief, keyword: Keyword, first: str) -> Draft:
    """`first` is the first of the alternatives that the term names, empty where it is one thing."""
    term = keyword.term
    certified = keyword.kind == "certification"
    home = "certifications" if certified else "skills"
    section = next((s.name for s in brief.resume.sections if s.kind == home), home.title())
    asked = f"Do you hold {term}?" if certified else _asked(term)
    shown = "one of them" if first else "it"
    return Draft(
        title=asked,
        section=section,
        kind="question",
        before="",
        after=first or term,
        rationale=(
            f"The posting requires {term} and your resume does not show {shown}. If you have it, "
            "say where; if not, leave it out: a missing word costs less than an untrue one."
        ),
        instructions="Edit the line into what you really did, then confirm it, or reject this.",
        ats_impact=f"{term} counts as missing until your resume shows {shown}.",
        keywords=(first or term,),
    )


def _is_askable(brief: Brief, keyword: Keyword) -> bool:
    """Not the posting's own company, and nothing that is cut out of two sentences."""
    named = brief.job.company.lower()
    whole = _CUT.search(keyword.term) is None
    return (
        keyword.kind in ("hard_skill", "certification")
        and whole
        and not (named and keyword.term.lower() in named)
    )


def _asked(term: str) -> str:
    """A product is used; a field of work is something one has experience with."""
    if term.lower().endswith("experience"):
        return f"Do you have {term}? Where?"
    known = lexicon().get(term)
    if known is not None and _is_named(known.name) and _is_named(term):
        return f"Have you used {term}? Where?"
    return f"Do you have experience with {term}? Where?"


def _is_named(text: str) -> bool:
    return any(letter.isupper() or letter.isdigit() for letter in text)
