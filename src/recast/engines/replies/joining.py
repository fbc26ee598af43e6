"""Joins a reply that was cut off with its continuation, without saying anything twice."""

import re

# As much of the reply's end is compared with the continuation's beginning.
LOOK_BACK = 2000
# A continuation is held back until this much of it can be compared.
HOLD = 600
# From here on a repetition is no accident, wherever in a line it begins.
SURE = 12
# A continuation that begins like the whole reply, for this long, has started all over again.
ANEW = 60
_PREAMBLE = re.compile(
    r"\A\s*(?:```[\w-]*\s*\n|(?:sure|certainly|okay|ok|of course|here(?:'s| is| are)|"
    r"continuing|continued|\[continu)[^\n]{0,120}(?::|…|\.\.\.|\])\s*\n+)",
    re.IGNORECASE,
)


class Joiner:
    """The continuation goes in as it comes; what is new of it comes out."""

    def __init__(self, so_far: str) -> None:
        self._so_far = so_far
        self._held: list[str] = []
        self._length = 0
        self._need = HOLD if so_far else 0
        self._joined = not so_far

    def feed(self, text: str) -> str:
        if self._joined:
            return text
        self._held.append(text)
        self._length += len(text)
        if self._length < self._need:
            return ""
        held = "".join(self._held)
        if self._begins_anew(held):
            # What it repeats is as long as what was said; it is waited for.
            self._need = len(self._so_far) + HOLD
            if self._length < self._need:
                return ""
        return self._join()

    def close(self) -> str:
        return "" if self._joined else self._join()

    def _join(self) -> str:
        self._joined = True
        held = "".join(self._held)
        self._held = []
        if self._begins_anew(held):
            return held[_common(self._so_far, held) :]
        plain = _PREAMBLE.sub("", held, count=1)
        return plain[overlap(self._so_far, plain) :]

    def _begins_anew(self, held: str) -> bool:
        start = self._so_far[:ANEW]
        return len(start) == ANEW and held.startswith(start)


def overlap(said: str, more: str) -> int:
    """How many characters at the beginning of `more` repeat the end of `said`.

    Few characters may agree by chance ("proces" and "sing"), so a short repetition counts only
    where it is a whole word's beginning, and never where it is a number.
    """
    tail = said[-LOOK_BACK:]
    for length in range(min(len(tail), len(more)), 0, -1):
        if tail.endswith(more[:length]) and _is_repetition(tail, length):
            return length
    return 0


def _is_repetition(tail: str, length: int) -> bool:
    repeated = tail[-length:]
    # A blank said twice is a repetition, a line's end is not: two of them make a blank line.
    if length >= SURE or not repeated.strip(" "):
        return True
    starts_word = length == len(tail) or not tail[-length - 1].isalnum()
    return starts_word and repeated[0].isalpha()


def _common(one: str, other: str) -> int:
    length = min(len(one), len(other))
    for place in range(length):
        if one[place] != other[place]:
            return place
    return length
