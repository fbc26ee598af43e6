"""What the words of a sentence tell about it: boilerplate, an offer, a wish, a demand, a duty."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias, cast, get_args

import ahocorasick

_NOTHING = "nothing"
"""Phrases that end in a cue and yet tell nothing: "other duties as required"."""

Cue: TypeAlias = Literal[
    "legal", "about", "benefits", "required", "preferred", "asks", "duty", "denies"
]


@cache
def sections_of(file_name: str) -> dict[str, list[str]]:
    """A data file of this package as its [sections], each a list of lines without comments."""
    text = Path(__file__).with_name("data").joinpath(file_name).read_text(encoding="utf-8")
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in map(str.strip, text.split("\n")):
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return sections


def words_of(file_name: str, section: str) -> frozenset[str]:
    """The words of one section of a data file, however many stand on a line."""
    return frozenset(word for line in sections_of(file_name)[section] for word in line.split())


@cache
def _automaton() -> ahocorasick.Automaton:
    cues: dict[str, set[str]] = {}
    for cue, phrases in sections_of("job_cues.txt").items():
        assert cue in (*get_args(Cue), _NOTHING)
        for phrase in phrases:
            cues.setdefault(phrase, set()).update({cue} - {_NOTHING})
    automaton = ahocorasick.Automaton()
    for phrase, named in cues.items():
        bare = phrase.rstrip("*")
        automaton.add_word(bare, (len(bare), phrase.endswith("*"), frozenset(named)))
    automaton.make_automaton()
    return automaton


def small_letters(text: str) -> str:
    """The text in small letters, every one at its place: a few grow when they are made small."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def cues_in(text: str) -> Iterator[tuple[int, int, frozenset[Cue]]]:
    """Start, end and meaning of every cue in the text, in order of their ends. Linear."""
    low = small_letters(text)
    silent = 0
    for last, (length, goes_on, cues) in _automaton().iter(low):
        start, end = last + 1 - length, last + 1
        begins = start == 0 or not low[start - 1].isalnum()
        ends = goes_on or end == len(low) or not low[end].isalnum()
        if not begins or not ends or end == silent:
            continue
        if not cues or low.startswith("not ", start):
            # Of the cues with one end the longest comes first.
            silent = end
        if cues:
            yield start, end, cast(frozenset[Cue], cues)
