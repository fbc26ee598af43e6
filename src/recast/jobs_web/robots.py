"""What a site's robots.txt says about the one page that was asked for."""

from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from recast.jobs_web.web_page import Page

_NAME = "Recast"
_LONGEST = 500_000
_FOUND = 200


def is_welcome(url: str, fetch: Callable[[str], Page]) -> bool:
    """Whether robots.txt lets this program read `url`; a site without one does.

    Raises FetchRefused where the site itself must not be fetched from.
    """
    parts = urlsplit(url)
    page = fetch(urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", "")))
    if page.status != _FOUND or "html" in page.content_type:
        return True
    rules = RobotFileParser()
    rules.parse(page.body[:_LONGEST].decode("utf-8", "replace").splitlines())
    return rules.can_fetch(_NAME, url)
