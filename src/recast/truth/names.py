"""Names made of common words that the original does not put together: "United Way"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from recast.truth.edit import Edit
from recast.truth.finding import Finding
from recast.truth.text import Text, Word

_PARTS = 2
_MOSTLY = 0.5


def findings(edit: Edit) -> Iterator[Finding]:
    if edit.kind in ("contact", "heading") or _is_in_title_case(edit.after):
        return
    for run in _capital_runs(edit.after):
        if _is_new(edit, run):
            start, end = run[0].start, run[-1].end
            words = edit.after.exact(start, end)
            yield Finding(start, end, "name", f'The original does not name "{words}".')


def _is_in_title_case(text: Text) -> bool:
    """Whether most words have a capital, so that capitals mark no names."""
    letters = [text.shown(word)[0] for word in text.words if word.text[0].isalpha()]
    return sum(letter.isupper() for letter in letters) > _MOSTLY * len(letters)


def _capital_runs(text: Text) -> Iterator[list[Word]]:
    """Runs of two or more capitalised words with nothing but a blank between them."""
    run: list[Word] = []
    for word in text.words:
        shown = text.shown(word)
        capital = shown[:1].isupper() and len(shown) > 1
        joined = bool(run) and text.plain[run[-1].end : word.start] == " "
        if run and not (capital and joined):
            yield from _named(text, run)
            run = []
        if capital:
            run.append(word)
    yield from _named(text, run)


def _named(text: Text, run: list[Word]) -> Iterator[list[Word]]:
    if run and text.opens_sentence(run[0]):
        run = run[1:]
    if len(run) >= _PARTS:
        yield run


def _is_new(edit: Edit, run: Sequence[Word]) -> bool:
    """Whether no two neighbours of the run stand together in the original, and some word is new
    here. Skills, and what spells out an abbreviation, are judged elsewhere."""
    mentions = [(each.start, each.end) for each in edit.after.mentions]
    if any(start <= word.start < end for word in run for start, end in mentions):
        return False
    added = {word.start for word in edit.added}
    new = [word for word in run if word.start in added and word.start not in edit.explained]
    pairs = edit.evidence.pairs
    return bool(new) and not any((one.text, two.text) in pairs for one, two in pairwise(run))
