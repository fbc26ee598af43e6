"""RTF as a flat stream of tokens. No recursion, no copying: one pass over the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<hex>[0-9a-fA-F]{2})"
    r"|\\(?P<symbol>[^a-zA-Z])|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is "word", "hex", "symbol", "brace" or "text"; `number` is a word's argument."""

    kind: str
    value: str
    number: int | None = None


def rtf_tokens(text: str) -> Iterator[Token]:
    """The tokens of an RTF file. Binary stretches (`\\bin`) are stepped over."""
    place = 0
    while (match := _TOKEN.match(text, place)) is not None:
        place = match.end()
        kind = match.lastgroup
        if kind is None:
            continue
        if kind in {"word", "number"}:
            number = int(match["number"]) if match["number"] else None
            if match["word"] == "bin":
                place += max(number or 0, 0)
            else:
                yield Token("word", match["word"], number)
        else:
            yield Token(kind, match[kind])
