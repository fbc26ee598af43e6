"""The skills lexicon: what is a skill, what it is called, and what it is a kind of."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final, Literal

from recast.lexicon.data_file import Entry, parse_entries
from recast.lexicon.entry import Mention, Skill
from recast.lexicon.finder import Finder
from recast.lexicon.forms import key_of, words_of_name
from recast.lexicon.words import Spans, spans

_DATA: Final = Path(__file__).with_name("data") / "skills"


class Lexicon:
    """All skills, found by any of their names. Immutable once built."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        merged = _merged(entries)
        self._skills = tuple([entry.skill for entry in merged])
        self._by_name = {skill.name: skill for skill in self._skills}
        self._ancestors: dict[str, frozenset[str]] = {}
        self._finder = Finder(merged)

    @property
    def skills(self) -> tuple[Skill, ...]:
        return self._skills

    def get(self, name: str) -> Skill | None:
        """The skill of that name or alias, in any spelling that `find` would accept."""
        known = self._by_name.get(name)
        if known is not None:
            return known
        words = words_of_name(name)
        return self._finder.get(key_of(words)) if words else None

    def is_ambiguous(self, name: str) -> bool:
        """Whether that word also means something else, so that `find` asks for context."""
        words = words_of_name(name)
        return bool(words) and self._finder.is_ambiguous(key_of(words))

    def find(self, text: str, words: Spans | None = None) -> tuple[Mention, ...]:
        """The skills named in `text`, longest first where they overlap, in order of place.

        Words that also mean something else ("go", "excel") count only in a fitting context.
        `words` spares splitting the text again where the caller has its spans already. Linear in
        the length of the text.
        """
        return self._finder.find(text, spans(text) if words is None else words)

    def ancestors(self, skill: Skill) -> frozenset[str]:
        """The names of everything that `skill` is a kind of."""
        known = self._ancestors.get(skill.name)
        if known is None:
            known = self._ancestors[skill.name] = self._climb(skill)
        return known

    def _climb(self, skill: Skill) -> frozenset[str]:
        seen: set[str] = set()
        waiting = list(skill.families)
        while waiting:
            parent = self.get(waiting.pop())
            if parent is not None and parent.name not in seen and parent.name != skill.name:
                seen.add(parent.name)
                waiting.extend(parent.families)
        named = (family for family in skill.families if self.get(family) is None)
        return frozenset(seen.union(named))

    def supports(self, shown: Skill, wanted: Skill) -> Literal["same", "kind_of"] | None:
        """Whether having `shown` shows `wanted`: PostgreSQL shows relational databases, no
        database shows PostgreSQL, and React does not show Angular."""
        if shown.name == wanted.name:
            return "same"
        return "kind_of" if wanted.name in self.ancestors(shown) else None


def _merged(entries: Iterable[Entry]) -> list[Entry]:
    """Each name once: a skill listed under several fields keeps the first and all its forms."""
    by_name: dict[str, Entry] = {}
    for entry in entries:
        name = entry.skill.name.lower()
        first = by_name.get(name)
        by_name[name] = entry if first is None else _joined(first, entry)
    return list(by_name.values())


def _joined(first: Entry, second: Entry) -> Entry:
    skill, other = first.skill, second.skill
    return Entry(
        skill._replace(
            aliases=tuple(dict.fromkeys((*skill.aliases, *other.aliases))),
            families=tuple(dict.fromkeys((*skill.families, *other.families))),
            since=skill.since or other.since,
        ),
        first.ambiguous | second.ambiguous,
    )


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package's own data, read once."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(_DATA.glob("*.txt")))
    return Lexicon([entry for text in texts for entry in parse_entries(text)])
