"""Reads what a form sends, once, at the edge."""

from typing import cast

from flask import request

from recast.documents.limits import PARAGRAPHS, TEXT_CHARACTERS
from recast.documents.xml_text import storable
from recast.domain.errors import InputError, NotFound, TooLarge

LARGEST_ID = 2**63 - 1
# Characters. What is longer is no line of a resume, and looking through it would hold up everybody
# else who is served by this process.
LONGEST_WORDS = 5_000


def required_id(name: str) -> int:
    """A stored thing's id out of the form. Raises InputError."""
    text = request.form.get(name, "").strip()
    if not text:
        raise InputError(f"Say which one: {name} is missing.")
    return _whole(name, text)


def path_id(text: str, noun: str) -> int:
    """An id out of an address; one that cannot exist is simply not found."""
    id = whole(text)
    if id is None:
        raise NotFound(f"There is no such {noun}.")
    return id


def whole(text: str) -> int | None:
    """A number from 0 that the database can hold, None where `text` is none."""
    # Python refuses to read thousands of digits with an error of its own, so length comes first.
    if len(text) > len(str(LARGEST_ID)) or not text.isascii() or not text.isdigit():
        return None
    number = int(text)
    return number if number <= LARGEST_ID else None


def before() -> int | None:
    """The query's `before`, None where it is not given. Raises InputError where it is no id."""
    given = request.args.get("before")
    if not given:
        return None
    id = whole(given)
    if id is None:
        raise InputError("before must be the id of a customization, a whole number.")
    return id


def ids(name: str) -> tuple[int, ...] | None:
    """A repeatable field of ids from 0, None where it was not sent at all."""
    if name not in request.form:
        return None
    values = [text.strip() for text in request.form.getlist(name)]
    return tuple(dict.fromkeys(_whole(name, text) for text in values if text))


def flag(name: str) -> bool:
    return request.form.get(name, "").strip().lower() in ("1", "true", "on", "yes")


def text(name: str) -> str:
    """A field's text without white space around it, "" where it was not sent."""
    return storable(request.form.get(name, "")).strip()


def resume_text(name: str) -> str:
    """A whole resume that was typed or pasted, "" where it was not sent. Raises TooLarge."""
    text = at_most(TEXT_CHARACTERS, request.form.get(name, ""), "a resume")
    if text.count("\n") > 2 * PARAGRAPHS:
        raise TooLarge("This has far more lines than a resume; keep only the resume in it.")
    return storable(text)


def at_most(most: int, text: str, noun: str) -> str:
    """The text, unless it is too long for what it is said to be. Raises TooLarge."""
    if len(text) > most:
        raise TooLarge(f"This is too long for {noun}: {most:,} characters are the most.")
    return text


def sent_json() -> object:
    """The body as JSON, None where it is none, or nested so deep that nobody can read it."""
    try:
        return cast(object, request.get_json(silent=True))
    except RecursionError:
        return None


def _whole(name: str, text: str) -> int:
    number = whole(text)
    if number is None:
        raise InputError(f"{name} must be a whole number.")
    return number
