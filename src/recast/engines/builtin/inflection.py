"""Gerunds back to their verbs, and verbs to their past, for the verbs of the lexicon."""

from typing import Final, Literal, TypeAlias

from recast.lexicon.verbs import verb_of

Form: TypeAlias = Literal["base", "third", "past"]
"""Manage, manages, managed."""

_IRREGULAR: Final = {
    "run": "ran",
    "build": "built",
    "lead": "led",
    "write": "wrote",
    "teach": "taught",
    "sell": "sold",
    "buy": "bought",
    "hold": "held",
    "keep": "kept",
    "make": "made",
    "take": "took",
    "give": "gave",
    "find": "found",
    "bring": "brought",
    "draw": "drew",
    "drive": "drove",
    "oversee": "oversaw",
    "set": "set",
    "cut": "cut",
    "put": "put",
    "meet": "met",
    "deal": "dealt",
    "speak": "spoke",
    "spend": "spent",
    "undertake": "undertook",
    "grow": "grew",
    "send": "sent",
    "win": "won",
    "begin": "began",
    "get": "got",
    "do": "did",
    "see": "saw",
    "feed": "fed",
    "read": "read",
    "lay": "laid",
    "pay": "paid",
    "say": "said",
    "rewrite": "rewrote",
    "rebuild": "rebuilt",
    "troubleshoot": "troubleshot",
}
_VOWELS: Final = "aeiou"


def base_of_gerund(word: str) -> str | None:
    """ "managing" to "manage", "planning" to "plan"; None for a word that is no known verb."""
    verb = verb_of(word) if word.endswith("ing") else None
    return verb.base if verb else None


def is_past(word: str) -> bool:
    """Whether a folded word is the past of a known verb ("led", "designed"), not its base."""
    verb = verb_of(word)
    return verb is not None and word == past(verb.base) != verb.base


def form_of(word: str) -> Form | None:
    """The form of a known verb that opens a line; None for other words, and for "cut" and "set",
    which are both present and past."""
    verb = verb_of(word)
    if verb is None or past(verb.base) == verb.base:
        return None
    forms: tuple[Form, ...] = ("base", "third", "past")
    return next((form for form in forms if inflected(verb.base, form) == word), None)


def inflected(verb: str, form: Form) -> str:
    if form == "past":
        return past(verb)
    return _third(verb) if form == "third" else verb


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def past(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    if _doubles(verb):
        return verb + verb[-1] + "ed"
    return verb + "ed"


def _doubles(verb: str) -> bool:
    """One short vowel before one last consonant, in a verb of one syllable: plan, ship, trim."""
    syllables = sum(letter in _VOWELS for letter in verb)
    return (
        syllables == 1
        and len(verb) > 2
        and verb[-1] not in _VOWELS + "wxy"
        and verb[-2] in _VOWELS
        and verb[-3] not in _VOWELS
    )
