"""Words broken at the end of a line: does the hyphen belong to the word?"""

import re
from collections.abc import Iterable

# First halves that form compounds with a hyphen far more often than they open a longer word.
_FIRST_WORDS = """all award best beta big bottom brand business client cloud co code community
computer cost cross customer data deep detail document domain double e early easy end energy
entry event ever fast feature first five four free front full future goal half hand hands hard
high highly industry key large lead less life light live long low machine market mid middle
mission multi native near new next no non object off one open out part peer performance plug
point problem process product quality quick rapid ready real remote result results revenue risk
role rule run safety second security self semi service seven short single six small software
solution state stop team technology ten test third three time to top two type up user value
vendor video voice web well wide work world year"""
# Second halves that stand behind a hyphen with almost any first half.
_ALWAYS_SECOND_WORDS = """agnostic aligned aware based centered centric compliant critical driven
efficient enabled facing focused friendly functional grade intensive native oriented owned powered
ready related sensitive sized specific tolerant wide winning"""
_SOMETIMES_SECOND_WORDS = """back bound building class com commerce cutting day depth down edge
effective end field first free green handling impact language learning level line location making
management money neutral new notch office on out page party place platform premise premises price
proof purpose quality reported review rich round scale scalable sector selling server service side
solving source speed stack standing starter state step stop style task team tech term testing
threaded tier time to touch trained turn up user value volume work working world year"""
_FIRST = frozenset(_FIRST_WORDS.split())
_ALWAYS_SECOND = frozenset(_ALWAYS_SECOND_WORDS.split())
_SECOND = _ALWAYS_SECOND | frozenset(_SOMETIMES_SECOND_WORDS.split())
# Beginnings of words that are words as well, where the typesetter's hyphen is the likelier.
_ENDINGS = re.compile(
    r"(?:[bt]?[aeiou]?bl[ey]|ably|[st]ions?|tional|ments?|ness|ing|ings|ities|ity|ally|ous|"
    r"ance|ence|ated|ating|ative|ers?|ed|ly|ful|ism|ist|ists|ize|ized|izing|ship|tures?|ture)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)+|[^\W_]+")
_TAIL = re.compile(r"[^\W_]+$")
_HEAD = re.compile(r"[^\W_]+")


class Hyphenation:
    """Decides for one document, from its other words and from the program that set it.

    `breaks_words` says whether that program breaks words by itself, as TeX and typst do and as
    word processors and browsers do not.
    """

    def __init__(self, words: Iterable[str], breaks_words: bool) -> None:
        self._known = frozenset(word.lower().replace("‐", "-").replace("‑", "-") for word in words)
        self._breaks_words = breaks_words

    def join(self, line: str, following: str) -> str:
        """Two lines made one. `line` ends with its hyphen."""
        before, after = line[:-1], following.lstrip()
        tail, head = _TAIL.search(before), _HEAD.match(after)
        if tail is None or head is None:
            # A dash between other things: "2019 –" or "(self-)".
            return f"{before}- {after}" if before[-1:].isspace() else f"{before}-{after}"
        keeps = self._keeps(tail.group(), head.group())
        return before + ("-" if keeps else "") + after

    def _keeps(self, first: str, second: str) -> bool:
        low_first, low_second = first.lower(), second.lower()
        if f"{low_first}-{low_second}" in self._known:
            return True
        if low_first + low_second in self._known:
            return False
        if not first.isalpha() or not second[0].islower():
            return True
        if low_second in _ALWAYS_SECOND or (low_first in _FIRST and low_second in _SECOND):
            return True
        if _ENDINGS.fullmatch(low_second):
            return False
        # Word processors and browsers break a line only at a hyphen that the person typed.
        return not self._breaks_words


def words_of(lines: Iterable[str]) -> set[str]:
    """Every word and hyphenated compound of these lines, for `Hyphenation`."""
    return {word for line in lines for word in _WORD.findall(line)}
