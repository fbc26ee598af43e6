"""Reads what a form sends, once, at the edge."""

from flask import request

from recast.domain.errors import InputError, NotFound

LARGEST_ID = 2**63 - 1


def required_id(name: str) -> int:
    """A stored thing's id out of the form. Raises InputError."""
    text = request.form.get(name, "").strip()
    if not text:
        raise InputError(f"Say which one: {name} is missing.")
    return _whole(name, text)


def path_id(text: str, noun: str) -> int:
    """An id out of an address; one that cannot exist is simply not found."""
    if not text.isascii() or not text.isdigit() or int(text) > LARGEST_ID:
        raise NotFound(f"There is no such {noun}.")
    return int(text)


def ids(name: str) -> tuple[int, ...] | None:
    """A repeatable field of ids from 0, None where it was not sent at all."""
    if name not in request.form:
        return None
    values = [text.strip() for text in request.form.getlist(name)]
    return tuple(dict.fromkeys(_whole(name, text) for text in values if text))


def flag(name: str) -> bool:
    return request.form.get(name, "").strip().lower() in ("1", "true", "on", "yes")


def _whole(name: str, text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > LARGEST_ID:
        raise InputError(f"{name} must be a whole number.")
    return int(text)
