"""Languages that people speak, in the wordings of postings: "native speaker of Spanish",
"Bilingual English/Spanish", "Spanish speaking" all ask for Spanish."""

from collections.abc import Sequence
from typing import Final

from recast.lexicon import Skill, lexicon
from recast.lexicon.words import STOP_WORDS

BILINGUAL: Final = "bilingual"
_ABOUT_SPEAKING_TEXT: Final = (
    "bilingual multilingual trilingual speak speaker speaking spoken write written writing read "
    "reading verbal oral native fluent fluently fluency proficient proficiency professional "
    "business conversational working full good excellent strong advanced basic command knowledge "
    "language languages level ability skills mother tongue c1 c2 b1 b2 a1 a2 english plus"
)
_ABOUT_SPEAKING: Final = STOP_WORDS | frozenset(_ABOUT_SPEAKING_TEXT.split())


def spoken_language(words: Sequence[str]) -> Skill | None:
    """The one language that folded words ask for, all others of them being about speaking it.

    English counts for nothing beside another: who writes the resume in it shows it.
    """
    others = [word for word in words if word not in _ABOUT_SPEAKING]
    if len(others) != 1 or len(words) == 1:
        return None
    skill = lexicon().get(others[0])
    return skill if skill is not None and skill.kind == "language" else None


def is_another_language(skill: Skill) -> bool:
    """Whether knowing it makes somebody bilingual whose resume is in English."""
    return skill.kind == "language" and skill.name != "English"
