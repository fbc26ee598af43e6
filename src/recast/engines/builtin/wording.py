"""The posting's wording for what the resume already shows in other words."""

import re
from collections.abc import Iterator

from recast.customization.engine import Brief
from recast.customization.proposing import propose
from recast.domain.analysis import Evidence, Keyword
from recast.domain.plan import Draft
from recast.domain.resume import Resume
from recast.engines.builtin.phrases import as_written, fits, phrase
from recast.lexicon import lexicon
from recast.lexicon.words import stem, tokens

# What a posting hangs on a name without making it another one.
_GENERIC = frozenset(
    stem(word) for word in ("products", "suite", "software", "tools", "skills", "experience")
)
# Names of things. A soft skill's or a degree's other name seldom fits the grammar of the line.
_WORDED = ("hard_skill", "certification")


def drafts(brief: Brief) -> Iterator[Draft]:
    """One draft a term: the first place where the resume says the same thing differently. None
    that loses, for the words that give way may have shown something else too, and none that
    would say more than they did ("advanced Excel" for "Excel models")."""
    return (each for each in _drafts(brief) if _is_harmless(each, brief))


def _is_harmless(draft: Draft, brief: Brief) -> bool:
    proposed = propose(draft, brief)
    return proposed.score_change >= 0 and proposed.check.verdict == "supported"


def _drafts(brief: Brief) -> Iterator[Draft]:
    used = _fixed_lines(brief.resume)
    for keyword in brief.analysis.keywords:
        # What the posting says too need not give way to another of its words.
        if not _says_it_differently(keyword) or _has(brief.job.text, keyword.matched_as or ""):
            continue
        place = _place(brief.resume, keyword, used)
        if place is not None:
            used.add(place.line)
            yield _draft(brief.resume, keyword, place)


def _fixed_lines(resume: Resume) -> set[int]:
    """Lines whose words are names: headings, the heads of jobs, and the contact."""
    heads = {number for job in resume.positions for number in job.header_lines}
    contact = {n for s in resume.sections if s.kind == "contact" for n in s.lines}
    return heads | contact | set(resume.headings)


def _says_it_differently(keyword: Keyword) -> bool:
    said = keyword.matched_as
    if not (keyword.found and said and keyword.kind in _WORDED):
        return False
    if _plain(said) == _plain(keyword.term) or _stems(said) == _stems(keyword.term):
        return False
    shown, wanted = lexicon().get(said), lexicon().get(keyword.term)
    # Only another name of the very same thing: a family is a weaker statement, not a synonym.
    if shown is None or wanted is None or shown.name != wanted.name:
        return False
    # Its usual name gives way to no other, "PowerPoint" not to "Power Point"; beside its
    # abbreviation it stays.
    gives_way = "(" not in as_written(said, keyword.term)
    if gives_way and shown.name.lower() == said.lower():
        return False
    return not _only_looser(said, keyword.term)


def _only_looser(said: str, term: str) -> bool:
    """Whether the posting's words lose a version ("HTML" for "HTML5"), a plural or a word, clip
    one ("tech support"), or hang more words on the same name ("Office products"): nothing is won
    by any of these, and a word more may not fit the sentence ("cut the close process")."""
    if _plain(said).rstrip("0123456789s") == _plain(term).rstrip("0123456789s"):
        return True
    # What follows a name makes it another thing: "SQL scripts", "inventory control".
    if term.lower().startswith(f"{said.lower()} "):
        return True
    if _is_clipped(said, term):
        return True
    old, new = set(_stems(said)), set(_stems(term))
    more = old < new and term == term.lower()
    return new < old or more or bool(_GENERIC & (old ^ new))


def _is_clipped(said: str, term: str) -> bool:
    whole, short = said.lower().split(), term.lower().split()
    return len(whole) == len(short) and all(map(str.startswith, whole, short))


def _place(resume: Resume, keyword: Keyword, used: set[int]) -> Evidence | None:
    """A line to say it in: no name of anything, not one that is being reworded already, and not
    where the posting's word already stands."""
    if any(_has(line, keyword.term) for line in resume.lines):
        return None
    said = keyword.matched_as or ""
    places = (e for e in keyword.evidence if e.line not in used)
    return next((e for e in places if fits(resume.line(e.line), said, keyword.term)), None)


def _draft(resume: Resume, keyword: Keyword, place: Evidence) -> Draft:
    said, term = keyword.matched_as or "", keyword.term
    before = resume.line(place.line)
    match = phrase(said).search(before)
    spelled = as_written(match.group() if match else said, term)
    after = phrase(said).sub(lambda _: spelled, before, count=1)
    return Draft(
        title=f"Say “{term}” where you say “{said}”",
        section=place.section,
        kind="wording",
        before=before,
        after=after,
        rationale=(
            f"The posting calls it “{term}”, your resume “{said}”. It is the same thing, but some "
            "systems search for the posting's words only."
        ),
        instructions=f"Write “{spelled}” in this line.",
        ats_impact=f"A search for “{term}” now finds you.",
        keywords=(term,),
        line=place.line,
    )


def _has(line: str, words: str) -> bool:
    return phrase(words).search(line) is not None


def _stems(text: str) -> list[str]:
    return [stem(token.word) for token in tokens(text)]


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())
