"""Whether one name may stand where another stands in a line, and how it is then written."""

import re

from recast.engines.builtin.lists import is_item_of
from recast.lexicon import lexicon
from recast.lexicon.words import stem, tokens


def phrase(words: str) -> re.Pattern[str]:
    """These words as words of their own, in any case."""
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)


def fits(line: str, said: str, term: str) -> bool:
    """Whether `term` can take the place of `said` in the line without spoiling its grammar or
    the name of something: always in a list, and for names of products; in a sentence an ordinary
    word only gives way to one of the same build.
    """
    match = phrase(said).search(line)
    if match is None:
        return False
    if is_acronym(said) or is_acronym(term):
        return _abbreviates(said, term) or _abbreviates(term, said) or not _is_ordinary(term)
    if is_item_of(line, match.group()) or not (_is_ordinary(said) or _is_ordinary(term)):
        return True
    return _same_build(said, term) and not _within_a_name(line, match)


def as_written(said: str, term: str) -> str:
    """Acronym and expansion together, so that a search for either finds the line."""
    if _abbreviates(term, said):
        return f"{said} ({term})"
    if _abbreviates(said, term):
        return f"{_cased(said, term)} ({said})"
    return _cased(said, term)


def is_acronym(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return 2 <= len(letters) <= 6 and all(letter.isupper() for letter in letters)


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters of an acronym are found in order in a name of several words, the first
    of them at its start."""
    if not is_acronym(short) or is_acronym(long) or " " not in long:
        return False
    left = iter(long.lower())
    letters = [letter for letter in short.lower() if letter.isalpha()]
    return long.lower().startswith(letters[0]) and all(letter in left for letter in letters)


def _cased(said: str, term: str) -> str:
    """A product's name has its own casing; an ordinary word takes that of the words it replaces."""
    known = lexicon().get(term)
    if known is not None and known.name.lower() == term.lower() and not _is_ordinary(term):
        return known.name
    if not _is_ordinary(term):
        return term
    if said.islower() or is_acronym(said):
        return term.lower()
    return term.title() if said.istitle() and " " in said else term[:1].upper() + term[1:].lower()


def _is_ordinary(text: str) -> bool:
    """Whether a name is made of ordinary words, as the lexicon writes it, not a proper name."""
    known = lexicon().get(text)
    # "end user support" is another name of "IT support", but no proper name.
    described = " " in text and text == text.lower()
    if known is not None and (not described or known.name.lower() == text):
        return known.name == known.name.lower() and known.name.replace(" ", "").isalpha()
    return text == text.lower()


def _same_build(said: str, term: str) -> bool:
    """As many words, one of them in common, and a last word of the same ending."""
    old, new = said.lower().split(), term.lower().split()
    shared = {stem(token.word) for token in tokens(said)} & {
        stem(token.word) for token in tokens(term)
    }
    return len(old) == len(new) and bool(shared) and _ending(old[-1]) == _ending(new[-1])


def _ending(word: str) -> str:
    return next((end for end in ("ing", "s") if word.endswith(end)), "")


def _within_a_name(line: str, match: re.Match[str]) -> bool:
    """Whether a capitalised word stands beside it: it is then part of a name, of a team or unit."""
    before = re.search(r"[A-Z][\w&]*\s$", line[: match.start()])
    after = re.match(r"\s[A-Z]", line[match.end() :])
    return bool(before and match.group()[:1].isupper()) or bool(after)
