"""Lifts skills that are shown in the work itself into the skills section."""

from collections.abc import Iterator

from recast.customization.engine import Brief
from recast.customization.proposing import propose
from recast.domain.item_list import LONGEST_ITEM, ItemList, cased_like
from recast.domain.plan import Draft
from recast.domain.resume import Resume
from recast.engines.builtin.bullet_lines import mark_of
from recast.engines.builtin.lists import may_grow, skill_lists
from recast.engines.builtin.shown_terms import distinct, listed, name_of, pronoun, proved
from recast.lexicon import lexicon
from recast.reading.resume_parts import Section

MOST = 8  # More new skills than this at once reads as stuffing.


def drafts(brief: Brief) -> Iterator[Draft]:
    """One draft for each list that grows, one for what fits into none; none that wins nothing,
    for a word that the work shows well enough is only repeated in a list, and none that would
    claim anything there."""
    return (each for each in _lifted(brief) if _is_worth_it(each, brief))


def _is_worth_it(draft: Draft, brief: Brief) -> bool:
    proposed = propose(draft, brief)
    return proposed.score_change > 0 and proposed.check.verdict == "supported"


def _lifted(brief: Brief) -> Iterator[Draft]:
    sections = [s for s in brief.resume.sections if s.kind == "skills"]
    text = "\n".join(brief.resume.line(number) for s in sections for number in s.lines)
    terms = _unlisted(brief, text)
    if sections:
        # Of several, the one that is made of lists takes more of them.
        home = max(sections, key=lambda section: len(skill_lists(brief.resume, section)))
        yield from _grown(brief.resume, home, terms)
    elif terms:
        yield _draft("Skills", "", ", ".join(terms), terms, None)


def _unlisted(brief: Brief, section_text: str) -> tuple[str, ...]:
    """Names of proved skills that the section does not say, under any name."""
    known = {mention.skill.name for mention in lexicon().find(section_text)}
    names = []
    for keyword in proved(brief):
        name = name_of(brief, keyword)
        skill = lexicon().get(name)
        said = name.lower() in section_text.lower() or (skill and skill.name in known)
        if not said:
            names.append(name)
    return distinct(names)[:MOST]


def _grown(resume: Resume, section: Section, terms: tuple[str, ...]) -> Iterator[Draft]:
    lists = [found for found in skill_lists(resume, section) if may_grow(resume, section, found)]
    by_list: dict[int | None, list[str]] = {}
    for term in terms:
        home = _home(term, lists)
        by_list.setdefault(home.line if home else None, []).append(term)
    for found in lists:
        added = tuple(by_list.get(found.line, ()))
        if added:
            after = found.grown(added)
            yield _draft(section.name, found.text, after, added, found.line)
    homeless = tuple(by_list.get(None, ()))
    if homeless:
        yield _draft(section.name, "", _new_lines(resume, section, homeless), homeless, None)


def _new_lines(resume: Resume, section: Section, terms: tuple[str, ...]) -> str:
    """The terms as the section has its own: one a line where it has one a line, with its marks."""
    lines = [text for text in map(resume.line, section.lines) if text.strip()]
    mark = mark_of(lines[-1]) if lines else ""
    bare = [text[len(mark_of(text)) :] for text in lines]
    cased = cased_like(bare, terms)
    apart = len(lines) > 1 and all(len(text.split()) <= LONGEST_ITEM for text in bare)
    return f"\n{mark}".join([mark + cased[0], *cased[1:]]) if apart else mark + ", ".join(cased)


def _home(term: str, lists: list[ItemList]) -> ItemList | None:
    """The list a skill belongs in: of its own kind, then a plain or a catch-all one."""
    skill = lexicon().get(term)
    families = lexicon().ancestors(skill) if skill else frozenset()
    kin = [found for found in lists if families & _families(found)]
    if kin:
        return max(kin, key=lambda found: len(families & _families(found)))
    open_lists = [found for found in lists if found.takes_anything]
    return max(open_lists, key=lambda found: len(found.items), default=None)


def _families(found: ItemList) -> frozenset[str]:
    skills = (lexicon().get(item) for item in found.items)
    return frozenset(name for skill in skills if skill for name in lexicon().ancestors(skill))


def _draft(
    section: str, before: str, after: str, terms: tuple[str, ...], line: int | None
) -> Draft:
    named = listed(terms)
    return Draft(
        title=f"List what your work shows: {named}",
        section=section,
        kind="skills",
        before=before,
        after=after,
        rationale=(
            f"The posting asks for {named}. Your work shows {pronoun(terms)}, your list of skills "
            "does not say so yet."
        ),
        instructions=f"Add {pronoun(terms)} to the skills; nothing else changes.",
        ats_impact="What stands in the list and in the work counts most.",
        keywords=terms,
        line=line,
    )
