"""The words of the plan: an explanation that the person profits from, not a log."""

from recast.customization.engine import Brief
from recast.domain.analysis import Keyword
from recast.engines.builtin.shown_terms import listed
from recast.lexicon import lexicon

_WELL = 50.0  # Points under which nobody should read that what they show is said well.
# What a person can do something about; the title is spoken of apart, soft skills prove nothing.
_TELLING = ("hard_skill", "certification", "education")


def summary(brief: Brief) -> str:
    analysis = brief.analysis
    required = _of(brief, "required")
    shown = [keyword for keyword in required if keyword.found]
    sentences = [f"Your resume scores {analysis.score:.0f} of 100 for this posting."]
    if required:
        sentences.append(_counted(len(required), shown))
    if _room(brief) >= 1:
        sentences.append(
            f"Said in the posting's words, what you already show could reach "
            f"{analysis.attainable_score:.0f}."
        )
    elif shown:
        sentences.append("It already says what it can in words that the posting would recognise.")
    return _joined(sentences)


def job_analysis(brief: Brief) -> str:
    job, parts = brief.job, brief.job.parts
    name = job.title or "This posting"
    at = f" at {job.company}" if job.company else ""
    required = [keyword for keyword in _of(brief, "required") if keyword.kind in _TELLING]
    # What no lexicon knows may be a place or a heading; it is named last.
    required.sort(key=lambda keyword: keyword.kind == "hard_skill" and not _is_known(keyword))
    preferred = _of(brief, "preferred")[:4]
    sentences = []
    if required:
        sentences.append(f"{name}{at}: above all the posting requires {_named(required[:6])}.")
    else:
        sentences.append(f"{name}{at}.")
    if preferred:
        sentences.append(f"Nice to have: {_named(preferred)}.")
    if parts.years:
        sentences.append(_years(brief, parts.years))
    missing = [keyword for keyword in required if not keyword.found][:4]
    if missing:
        sentences.append(
            f"Your resume does not show {_named(missing)}. I add nothing that it does not show; "
            "if you have done it, tell me."
        )
    return _joined(sentences)


def closing(brief: Brief, changes: int) -> str:
    if changes:
        return (
            f"That makes {_count(changes, 'change')}. Each rests on lines that stand in your "
            "resume; accept what reads like you and reject the rest.\n"
        )
    if brief.level != "extensive":
        return "At this level I would change nothing. A higher level looks at more.\n"
    if _room(brief) >= 1 or brief.analysis.score < _WELL:
        return "I found no line that I could change without putting words into your mouth.\n"
    return "I would change nothing: what you show is already said well for this posting.\n"


def _room(brief: Brief) -> float:
    """Points between the score and what could be reached without claiming anything new."""
    return brief.analysis.attainable_score - brief.analysis.score


def _joined(sentences: list[str]) -> str:
    """The sentences, with one full stop where an abbreviation ends one ("B.S.")."""
    return " ".join(sentences).replace("..", ".")


def _counted(required: int, shown: list[Keyword]) -> str:
    """How many of the required terms are shown, and the first of them by name."""
    if not shown:
        return f"It shows none of the {_count(required, 'required term')}."
    among = ", among them" if len(shown) > 3 else ":"
    terms = _count(required, "required term")
    return f"Of {terms} it shows {len(shown)}{among} {_named(shown[:3])}."


def _years(brief: Brief, asked: float) -> str:
    shown = brief.resume.years
    said = f"It asks for {_count(asked, 'year')} of experience"
    if shown is None:
        return f"{said}; your dates could not be read, so check that every job has its months."
    return f"{said}; the dates of your jobs add up to {int(shown)}."


def _of(brief: Brief, importance: str) -> list[Keyword]:
    return [keyword for keyword in brief.analysis.keywords if keyword.importance == importance]


def _is_known(keyword: Keyword) -> bool:
    return " or " in keyword.term or lexicon().get(keyword.term) is not None


def _named(keywords: list[Keyword]) -> str:
    """The terms in a row; semicolons part them where one of them is a row itself."""
    terms = tuple(keyword.term for keyword in keywords)
    return "; ".join(terms) if any(", " in term for term in terms) else listed(terms)


def _count(number: float, noun: str) -> str:
    return f"{number:g} {noun}{'' if number == 1 else 's'}"
