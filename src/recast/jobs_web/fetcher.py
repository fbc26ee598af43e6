"""One page from the public internet, with every limit that an address typed by anyone needs."""

import http.client
import ssl
import zlib
from collections.abc import Sequence
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from recast.domain.errors import FetchRefused
from recast.jobs_web.addresses import Network, checked_addresses
from recast.jobs_web.deadline import TOO_SLOW, Deadline, DeadlineSocket, connected
from recast.jobs_web.robots import is_welcome
from recast.jobs_web.web_page import Page

BODY_BYTES = 2 * 1000 * 1000
SECONDS = 15.0
REDIRECTS = 3
PORTS = frozenset({80, 443})
USER_AGENT = "Recast (reads one job posting for the person who asked; no crawling)"

_CHUNK = 32 * 1024
_REDIRECTIONS = frozenset({301, 302, 303, 307, 308})
_CLOSED_DOORS = frozenset({401, 403, 405, 406, 407, 429, 451, 503, 999})
_GONE = frozenset({404, 410})
_PASTE = "paste the posting's text instead"


class Fetcher:
    """Fetches pages of public servers.

    `allowed_networks` and `allowed_ports` open what is closed by default; they are for a server
    on one's own machine or network.
    """

    def __init__(
        self,
        allowed_networks: Sequence[Network] = (),
        allowed_ports: frozenset[int] = PORTS,
        seconds: float = SECONDS,
    ) -> None:
        self._networks = tuple(allowed_networks)
        self._ports = allowed_ports
        self._seconds = seconds

    def page(self, url: str) -> Page:
        """The page at an address. Raises FetchRefused with a sentence that says why."""
        return self._followed(url, Deadline(self._seconds))

    def page_if_welcome(self, url: str) -> Page:
        """The page, unless the site's robots.txt asks programs to stay away from it."""
        deadline = Deadline(self._seconds)
        if not is_welcome(url, lambda address: self._followed(address, deadline)):
            raise FetchRefused(f"This site asks programs to stay away; {_PASTE}.")
        page = self._followed(url, deadline)
        _refuse_closed_doors(page.status)
        return page

    def _followed(self, url: str, deadline: Deadline) -> Page:
        for _ in range(REDIRECTS + 1):
            page, target = self._one(url, deadline)
            if target is None:
                return page
            url = urljoin(url, target)
        raise FetchRefused(f"This address forwards too many times; {_PASTE}.")

    def _one(self, url: str, deadline: Deadline) -> tuple[Page, str | None]:
        parts, host, port = self._checked(url)
        secure = parts.scheme == "https"
        addresses = checked_addresses(host, port, self._networks, deadline.left())
        try:
            # The checked address is what is connected to; the name is only said to the server.
            socket = connected(addresses, port, host, secure=secure, deadline=deadline)
            try:
                return _exchange(url, parts, _headers(host, port, parts.scheme), socket)
            finally:
                socket.end()
        except TimeoutError as error:
            raise FetchRefused(TOO_SLOW) from error
        except ssl.SSLError as error:
            raise FetchRefused(f"This site's certificate is not in order; {_PASTE}.") from error
        except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
            raise FetchRefused(f"The site cannot be reached or answers nonsense; {_PASTE}.") from (
                error
            )

    def _checked(self, url: str) -> tuple[SplitResult, str, int]:
        try:
            parts = urlsplit(url.strip())
            port = parts.port
            host = (parts.hostname or "").encode("idna").decode("ascii")
        except (ValueError, UnicodeError) as error:
            raise FetchRefused("That is no web address; check it for typing errors.") from error
        if parts.scheme not in {"http", "https"}:
            raise FetchRefused("Only addresses that start with http:// or https:// can be fetched.")
        if not host or parts.username is not None or parts.password is not None:
            raise FetchRefused("That is no plain web address; check it for typing errors.")
        port = port or (443 if parts.scheme == "https" else 80)
        if port not in self._ports:
            raise FetchRefused(f"Only the usual web ports can be fetched; {_PASTE}.")
        return parts, host, port


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return path + (f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else "")


def _headers(host: str, port: int, scheme: str) -> dict[str, str]:
    named = f"[{host}]" if ":" in host else host
    usual = port == (443 if scheme == "https" else 80)
    return {
        "Host": named if usual else f"{named}:{port}",
        "User-Agent": USER_AGENT,
        "Accept": "text/html, application/xhtml+xml, application/ld+json, text/plain;q=0.8",
        "Accept-Language": "en, *;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }


def _exchange(
    url: str, parts: SplitResult, headers: dict[str, str], socket: DeadlineSocket
) -> tuple[Page, str | None]:
    """What the server answers: a page, or an empty one and the address it redirects to."""
    connection = http.client.HTTPConnection(parts.hostname or "")
    connection.sock = socket
    connection.request("GET", _target(parts), headers=headers)
    response = connection.getresponse()
    target = response.getheader("Location")
    if response.status in _REDIRECTIONS and target:
        return Page(url, response.status, "", b""), target
    kind = (response.getheader("Content-Type") or "").lower()
    encoding = (response.getheader("Content-Encoding") or "").strip().lower()
    return Page(url, response.status, kind, _body(response, encoding)), None


def _body(response: http.client.HTTPResponse, encoding: str) -> bytes:
    inflate = _decompressor(encoding)
    body = b""
    raw = 0
    while chunk := response.read1(_CHUNK):
        raw += len(chunk)
        room = BODY_BYTES + 1 - len(body)
        body += inflate.decompress(chunk, room) if inflate else chunk
        if len(body) > BODY_BYTES or raw > BODY_BYTES:
            raise FetchRefused(f"This page is far too large for a posting; {_PASTE}.")
    return body


def _decompressor(encoding: str) -> "zlib._Decompress | None":
    if encoding in {"", "identity"}:
        return None
    if encoding in {"gzip", "x-gzip", "deflate"}:
        # 32 added: the header says whether it is gzip or zlib.
        return zlib.decompressobj(zlib.MAX_WBITS | 32)
    raise FetchRefused(f"This site answers in a form that cannot be read; {_PASTE}.")


def _refuse_closed_doors(status: int) -> None:
    if status in _CLOSED_DOORS:
        raise FetchRefused(f"This site does not let programs read the page; {_PASTE}.")
    if status in _GONE:
        raise FetchRefused("There is no posting at that address any more; check it.")
    if status != http.client.OK:
        raise FetchRefused(f"The site answers with an error ({status}); {_PASTE}.")
