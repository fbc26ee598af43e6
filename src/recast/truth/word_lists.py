"""Lists of words that the detectors look for, read from data/words.txt by their names."""

from functools import cache
from importlib import resources


def word_list(name: str) -> frozenset[str]:
    """The words under `[name]`. Raises KeyError for a name that the file does not have."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = resources.files("recast.truth").joinpath("data", "words.txt").read_text("utf-8")
    lists: dict[str, frozenset[str]] = {}
    for block in text.split("\n["):
        name, _, body = block.partition("]")
        lines = [line for line in body.splitlines() if not line.startswith("#")]
        lists[name.lstrip("[")] = frozenset(" ".join(lines).split())
    return lists
