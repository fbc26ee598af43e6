"""Makers of products: "Microsoft Word" claims no more than "Word", "SAP ERP" more than "ERP"."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from recast.truth.text import Text, Word


def maker_words(text: Text) -> frozenset[int]:
    """Starts of the words that only name the maker of the product right after them."""
    return frozenset(word.start for word in _makers(text.words))


def _makers(words: Sequence[Word]) -> Iterator[Word]:
    products = _products()
    for at, word in enumerate(words[:-1]):
        known = products.get(word.text, frozenset())
        one = words[at + 1].text
        two = f"{one} {words[at + 2].text}" if at + 2 < len(words) else one
        if one in known or two in known:
            yield word


@cache
def _products() -> dict[str, frozenset[str]]:
    """The products of each maker, by folded names of one or two words."""
    data = resources.files("recast.truth").joinpath("data", "vendors.txt")
    found: dict[str, frozenset[str]] = {}
    for line in data.read_text(encoding="utf-8").splitlines():
        makers, _, products = line.partition(":")
        if products:
            names = frozenset(name.strip() for name in products.split(","))
            found.update({maker.strip(): names for maker in makers.split(",")})
    return found
