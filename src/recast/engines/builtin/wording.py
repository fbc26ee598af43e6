"""The posting's wording for what the resume already shows in other words."""

import re
from collections.abc import Iterator

from recast.customization.engine import Brief
from recast.domain.analysis import Evidence, Keyword
from recast.domain.plan import Draft
from recast.domain.resume import Resume
from recast.lexicon import lexicon
from recast.lexicon.words import stem, tokens

# Names of things. A soft skill's or a degree's other name seldom fits the grammar of the line.
_WORDED = ("hard_skill", "certification")


def drafts(brief: Brief) -> Iterator[Draft]:
    """One draft a term: the first place where the resume says the same thing differently."""
    used: set[int] = set()
    for keyword in brief.analysis.keywords:
        if not _says_it_differently(keyword):
            continue
        place = _place(brief.resume, keyword, used)
        if place is not None:
            used.add(place.line)
            yield _draft(brief.resume, keyword, place)


def _says_it_differently(keyword: Keyword) -> bool:
    said = keyword.matched_as
    if not (keyword.found and said and keyword.kind in _WORDED):
        return False
    if _plain(said) == _plain(keyword.term) or _stems(said) == _stems(keyword.term):
        return False
    shown, wanted = lexicon().get(said), lexicon().get(keyword.term)
    # Only another name of the very same thing: a family is a weaker statement, not a synonym.
    return shown is not None and wanted is not None and shown.name == wanted.name


def _place(resume: Resume, keyword: Keyword, used: set[int]) -> Evidence | None:
    """A line to say it in: not a heading, not one that is being reworded already, and not where
    the posting's word already stands."""
    if any(_has(line, keyword.term) for line in resume.lines):
        return None
    headings = set(resume.headings)
    said = keyword.matched_as or ""
    places = (e for e in keyword.evidence if e.line not in used and e.line not in headings)
    return next((e for e in places if _has(resume.line(e.line), said)), None)


def _draft(resume: Resume, keyword: Keyword, place: Evidence) -> Draft:
    said, term = keyword.matched_as or "", keyword.term
    before = resume.line(place.line)
    spelled = _as_written(said, term)
    pattern = re.compile(rf"(?<!\w){re.escape(said)}(?!\w)", re.IGNORECASE)
    after = pattern.sub(lambda _: spelled, before, count=1)
    return Draft(
        title=f"Say “{term}” where you say “{said}”",
        section=place.section,
        kind="wording",
        before=before,
        after=after,
        rationale=(
            f"The posting calls it “{term}”. Your resume shows the same thing as “{said}”, and "
            "some systems search for the posting's words only."
        ),
        instructions=f"Write “{spelled}” in this line.",
        ats_impact=f"A search for “{term}” now finds you.",
        keywords=(term,),
        line=place.line,
    )


def _as_written(said: str, term: str) -> str:
    """Acronym and expansion together, so that a search for either finds the line."""
    if _is_acronym(term) and not _is_acronym(said) and " " in said:
        return f"{said} ({term})"
    if _is_acronym(said) and " " in term:
        return f"{_cased(term)} ({said})"
    return _cased(term)


def _cased(term: str) -> str:
    """The lexicon's casing, unless the posting's own carries meaning (a product's name)."""
    known = lexicon().get(term)
    if known is not None and known.name.lower() == term.lower():
        return known.name
    return term


def _is_acronym(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return 2 <= len(letters) <= 6 and all(letter.isupper() for letter in letters)


def _has(line: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", line, re.IGNORECASE) is not None


def _stems(text: str) -> list[str]:
    return [stem(token.word) for token in tokens(text)]


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())
