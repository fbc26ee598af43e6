"""The posting's terms that the work itself shows, in words fit for a list or a sentence."""

import re
from collections.abc import Iterable

from recast.customization.engine import Brief
from recast.domain.analysis import Keyword
from recast.domain.resume import Resume
from recast.lexicon import lexicon
from recast.lexicon.words import stem, tokens

_WORK = ("experience", "projects")


def proved(brief: Brief) -> list[Keyword]:
    """Hard skills that the posting asks for and a job or a project shows in the same words."""
    return [
        keyword
        for keyword in brief.analysis.keywords
        if keyword.found
        and keyword.kind == "hard_skill"
        and keyword.importance != "mentioned"
        and _is_said(keyword)
        and _is_telling(brief, keyword.term)
        and _is_work(brief.resume, keyword)
    ]


def name_of(brief: Brief, keyword: Keyword) -> str:
    """The term as a name: "backend" in a posting is "backend development" in a list."""
    known = lexicon().get(keyword.term)
    if known is not None and known.kind == "hard_skill" and keyword.term.islower():
        return known.name
    return cased(brief, keyword.term)


def cased(brief: Brief, term: str) -> str:
    """The term with the capitals of its name: "Javascript" is "JavaScript", and what stands
    small anywhere, "Financial Systems", is small."""
    known = lexicon().get(term)
    if known is not None and term.lower() == known.name.lower():
        return known.name
    return term.lower() if _is_written_small(brief, term) else term


def _is_telling(brief: Brief, term: str) -> bool:
    """Not one ordinary word that is no known skill: "Application", "event"."""
    return " " in term or lexicon().get(term) is not None or not _is_written_small(brief, term)


def _is_written_small(brief: Brief, term: str) -> bool:
    """Whether the resume or the posting writes it without capitals: it is then no name."""
    small = re.compile(rf"(?<!\w){re.escape(term.lower())}(?!\w)")
    return any(small.search(text) for text in (brief.resume.text, brief.job.text))


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """The names without those that one before them says already, in part, or under another name:
    of "compliance", "Compliance" and "ensuring compliance" the first."""
    kept: list[str] = []
    said: list[frozenset[str]] = []
    for name in names:
        words = frozenset(stem(token.word) for token in tokens(name))
        if not any(_is_same(name, words, *each) for each in zip(kept, said, strict=True)):
            kept.append(name)
            said.append(words)
    return tuple(kept)


def _is_same(name: str, words: frozenset[str], other: str, said: frozenset[str]) -> bool:
    one, two = lexicon().get(name), lexicon().get(other)
    within = bool(words and said) and (words <= said or said <= words)
    if one is not None and two is not None:
        # Java is not Java EE, but whoever does engineering management does engineering.
        return one.name == two.name or (within and f"{name}{other}".islower())
    return within


def pronoun(terms: tuple[str, ...]) -> str:
    """ "it" or "them"."""
    return "it" if len(terms) == 1 else "them"


def listed(terms: tuple[str, ...]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(terms) < 2:
        return "".join(terms)
    return f"{', '.join(terms[:-1])} and {terms[-1]}"


def _is_said(keyword: Keyword) -> bool:
    return (keyword.matched_as or keyword.term).lower() == keyword.term.lower()


def _is_work(resume: Resume, keyword: Keyword) -> bool:
    sections = (resume.section_at(place.line) for place in keyword.evidence)
    return any(section is not None and section.kind in _WORK for section in sections)
