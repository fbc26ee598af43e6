"""Reads a posting that is nothing but a list of key skills."""

import re

from recast.lexicon import lexicon
from recast.reading.job_headings import heading_pattern, rated_heading
from recast.reading.job_parts import Term, TermKind, kind_of_skill
from recast.reading.job_title import is_title_word

_SPLIT = re.compile(r"[,;\n|•·]+")
_SENTENCE = re.compile(r"[a-z)][.!?](?:\s|$)")
# Words of sentences and headings; names of skills do without them.
_SENTENCE_WORD = re.compile(
    r"\b(?:with|the|you|your|our|we|is|are|will|must|have|requirements|responsibilities"
    r"|qualifications|looking|years?|least|ability|such|other|their)\b",
    re.IGNORECASE,
)
# An advertisement on one line has commas too: "Hiring: Cook (grill or fry), $18, 555-0101".
_OF_NO_ITEM = re.compile(r"\bor\b|[:$]|\b\d{3}[-. ]\d{4}\b", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 1500
_MOST_WORDS = 7
_LONGEST_HEADING = 60
_MEAN_WORDS = 3.6
_EDGES = " \t.-–—:*•·|()[]\"'"


def keyword_items(text: str) -> list[str]:
    """The items of a bare list, each once and as written; none where the text is anything else."""
    if not text or len(text) > _LONGEST or _SENTENCE.search(text) or _SENTENCE_WORD.search(text):
        return []
    pieces = _SPLIT.split(text)
    if any(map(_is_no_item, pieces)) or any(map(_is_heading, text.split("\n"))):
        return []
    items = [" ".join(piece.split()).strip(_EDGES) for piece in pieces]
    items = [item for item in items if _LETTER.search(item)]
    lengths = [len(item.split()) for item in items]
    if len(items) < 2 or max(lengths) > _MOST_WORDS or sum(lengths) > _MEAN_WORDS * len(items):
        return []
    return list({item.lower(): item for item in reversed(items)}.values())[::-1]


def _is_no_item(piece: str) -> bool:
    halved = piece.count("(") != piece.count(")")
    item = piece.strip(_EDGES)
    return (halved or bool(_OF_NO_ITEM.search(item))) and lexicon().get(item) is None


def _is_heading(line: str) -> bool:
    """Whether a line opens a part of a posting: a bare list has one part only."""
    line = line.strip()
    words = line.rstrip(" :：-–—")
    if not words or len(words) > _LONGEST_HEADING:
        return False
    opens = heading_pattern().fullmatch(words)
    marked = opens is not None and (words != line or opens.lastgroup == "preferred")
    return marked or rated_heading(line) is not None


def terms_of_items(items: list[str]) -> tuple[Term, ...]:
    """Every item of a bare list is asked for; the earlier, the more important."""
    terms = [_term(item, index / len(items)) for index, item in enumerate(items)]
    return tuple(_once(terms))


def _term(item: str, place: float) -> Term:
    skill = lexicon().get(item)
    kind: TermKind
    if skill is not None:
        kind = kind_of_skill(skill)
    else:
        kind = "title" if is_title_word(item.split()[-1]) else "hard_skill"
    weight = (0.5 if kind == "soft_skill" else 1.0) * (1 - 0.2 * place)
    return Term(item, kind, "required", round(weight, 4), skill.name if skill else None)


def _once(terms: list[Term]) -> list[Term]:
    """A skill under two of its names is one term, under the first."""
    seen: dict[str, Term] = {}
    for term in terms:
        seen.setdefault((term.skill or term.text).lower(), term)
    return sorted(seen.values(), key=lambda term: -term.weight)
