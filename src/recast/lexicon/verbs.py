"""Verbs graded by how much of the work they claim: assisted, contributed, built, led, directed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

ASSISTED: Final = 1.0
CONTRIBUTED: Final = 2.0
BUILT: Final = 3.0
LED: Final = 4.0
DIRECTED: Final = 5.0

_VOWELS: Final = "aeiou"
_DATA: Final = Path(__file__).with_name("data") / "verbs.txt"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb by its base form; `strength` runs from 1 (assisted) to 5 (directed)."""

    base: str
    strength: float


def verb_of(word: str) -> Verb | None:
    """The graded verb that a folded word is a form of ("oversaw" is of "oversee"), if any."""
    return _forms().get(word)


def is_base_form(word: str) -> bool:
    """Whether a word is a verb as it stands in the dictionary, and so may be a noun as well."""
    verb = verb_of(word)
    return verb is not None and (word == verb.base or word.endswith("s"))


@cache
def _forms() -> dict[str, Verb]:
    """Every form of every verb. A form that two verbs share belongs to the first listed."""
    forms: dict[str, Verb] = {}
    for verb, irregular in _entries(_DATA.read_text(encoding="utf-8")):
        for form in (verb.base, *irregular, *_regular_forms(verb.base)):
            forms.setdefault(form, verb)
    return forms


def _entries(text: str) -> Iterator[tuple[Verb, list[str]]]:
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        strength, _, verbs = line.partition(":")
        for item in verbs.split(","):
            base, _, irregular = item.strip().partition("(")
            if base:
                yield Verb(base.strip(), float(strength)), irregular.rstrip(")").split()


def _regular_forms(base: str) -> tuple[str, ...]:
    """Third person, past and -ing form by the rules of spelling; both where two are in use."""
    if base.endswith("e"):
        return base + "s", base + "d", base[:-1] + "ing", base + "ing"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    plain = (third, base + "ed", base + "ing")
    if _doubles(base):
        return (*plain, base + base[-1] + "ed", base + base[-1] + "ing")
    return plain


def _doubles(base: str) -> bool:
    """Whether the last letter may double: a consonant after a single vowel ("plan", "travel")."""
    return (
        len(base) > 2
        and base[-1] not in _VOWELS + "wxy"
        and base[-2] in _VOWELS
        and base[-3] not in _VOWELS
    )
