"""Which lines are headings, told from how the lines of one document are set."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from recast.reading.heading_names import kind_of_name

_MOST_HEADING_WORDS = 8
_BODY_WORDS = 14
# "E X P E R I E N C E"
LETTER_SPACED = re.compile(r"(?:[^\W\d_] ){4,}[^\W\d_]\b")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a line is set. `size` is in points, `level` the outline level (0 the top) if styled."""

    text: str
    size: float
    bold: bool = False
    caps: bool = False
    level: int | None = None
    title: bool = False
    bullet: bool = False


def heading_flags(settings: Sequence[Setting]) -> list[bool | None]:
    """True, False or None (cannot tell) for each line.

    A way of setting type is that of headings if it differs from the body's and known section
    titles are set in it; then every short line set so is a heading, known words or not.
    """
    body = _body(settings)
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, setting in enumerate(settings):
        if setting.text:
            groups[_key(setting)].append(index)
    flags: list[bool | None] = [_certainly_not(setting) for setting in settings]
    for key, members in groups.items():
        if key == body or not _stands_out(settings[members[0]], body):
            continue
        if _is_heading_style([settings[index] for index in members]):
            for index in members:
                if flags[index] is None and not settings[index].title:
                    flags[index] = True
    return flags


def _stands_out(setting: Setting, body: tuple[object, ...] | None) -> bool:
    """Small type is for notes, whatever words stand in it."""
    emphasized = setting.bold or setting.caps or setting.level is not None
    return emphasized or body is None or round(setting.size * 2) >= cast("int", body[1])


def _body(settings: Sequence[Setting]) -> tuple[object, ...] | None:
    weights: Counter[tuple[object, ...]] = Counter()
    for setting in settings:
        weights[_key(setting)] += len(setting.text)
    return weights.most_common(1)[0][0] if weights else None


def _key(setting: Setting) -> tuple[object, ...]:
    return (setting.level, round(setting.size * 2), setting.bold, setting.caps)


def _certainly_not(setting: Setting) -> bool | None:
    words = setting.text.split()
    long = len(words) > _BODY_WORDS or (len(words) > _MOST_HEADING_WORDS and words[-1][-1] == ".")
    return False if long or (setting.bullet and setting.level is None) else None


def names_a_section(text: str) -> bool:
    """Whether a line reads like the title of a resume's section."""
    if len(text.split()) > _MOST_HEADING_WORDS and not LETTER_SPACED.match(text):
        return False
    return kind_of_name(text) not in {None, "sub"}


def _is_heading_style(members: Sequence[Setting]) -> bool:
    known = sum(names_a_section(member.text) for member in members)
    short = sum(len(member.text.split()) <= _MOST_HEADING_WORDS for member in members)
    # A style of job titles holds a section's word now and then ("Education Consultant").
    return known > 0 and known * 3 >= len(members) and short * 10 >= len(members) * 8
