"""Whether the resume talks about what the posting keeps talking about."""

import math
from collections.abc import Collection
from typing import Final

from recast.analysis.posting import Posting
from recast.analysis.posting_words import POSTING_WORDS, WORK_WORDS
from recast.analysis.shown import Shown
from recast.lexicon.words import spans, stem
from recast.reading.job_parts import TermKind

_NAMED_MOST: Final = 3
_ENOUGH_LINES: Final = 3
_MORE_LINES: Final = 1
_SHORT_POSTING: Final = 1.5
_ENOUGH_TERMS: Final = 5
"""Terms of a posting from which on their words alone are what it asks for."""
_HALF: Final = 0.8
_TOPICS: Final[frozenset[TermKind]] = frozenset({"hard_skill", "certification"})


def emphasis(posting: Posting, shown: Shown, also: Collection[str] = frozenset()) -> float | None:
    """0-1, None for a posting without words. A word counts in full once three lines have it.

    `also` are words (stems) reckoned as if one more line had them.

    The word vectors meet as in a cosine, of which only the posting's side is divided by its
    length: what else a resume says takes nothing away from it.
    """
    weights = posting.emphases
    if not weights:
        return None
    # Divided by the length, not by the sum: with the sum a long posting, of which no resume
    # could show the greater part, would lose to a short one that says little.
    length = math.sqrt(math.fsum(value * value for value in weights.values()))
    within_reach = min(_SHORT_POSTING, math.fsum(weights.values()) / length)
    lines = shown.lines_about
    shared = math.fsum(
        value * min(_ENOUGH_LINES, lines(word) + (_MORE_LINES if word in also else 0))
        for word, value in weights.items()
    )
    ratio = shared / _ENOUGH_LINES / length / within_reach
    return ratio * ratio / (ratio * ratio + _HALF)


def unsaid(posting: Posting, shown: Shown) -> tuple[str, ...]:
    """The weightiest words of the skills asked for that the resume does not have, as the posting
    spells them; a word said only once is no emphasis, title and company are no topic."""
    named = {stem(word) for word in spans(f"{posting.title} {posting.company}")[0]}
    asked = {
        word
        for wanted in posting.wanted
        if wanted.is_named and wanted.term.kind in _TOPICS
        for word in wanted.stems
    }
    topics = asked if len(posting.wanted) >= _ENOUGH_TERMS else posting.counts.keys()
    topics = topics - POSTING_WORDS - WORK_WORDS - named
    missing = [
        (value, word)
        for word, value in posting.emphases.items()
        if word in topics and posting.counts[word] > 1 and not shown.says(word)
    ]
    stems = [
        word for _, word in sorted(missing, key=lambda pair: (-pair[0], pair[1]))[:_NAMED_MOST]
    ]
    spelled = {stem(word): word for word in reversed(posting.words)} if stems else {}
    return tuple(spelled.get(word, word) for word in stems)
