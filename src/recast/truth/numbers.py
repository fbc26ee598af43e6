"""Numbers that the resume does not state: invented, changed, or carried over from elsewhere."""

import math
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from recast.truth.edit import Edit
from recast.truth.finding import Finding
from recast.truth.quantities import Quantity, quantities
from recast.truth.text import Text, Word
from recast.truth.thesaurus import weight
from recast.truth.word_lists import word_list
from recast.truth.years import YEARS_AFTER

_CONTEXT: Final = 4
_WINDOW: Final = 16
_COUNTED: Final = 9
_LISTED: Final = word_list("things that are counted in a resume")
_VAGUE: Final = word_list("vague amounts")


def findings(edit: Edit) -> Iterator[Finding]:
    if edit.kind == "contact":
        return
    shown = quantities(edit.before)
    for amount in quantities(edit.after):
        if amount.unit == "year" or YEARS_AFTER.match(edit.after.plain, amount.end):
            continue
        if not (_among(amount, shown) or _is_sum(edit, amount) or _elsewhere(edit, amount)):
            yield _finding(edit, amount, shown)
    yield from _vague(edit)


def _finding(edit: Edit, amount: Quantity, shown: Sequence[Quantity]) -> Finding:
    words = edit.after.exact(amount.start, amount.end).strip()
    same = [old for old in shown if old.unit == amount.unit]
    if len(same) == 1:
        was = edit.before.exact(same[0].start, same[0].end).strip()
        reason = f"The original says {was}, not {words}."
    else:
        reason = f"The original does not state the figure {words} here."
    return Finding(amount.start, amount.end, "number", reason)


def _vague(edit: Edit) -> Iterator[Finding]:
    for word in edit.added:
        if word.text in _VAGUE and word.text not in edit.local.words:
            shown = edit.after.exact(word.start, word.end)
            reason = f'The original gives no amount like "{shown}".'
            yield Finding(word.start, word.end, "number", reason)


def _among(amount: Quantity, shown: Sequence[Quantity]) -> bool:
    return any(same_amount(amount, old) for old in shown)


def same_amount(new: Quantity, old: Quantity) -> bool:
    """Whether `old` shows `new`: equal, or rounded within the last stated digit and said so."""
    if not _same_unit(new, old):
        return False
    if math.isclose(new.value, old.value, rel_tol=1e-9):
        return new.hedge != "over" or old.hedge == "over"
    short = old.value - new.value
    if new.hedge == "over":
        return 0 < short < new.step and short <= old.value / 2
    rounded = abs(short) <= new.step / 2 and abs(short) <= 0.05 * old.value
    # Rounding up without a word for it ("48" to "50") makes the figure larger than it is.
    return rounded and (short > 0 or new.hedge == "about" or new.step < 1)


def _same_unit(new: Quantity, old: Quantity) -> bool:
    return new.unit == old.unit or (new.unit == "count" and old.unit in ("money", "times"))


def _is_sum(edit: Edit, amount: Quantity) -> bool:
    """Whether it adds up two shown amounts that the edit states beside it: "16: 14 and 2"."""
    old_values = [old.value for old in quantities(edit.before) if old.unit == amount.unit]
    if len(old_values) < 2:
        return False
    stated = {new.value for new in quantities(edit.after)}
    shown = [value for value in old_values if value in stated]
    return any(one + other == amount.value for one, other in combinations(shown[:8], 2))


def _counts_lines(edit: Edit, amount: Quantity) -> bool:
    """Whether it counts what the resume lists: "two degrees" where two lines name one."""
    at = edit.after.index_at(amount.end)
    following = edit.after.words[at : at + _CONTEXT]
    if amount.unit != "count" or amount.value > _COUNTED or edit.job is not None:
        return False
    if not any(word.text in _LISTED for word in following):
        return False
    lines = edit.evidence.lines_by_concept
    return any(len(lines.get(key, ())) >= amount.value for w in following[:2] for key in w.concepts)


def _elsewhere(edit: Edit, amount: Quantity) -> bool:
    """Whether the same job states it of the same thing: a bare match of digits is too little."""
    counted, named = _counted(edit.after, amount), _named(edit.after, amount)
    local = edit.local if edit.job is not None else edit.evidence.told
    for pool in (local, edit.evidence.told_in_general):
        for old in quantities(pool.text):
            if not same_amount(amount, old):
                continue
            if counted & _around(pool.text, old) or named & _named(pool.text, old):
                return True
    return _counts_lines(edit, amount)


def _named(text: Text, amount: Quantity) -> frozenset[str]:
    """What the word right before an amount means, as in "Creative Suite 5"."""
    at = text.index_at(amount.start)
    return text.words[at - 1].concepts if at and _tells(text.words[at - 1]) else frozenset()


def _counted(text: Text, amount: Quantity) -> frozenset[str]:
    """What an amount is of: the word after it, or two for a share; the last one before if none."""
    words = _telling_after(text, amount)[: 2 if amount.unit == "percent" else 1]
    if not words:
        at = text.index_at(amount.start)
        words = [word for word in text.words[:at][-_WINDOW:] if _tells(word)][-1:]
    return frozenset(key for word in words for key in word.concepts)


def _telling_after(text: Text, amount: Quantity) -> list[Word]:
    at = text.index_at(amount.end)
    return [word for word in text.words[at : at + _WINDOW] if _tells(word)]


def _tells(word: Word) -> bool:
    return weight(word.text) > 0 and not word.text[0].isdigit()


def _around(text: Text, amount: Quantity) -> frozenset[str]:
    """What the words near an amount mean."""
    at = text.index_at(amount.start)
    before = [w for w in text.words[max(0, at - _WINDOW) : at] if weight(w.text) > 0]
    after = _telling_after(text, amount)
    near = (*before[-_CONTEXT:], *after[:_CONTEXT])
    return frozenset(key for word in near for key in word.concepts)
