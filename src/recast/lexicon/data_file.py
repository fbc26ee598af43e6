"""Reads the skills data: one entry a line, `name | aliases | families | year`.

`field:` and `kind:` lines hold for what follows, `#` begins a comment line, and `?` before a
name or alias marks a word that also means something else and so needs context.
"""

from typing import Final, NamedTuple

from recast.lexicon.entry import SKILL_KINDS, Skill, SkillKind

_COLUMNS: Final = 4
_EMPTY: Final = [""] * _COLUMNS
_NONE: Final[frozenset[str]] = frozenset()


class Entry(NamedTuple):
    """A skill with those of its forms that are ambiguous."""

    skill: Skill
    ambiguous: frozenset[str]


def parse_entries(text: str) -> list[Entry]:
    """The entries of one data file. Raises ValueError that names the line it cannot read."""
    entries: list[Entry] = []
    field = "other"
    kind: SkillKind = "hard_skill"
    for number, line in enumerate(map(str.strip, text.split("\n")), start=1):
        if not line or line[0] == "#":
            continue
        if line.startswith("field:"):
            field = line[6:].strip()
        elif line.startswith("kind:"):
            kind = _kind(line[5:].strip(), number)
        else:
            entries.append(_entry(line, kind, field, number))
    return entries


def _kind(name: str, number: int) -> SkillKind:
    for kind in SKILL_KINDS:
        if kind == name:
            return kind
    raise ValueError(f"line {number}: no such kind: {name}")


def _entry(line: str, kind: SkillKind, field: str, number: int) -> Entry:
    columns = line.split("|")
    if len(columns) > _COLUMNS:
        raise ValueError(f"line {number}: more than {_COLUMNS} columns: {line}")
    name, aliases, families, year = (columns + _EMPTY)[:_COLUMNS]
    forms = (name.strip(), *_items(aliases))
    ambiguous = _NONE
    if "?" in line:
        ambiguous = frozenset(form[1:].strip() for form in forms if form[0] == "?")
        forms = tuple(form[1:].strip() if form[0] == "?" else form for form in forms)
    since = int(year) if year else None
    return Entry(Skill(forms[0], kind, field, forms[1:], _items(families), since), ambiguous)


def _items(column: str) -> tuple[str, ...]:
    if not column:
        return ()
    return tuple([item for item in map(str.strip, column.split(",")) if item])
