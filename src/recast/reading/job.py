"""Reads what a posting asks for out of its text."""

import math
import re
from bisect import bisect_right

from recast.lexicon import Mention, lexicon
from recast.reading.job_alternatives import with_choices
from recast.reading.job_asks import degree_asked, languages_asked, years_asked
from recast.reading.job_candidates import BOILERPLATE, Candidate, candidates_of
from recast.reading.job_clauses import demand_of
from recast.reading.job_company import company_of
from recast.reading.job_keywords import keyword_items, terms_of_items
from recast.reading.job_language import foreign_language_of
from recast.reading.job_layout import Layout, lay_out
from recast.reading.job_level import employment_type_of, seniority_of
from recast.reading.job_parts import JobPart, JobParts, Term
from recast.reading.job_sections import PlacedUnit, parts_of, place_units
from recast.reading.job_tagger import Tagger, tagger
from recast.reading.job_terms import terms_of
from recast.reading.job_title import first_line_of, title_of

_LATIN_WORD = re.compile(r"[A-Za-z]{2,20}")
_REQUIRING = frozenset({"requirements", "preferred"})
_ENOUGH_WORDS = 80
_ENOUGH_TERMS = 6
# Of a posting in another language only the names of products and the like are understood.
_IN_NAMES_ONLY = 0.3


def read_job_parts(text: str) -> JobParts:
    """Title, parts, terms, years and degree of a posting. Never raises."""
    layout = lay_out(text)
    items = keyword_items(layout.text)
    if items:
        return _read_keywords(layout, items)
    return read_laid_out(layout, tagger())


def _read_keywords(layout: Layout, items: list[str]) -> JobParts:
    terms = terms_of_items(items)
    title = next((term.text for term in terms if term.kind == "title"), "")
    mentions = lexicon().find(layout.text)
    return JobParts(
        title=title,
        company="",
        seniority=seniority_of(title, ""),
        employment_type=employment_type_of("", layout.text),
        parts=(JobPart("requirements", layout.origin(0), layout.origin(len(layout.text) - 1) + 1),),
        terms=terms,
        years=years_asked(items),
        degree=degree_asked(items),
        languages=languages_asked(mentions),
        readable=round(min(1.0, 0.4 + 0.1 * len(terms)), 3),
    )


def read_laid_out(layout: Layout, tagger: Tagger) -> JobParts:
    """Reads a posting in sentences with the given model."""
    text = layout.text
    placed = place_units(text, layout.units)
    asking = [unit for unit in placed if unit.kind not in BOILERPLATE]
    mentions = lexicon().find(text)
    foreign = foreign_language_of(text)
    title = title_of(text) or (foreign and first_line_of(text))
    company = company_of(text, title)
    candidates = with_choices(text, candidates_of(text, placed, mentions, tagger))
    if foreign:
        candidates = [each for each in candidates if each.skill and is_proper(each.text)]
    terms = terms_of(text, _not_named(text, company, candidates), title)
    sentences = [demand for unit in asking if (demand := demand_of(text, unit))]
    return JobParts(
        title=title,
        company=company,
        seniority=seniority_of(title, text),
        employment_type=employment_type_of(title, text),
        parts=tuple(_as_given(layout, part) for part in parts_of(placed)),
        terms=terms,
        years=years_asked(sentences),
        degree=degree_asked(sentences),
        languages=languages_asked(_inside(asking, mentions)),
        readable=round(readable(text, terms) * (_IN_NAMES_ONLY if foreign else 1.0), 3),
        foreign=foreign,
    )


def is_proper(name: str) -> bool:
    """Whether it is written like a proper name, which is the same in every language."""
    return any(letter.isupper() for letter in name)


def _not_named(text: str, company: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates that share nothing with the company's name where it stands, but for the name
    itself where a requirement has it: who hires for Salesforce may want Salesforce."""
    if not company:
        return candidates
    starts = [match.start() for match in re.finditer(re.escape(company), text)]
    kept = []
    for each in candidates:
        nearest = bisect_right(starts, each.end - 1) - 1
        named = nearest >= 0 and each.start < starts[nearest] + len(company)
        whole = each.skill is not None and each.end - each.start >= len(company)
        if not named or (whole and each.unit.kind in _REQUIRING):
            kept.append(each)
    return kept


def _as_given(layout: Layout, part: JobPart) -> JobPart:
    return JobPart(part.kind, layout.origin(part.start), layout.origin(part.end - 1) + 1)


def _inside(placed: list[PlacedUnit], mentions: tuple[Mention, ...]) -> list[Mention]:
    kept: list[Mention] = []
    index = 0
    for mention in mentions:
        while index < len(placed) and placed[index].end <= mention.start:
            index += 1
        if index < len(placed) and placed[index].start <= mention.start:
            kept.append(mention)
    return kept


def readable(text: str, terms: tuple[Term, ...]) -> float:
    """How much of the posting could be made sense of, 0-1: Latin words, and terms among them."""
    words = len(_LATIN_WORD.findall(text[:20_000]))
    visible = sum(1 for word in text[:20_000].split() if word)
    if not words or not terms:
        return round(min(0.15, 0.15 * words / _ENOUGH_WORDS), 3)
    latin = min(1.0, words / max(1, visible))
    full = math.sqrt(min(1.0, words / _ENOUGH_WORDS) * min(1.0, len(terms) / _ENOUGH_TERMS))
    return round(latin * full, 3)
