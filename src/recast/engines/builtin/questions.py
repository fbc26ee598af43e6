"""Asks about what the posting requires and the resume does not show. Never adds it."""

import re
from collections.abc import Iterator

from recast.analysis.choosing import together
from recast.analysis.posting import Posting
from recast.customization.engine import Brief
from recast.domain.analysis import Keyword
from recast.domain.plan import Draft
from recast.engines.builtin.shown_terms import cased, distinct
from recast.lexicon import lexicon

# "maintenance.3": the end of one sentence and the number of the next.
_CUT = re.compile(r"[a-z]\.\d|[;!?]")
MOST = 5  # More questions than this are an interrogation.
# Fewer than this are filled up with what no lexicon knows, which may be a place or a heading.
LEAST = 3
# Standards and ways of working are followed, not used.
_FOLLOWED = re.compile(r"regulat|standard|complian|law|method|improvement|management$|quality")
_COUNTED = re.compile(
    r"(?:license|licence|certificate|certification|diploma|degree|clearance|permit|endorsement"
    r"|framework|platform|system|database|language|environment)$",
    re.IGNORECASE,
)
_VOWEL_NAMES = "AEFHILMNORSX"  # Of letters: an RN, an MBA, but a CPA.


def drafts(brief: Brief) -> Iterator[Draft]:
    missing = [k for k in brief.analysis.keywords if not k.found and k.importance == "required"]
    asked = {k.term: k for k in missing if _is_askable(brief, k)}
    # A line that named all alternatives would, once confirmed, claim every one of them.
    choices = [choice for choice in Posting.of(brief.job).choices if len(choice) > 1]
    firsts = {together(choice): choice[0].term.text for choice in choices}
    terms = distinct(asked)
    known = [term for term in terms if lexicon().get(firsts.get(term) or term)]
    others = [term for term in terms if term not in known]
    for term in [*known[:MOST], *others[: max(0, LEAST - len(known))]]:
        yield _question(brief, asked[term], firsts.get(term, ""))


def _question(brief: Brief, keyword: Keyword, first: str) -> Draft:
    """`first` is the first of the alternatives that the term names, empty where it is one thing."""
    certified = keyword.kind == "certification"
    term = _lowered(keyword.term) if certified else cased(brief, keyword.term)
    home = "certifications" if certified else "skills"
    section = next((s.name for s in brief.resume.sections if s.kind == home), home.title())
    return Draft(
        title=f"Do you hold {_articled(term)}?" if certified else _asked(term),
        section=section,
        kind="question",
        before="",
        after=first or term,
        rationale=(
            f"The posting requires {_articled(term)}; your resume shows none of them."
            if first
            else f"The posting requires {_articled(term)}, which your resume does not show."
        ),
        instructions="Edit the line into what you really did, then confirm it, or reject this.",
        ats_impact=f"“{term}” counts as missing until your resume shows it.",
        keywords=(first or keyword.term,),
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
    last = term.lower().split()[-1]
    if last in ("experience", "skills"):
        return f"Do you have {term}?{' Where?' if last == 'experience' else ''}"
    if _is_product(term):
        return f"Have you used {_articled(term)}? Where?"
    return f"Do you have experience with {_articled(term)}? Where?"


def _is_product(term: str) -> bool:
    known = lexicon().get(term)
    if known is None or not (_is_named(known.name) and _is_named(term)):
        return False
    return not any(_FOLLOWED.search(family) for family in known.families)


def _is_named(text: str) -> bool:
    return any(letter.isupper() or letter.isdigit() for letter in text)


def _articled(term: str) -> str:
    """ "an RN license", "a web framework"; without an article what is not counted."""
    first = re.split(r",| or ", term)[0]
    if not _COUNTED.search(first) or first.lower().startswith(("a ", "an ", "the ")):
        return term
    spelled_out = term.split()[0].isupper()
    vowel = term[0] in _VOWEL_NAMES if spelled_out else term[0].lower() in "aeio"
    return f"{'an' if vowel else 'a'} {term}"


def _lowered(term: str) -> str:
    """Without the capital that only the start of the posting's line gave it."""
    return re.sub(r"^(?:Valid|Current|Active|Clean)\b", lambda word: word.group().lower(), term)
