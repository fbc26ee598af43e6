"""Stretches of a line that a page shows differently: links, and the labels of lists of skills."""

import re
from dataclasses import dataclass

# Only from the start of a word: tried from each letter, a word of 100,000 takes a minute.
_EMAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
_ADDRESS = (
    r"https?://[^\s<>|,;]+[^\s<>|,;.)\]]|www\.[^\s<>|,;]+[^\s<>|,;.)\]]"
    r"|(?<![\w.@/])(?:linkedin\.com|github\.com|gitlab\.com|bitbucket\.org|orcid\.org|medium\.com"
    r"|stackoverflow\.com|behance\.net|dribbble\.com|kaggle\.com)/[^\s<>|,;]*[^\s<>|,;.)\]]"
)
_LINK = re.compile(f"(?P<email>{_EMAIL})|(?P<address>{_ADDRESS})", re.IGNORECASE)
_LABEL = re.compile(r"^[^\W\d_][^:.!?;]{1,38}:(?=\s+\S)")
_LABEL_WORDS = 5


@dataclass(frozen=True, slots=True)
class Span:
    """`url` is None where the text links nowhere."""

    text: str
    url: str | None = None
    strong: bool = False


def spans_of(text: str, *, labelled: bool = False) -> tuple[Span, ...]:
    """The text in stretches, nothing lost; with `labelled` a leading "Languages:" is strong."""
    label = _LABEL.match(text) if labelled else None
    start = label.end() if label is not None and label[0].count(" ") < _LABEL_WORDS else 0
    spans = [Span(text[:start], strong=True)] if start else []
    for link in _LINK.finditer(text, start):
        if link.start() > start:
            spans.append(Span(text[start : link.start()]))
        spans.append(Span(link[0], _url(link)))
        start = link.end()
    if start < len(text) or not spans:
        spans.append(Span(text[start:]))
    return tuple(spans)


def _url(link: "re.Match[str]") -> str:
    if link["email"]:
        return f"mailto:{link[0]}"
    return link[0] if link[0].lower().startswith("http") else f"https://{link[0]}"
