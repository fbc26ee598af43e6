"""Words as everything else compares them: folded characters, tokens with offsets, stems."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain
from typing import Final, TypeAlias

from recast.lexicon.stop_words import STOP_WORDS as STOP_WORDS

# Letters of other alphabets that look like Latin ones; they hide a word from a plain comparison.
_LOOKALIKES: Final = dict(
    zip(
        "АВЕЅІЈКМНОРСТХҮаеѕіјкорсухԁһԛԝҽΑΒΕΖΗΙΚΜΝΟΡΤΥΧονɑɡı",
        "ABESIJKMHOPCTXYaesijkopcyxdhqweABEZHIKMNOPTYXovagi",
        strict=True,
    )
)
_SHAPES: Final = {
    **dict.fromkeys("‘’‚‛′ʼ´`＇", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("•‣▪●◦∙⁃", "•"),
    "…": "...",
    "⁄": "/",
    "∕": "/",
}
_ZERO_WIDTH: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u202a"
    "\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
_ERASED: Final = re.compile(f"[{_ZERO_WIDTH}]")
_ZERO_WIDTH_SET: Final = frozenset(_ZERO_WIDTH)
_LATIN: Final = re.compile(r"[A-Za-z]")
_WORD_RUN: Final = re.compile(r"[^\W\d_]+")
_SHAPE_TABLE: Final = str.maketrans(_SHAPES)
_LOOKALIKE_TABLE: Final = str.maketrans(_LOOKALIKES)
_LOOKALIKE_SET: Final = frozenset(_LOOKALIKES)


def normalise(text: str) -> str:
    """Text that looks the same written the same way: NFKC, no zero-width characters, plain
    quotes and dashes, and no foreign look-alikes inside Latin words. Case and accents stay."""
    if text.isascii():
        return text
    plain = _ERASED.sub("", unicodedata.normalize("NFKC", text)).translate(_SHAPE_TABLE)
    if _LOOKALIKE_SET.isdisjoint(plain) or not _LATIN.search(plain):
        return plain
    return _WORD_RUN.sub(lambda match: _unmasked(match.group()), plain)


def _unmasked(word: str) -> str:
    # A word of a real Cyrillic or Greek text has letters without a Latin double; leave it alone.
    foreign = [letter for letter in word if ord(letter) > 0x24F]
    if foreign and all(letter in _LOOKALIKES for letter in foreign):
        return word.translate(_LOOKALIKE_TABLE)
    return word


class _Folds(dict[int, str]):
    """Character to its folded form, filled as characters are met: lower case, no accents."""

    def __missing__(self, code: int) -> str:
        folded = _folded(chr(code))
        self[code] = folded
        return folded


def _folded(letter: str) -> str:
    if letter in _ZERO_WIDTH_SET:
        return ""
    letter = _SHAPES.get(letter) or _LOOKALIKES.get(letter) or letter
    parts = unicodedata.normalize("NFKD", letter)
    if len(parts) == 1 and unicodedata.combining(parts):
        return ""
    kept = "".join(part for part in parts if not unicodedata.combining(part))
    # A compatibility form may be long (U+FDFA is 18 letters); such signs are not words here.
    return kept.lower() if 0 < len(kept) <= 3 else letter.lower()


_FOLDS: Final = _Folds()


_FEW: Final = 40
_UNUSUAL: Final = re.compile("[^\x00-\x7f]")


def fold(text: str) -> str:
    """Lower case without accents, look-alikes or zero-width characters: only for comparing."""
    return text.lower() if text.isascii() else _fold(text, _unusual(text))


def _unusual(text: str) -> list[str]:
    # Sorted, for the order of a set of strings differs from run to run.
    return sorted(set(_UNUSUAL.findall(text)))


def _fold(text: str, unusual: list[str]) -> str:
    if len(unusual) > _FEW:
        return text.translate(_FOLDS)
    # Most texts have a few bullets and dashes: replacing each is twice as fast as a translation.
    for letter in unusual:
        text = text.replace(letter, _FOLDS[ord(letter)])
    return text.lower()


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its folded form and where it stands in the text as given."""

    word: str
    start: int
    end: int


# "&" counts as a word ("R&D"), "+" and "#" belong to what they follow ("C++", "C#"), and a dot to
# what it leads (".NET") or to the initials it separates ("B.S."). "A" are letters and digits.
_WORD_PATTERN: Final = (
    r"([A]+(?:(?=['+#.])(?:'s?(?![A])|\+{1,2}(?![A])|\#"
    r"|(?<=(?<![A])[a-z])\.(?:[a-z]\.)+(?:[a-z](?![A]))?))?"
    r"|&"
    r"|\.(?<![A]\.)net(?![A]|_))"
)


@cache
def _token(letters: str) -> re.Pattern[str]:
    return re.compile(_WORD_PATTERN.replace("A", letters))


def _token_for(folded: Iterable[str]) -> re.Pattern[str]:
    """The pattern of a word for a text of these unusual characters.

    A set of plain letters is searched in half the time that the whole of Unicode takes.
    """
    if any(sign > "\x7f" and sign.isalnum() for sign in chain.from_iterable(folded)):
        return _token(r"^\W_")
    return _token("a-z0-9")


def bare(word: str) -> str:
    """A folded token without the dots of initials and the mark of the possessive."""
    if word == "&":
        return "and"
    if "'" in word:
        word = word.removesuffix("s").removesuffix("'") if word.endswith("'s") else word[:-1]
    if "." in word and word[0] != ".":
        return word.replace(".", "")
    return word


# The words of a text as three parallel lists: folded words, their starts, their ends (excluded).
Spans: TypeAlias = tuple[list[str], list[int], list[int]]


def spans(text: str) -> Spans:
    """The words of `text` with where they stand in it as given. Linear in its length."""
    unusual = [] if text.isascii() else _unusual(text)
    folded = _fold(text, unusual)
    forms = [_FOLDS[ord(letter)] for letter in unusual]
    # Gap, word, gap, word … gap: their lengths add up to the places, without an object a word.
    pieces = _token_for(forms).split(folded)
    ends = list(accumulate(map(len, pieces)))
    words = pieces[1::2]
    if not all(map(str.isalnum, words)):
        words = [word if word.isalnum() else bare(word) for word in words]
    starts, ends = ends[:-1:2], ends[1::2]
    resized = [letter for letter, form in zip(unusual, forms, strict=True) if len(form) != 1]
    if not resized:
        return words, starts, ends
    places = _places(text, resized)
    return words, [places[start] for start in starts], [places[end - 1] + 1 for end in ends]


def _places(text: str, resized: list[str]) -> list[int]:
    """For each character of the folded text, where it came from.

    `resized` are the letters that fold to none or to several; all others keep step.
    """
    places: list[int] = []
    done = 0
    for match in re.finditer(f"[{re.escape(''.join(resized))}]", text):
        index = match.start()
        places.extend(range(done, index))
        places.extend([index] * len(_FOLDS[ord(match.group())]))
        done = index + 1
    places.extend(range(done, len(text)))
    return places


def tokens(text: str) -> tuple[Token, ...]:
    """The words of `text` in order. Linear in its length."""
    return tuple(map(Token, *spans(text)))


_MOST_REMEMBERED: Final = 1 << 16


class _Memory(dict[str, str]):
    """A word to what is made of it, filled as words are met."""

    def __init__(self, work: Callable[[str], str]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        made = self[word] = self._work(word)
        return made


def _remembered(work: Callable[[str], str]) -> Callable[[str], str]:
    # Every word of every text comes here three times. A hit of lru_cache writes to the entries
    # beside it, which are seldom in the processor's cache: that takes about twice as long.
    return _Memory(work).__getitem__


_NO_PLURAL: Final = ("ss", "us", "is", "os", "as")
# Of words in -ics only these are plurals: "economics" is a science, "economic" anything of money.
_PLURALS_TEXT: Final = (
    "antibiotics characteristics clinics comics critics epics fabrics graphics heuristics lyrics "
    "mechanics medics metrics optics paramedics tactics topics"
)
_PLURALS: Final = frozenset(_PLURALS_TEXT.split())


@_remembered
def singular(word: str) -> str:
    """A folded word without its plural ending: "databases" is "database", "analyses" "analysis"."""
    if len(word) < 4 or len(word) > 40 or word[-1] != "s" or word.endswith(_NO_PLURAL):
        return word
    if word.endswith("ics") and word not in _PLURALS:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("yses"):
        return word[:-2] + "is"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


_VOWEL: Final = re.compile(r"[aeiouy]")
# Words whose ending only looks like that of a verb.
_WHOLE_TEXT: Final = (
    "thing something anything everything nothing string spring king ring wing sing bring sting "
    "during morning evening ceiling building engineering marketing accounting nursing "
    "need speed feed seed bed red shed embed hundred"
)
_WHOLE: Final = frozenset(_WHOLE_TEXT.split())


@_remembered
def stem(word: str) -> str:
    """A folded word without plural, -ing and -ed: "testing", "tests", "tested" are all "test".

    Simple suffix rules in the manner of Porter's first step (M. F. Porter, 1980); deterministic.
    """
    word = singular(word)
    if len(word) > 40 or word in _WHOLE:
        return word
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= 3 and _VOWEL.search(base):
            return _undoubled(base)
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def _undoubled(base: str) -> str:
    if base[-1] == base[-2] and base[-1] not in "lsz":
        return base[:-1]
    return base[:-1] if base.endswith("e") and len(base) > 3 else base


# Each leaves four letters or more, so that short words keep their identity.
_DERIVED_TEXT: Final = (
    "izations isations ization isation ational ically ements ement ation ments ment ition ances "
    "ance ence ities ity ical ship izing ising izer iser ant ent ist ive ion ize ise ial ics ers "
    "ors er or al ic ly y"
)
_DERIVED: Final = frozenset(_DERIVED_TEXT.split())
_LONGEST_ENDING: Final = 8


@_remembered
def root(word: str) -> str:
    """What related words share: "accountant", "accounting", "accounts" are all "account".

    The stem of each begins with it. For weak evidence only: it also joins words that mean
    different things.
    """
    base = stem(word) if word not in _WHOLE else word.removesuffix("ing")
    if len(base) > 40:
        return base
    for size in range(min(_LONGEST_ENDING, len(base) - 3), 0, -1):
        ending = base[-size:]
        if ending in _DERIVED and (len(base) - size >= 4 or ending == "ation"):
            base = base[:-size]
            break
    return base[:-1] if len(base) > 4 and base[-1] in "ei" else base
