"""Postings from an address or from the bytes of a file."""

import json

from recast.documents.formats import detect_format
from recast.documents.importers.decoding import decode
from recast.documents.isolation import run_isolated
from recast.documents.limits import UPLOAD_BYTES
from recast.documents.readers import read_as
from recast.documents.xml_text import storable
from recast.domain.errors import EmptyInput, FetchRefused, InputError, TooLarge
from recast.domain.jsonable import Json
from recast.jobs_web.fetcher import Fetcher
from recast.jobs_web.posting import Posting

_READER = "recast.jobs_web.page:read_page"
_FEW_WORDS = 40
_WALLS = (
    "sign in",
    "log in",
    "login",
    "captcha",
    "are you a robot",
    "verify you are human",
    "unusual traffic",
    "enable javascript",
    "access denied",
    "just a moment",
)


def fetch_posting(url: str, fetcher: Fetcher | None = None) -> Posting:
    """The posting at a public web address, in at most 15 seconds.

    Raises FetchRefused (or another InputError) with one sentence: why not, and to paste the text.
    """
    page = (fetcher or Fetcher()).page_if_welcome(url)
    name = page.url.partition("?")[0].rpartition("/")[2]
    try:
        posting = read_posting(page.body, _named(name, page.content_type))
    except InputError as error:
        raise FetchRefused(
            "There is no posting to be read at that address; paste its text instead."
        ) from error
    if _is_wall(posting):
        raise FetchRefused(
            "That page wants a sign-in or a browser; paste the posting's text instead."
        )
    return Posting(posting.title, posting.company, posting.text, page.url)


def read_posting(data: bytes, filename: str | None = None) -> Posting:
    """The posting in a file: HTML, PDF, DOCX, ODT, RTF, Markdown, text or JSON.

    Raises InputError with one sentence that says what to do.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise EmptyInput("This posting is empty; paste its text.")
    if len(data) > UPLOAD_BYTES:
        raise TooLarge(f"This file is over {UPLOAD_BYTES // 1_000_000} MB; paste its text instead.")
    kind = detect_format(data, filename)
    if kind == "html":
        posting = _from_json(run_isolated(_READER, data))
    elif kind == "json" and b"JobPosting" in data:
        posting = _from_json(run_isolated(_READER, _as_page(data)))
    elif kind == "json":
        posting = _from_fields(decode(data))
    elif kind in {"text", "markdown"}:
        posting = Posting("", "", decode(data).strip())
    else:
        lines = read_as(kind, data).lines
        marked = (("• " if line.bullet and line.text else "") + line.text for line in lines)
        posting = Posting("", "", "\n".join(marked).strip())
    if not posting.text:
        raise EmptyInput("This file holds no posting; paste its text instead.")
    return Posting(*map(storable, (posting.title, posting.company, posting.text)))


def _named(name: str, content_type: str) -> str:
    """A file name whose ending agrees with what the server says it sent."""
    return "posting.html" if "html" in content_type else name or "posting.txt"


def _is_wall(posting: Posting) -> bool:
    text = posting.text.lower()
    few = len(text.split()) < _FEW_WORDS
    return few or (len(text.split()) < 3 * _FEW_WORDS and any(word in text for word in _WALLS))


def _as_page(json_ld: bytes) -> bytes:
    """JSON-LD by itself as the page that it would stand in."""
    script = json_ld.replace(b"</", b"<\\/")
    return b'<html><script type="application/ld+json">' + script + b"</script></html>"


def _from_json(value: Json) -> Posting:
    said = value if isinstance(value, dict) else {}
    title, company, text = (str(said.get(name) or "") for name in ("title", "company", "text"))
    return Posting(title, company, text)


def _from_fields(text: str) -> Posting:
    """A JSON file: an object with a title, a company and texts under any names."""
    try:
        value: Json = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return Posting("", "", text.strip())
    if not isinstance(value, dict):
        return Posting("", "", text.strip())
    lines = [f"{name.capitalize()}: {said}" for name, said in _said(value)]
    company = value.get("company") or value.get("hiringOrganization")
    title = value.get("title") or value.get("name")
    return Posting(
        title if isinstance(title, str) else "",
        company if isinstance(company, str) else "",
        "\n".join(lines),
    )


def _said(value: dict[str, Json]) -> list[tuple[str, str]]:
    """The text fields of an object, lists joined; names that start with "$" or "@" are not text."""
    said = []
    for name, item in value.items():
        text = _joined(item)
        if text and not name.startswith(("$", "@")) and name != "meta":
            said.append((name, text))
    return said


def _joined(value: Json, depth: int = 0) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list) and depth < 3:
        separator = "\n" if depth == 0 else ", "
        return separator.join(filter(None, (_joined(item, depth + 1) for item in value)))
    if isinstance(value, dict) and depth < 3:
        parts = (_joined(item, depth + 1) for item in value.values())
        return ", ".join(filter(None, parts))
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
