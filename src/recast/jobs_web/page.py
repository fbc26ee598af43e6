"""A job page to its posting. Runs in a process of its own: the page may be made to exhaust it."""

import html
import re

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from recast.documents.importers.html import html_blocks, html_text, refuse_deep_nesting
from recast.jobs_web.json_ld import posting_from_json_ld
from recast.jobs_web.posting import Posting

# Fewer words are a teaser or a menu, and the rest of the page is worth a look.
_FEW_WORDS = 80
_CLEARLY_LONGER = 1.3
_LONGEST_TITLE = 120
_AROUND = "nav, header, footer, aside, form, dialog"


def read_page(data: bytes) -> Posting:
    """The posting on a page: JSON-LD or the readable text, whichever is much longer.

    The whole body stands in where both are very short. Title and company are empty where the page
    does not name them.
    """
    text = html_text(data)
    refuse_deep_nesting(text)
    tree = LexborHTMLParser(text)
    scripts = [node.text(deep=True) for node in tree.css('script[type="application/ld+json"]')]
    described = posting_from_json_ld(scripts, text_of_html)
    readable = trafilatura.extract(
        text, favor_recall=True, include_comments=False, include_tables=True
    )
    best = described.text if described else ""
    # The readable text carries some of the page around it, so it has to win clearly.
    if len(readable or "") > _CLEARLY_LONGER * len(best):
        best = readable or ""
    if len(best.split()) < _FEW_WORDS:
        best = max(best, _body_text(tree), key=len)
    return Posting(
        (described.title if described else "") or _title(tree),
        (described.company if described else "") or _meta(tree, "og:site_name"),
        best,
    )


def text_of_html(markup: str) -> str:
    """HTML, or text that might hold some, as lines of plain text."""
    if "<" not in markup:
        return html.unescape(markup).strip()
    lines = (
        ("• " if block.bullet and block.text else "") + block.text for block in html_blocks(markup)
    )
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _body_text(tree: LexborHTMLParser) -> str:
    for node in tree.css(_AROUND):
        node.decompose()
    return text_of_html(tree.html or "")


def _title(tree: LexborHTMLParser) -> str:
    headings = [node.text(strip=True) for node in tree.css("h1")]
    heading = headings[0] if len(headings) == 1 else ""
    title = heading or _meta(tree, "og:title")
    return " ".join(title.split()) if len(title) <= _LONGEST_TITLE else ""


def _meta(tree: LexborHTMLParser, name: str) -> str:
    node = tree.css_first(f'meta[property="{name}"]')
    return (node.attributes.get("content") or "").strip() if node is not None else ""
