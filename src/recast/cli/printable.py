"""Text from elsewhere as a terminal may get it."""

import re
from typing import Final

import click

# Line ends and tabs stay; of the others some would clear the screen or write over it.
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SEQUENCE: Final = re.compile(r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?")


def printable(text: str) -> str:
    """The text without control characters and the commands to a terminal that they open."""
    return _CONTROLS.sub("", _SEQUENCE.sub("", text)).replace("\r", " ")


def say(sentence: str, *, err: bool = False) -> None:
    """A plain sentence, which may quote anything, on standard output or standard error."""
    click.echo(printable(sentence), err=err)
