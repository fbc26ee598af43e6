"""A skill of the lexicon, and a place in a text that names one."""

from typing import Final, Literal, NamedTuple, TypeAlias, cast, get_args

SkillKind: TypeAlias = Literal[
    "hard_skill", "soft_skill", "certification", "education", "title", "language"
]
SKILL_KINDS: Final = cast(tuple[SkillKind, ...], get_args(SkillKind))


class Skill(NamedTuple):
    """`families` are what it is a kind of, `since` the year it first could be had, if known."""

    name: str
    kind: SkillKind
    field: str
    aliases: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    since: int | None = None


class Mention(NamedTuple):
    """A skill named in a text at `start` to `end` (excluded).

    `exact` is False where the words are an inflection or another spelling of a listed form.
    """

    skill: Skill
    start: int
    end: int
    text: str
    exact: bool
