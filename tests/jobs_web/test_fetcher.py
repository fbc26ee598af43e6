"""Fetching one page: limits on where, how far, how much and how long."""

import gzip
import zlib
from contextlib import suppress
from http.server import BaseHTTPRequestHandler

import pytest

from recast.domain.errors import FetchRefused
from recast.jobs_web.fetcher import BODY_BYTES, Fetcher
from served_site import Site, page, redirect


def test_a_page_comes_with_its_kind_and_the_host_is_named_to_the_server(site: Site) -> None:
    site.answers["/job"] = page("<p>Clerk</p>")
    found = site.fetcher().page(site.url("/job"))
    assert (found.status, found.body) == (200, b"<p>Clerk</p>")
    assert found.content_type.startswith("text/html")
    assert site.hosts == [f"127.0.0.1:{site.port}"]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://192.168.0.1/",
        "http://0/",
        "http://2130706433/",
        "https://127.0.0.1/",
    ],
)
def test_addresses_inside_are_refused(url: str) -> None:
    with pytest.raises(FetchRefused, match=r"public internet|no server of that name"):
        Fetcher().page(url)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/x",
        "gopher://example.org/",
        "javascript:alert(1)",
        "example.org",
        "",
        "http://",
        "http://user:secret@example.org/",
        "http://example.org:22/",
        "http://example.org:8080/",
        "http://exa mple.org:99999/",
        "http://[::1",
        "http://" + "a" * 300 + ".org/",
    ],
)
def test_other_schemes_ports_and_spellings_are_refused(url: str) -> None:
    with pytest.raises(FetchRefused):
        Fetcher().page(url)


def test_a_redirect_is_followed_and_its_address_kept(site: Site) -> None:
    site.answers |= {"/a": redirect("/b?x=1"), "/b?x=1": page("there")}
    found = site.fetcher().page(site.url("/a"))
    assert (found.url, found.body) == (site.url("/b?x=1"), b"there")


@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/", "http://127.0.0.2/", "file:///etc/passwd"]
)
def test_a_redirect_to_an_address_inside_is_refused(site: Site, target: str) -> None:
    site.answers["/a"] = redirect(target)
    with pytest.raises(FetchRefused):
        site.fetcher().page(site.url("/a"))


def test_more_than_three_redirects_are_refused(site: Site) -> None:
    site.answers |= {f"/{n}": redirect(f"/{n + 1}") for n in range(9)}
    with pytest.raises(FetchRefused, match="too many times"):
        site.fetcher().page(site.url("/0"))
    assert site.asked == ["/0", "/1", "/2", "/3"]


def test_compressed_pages_are_unpacked(site: Site) -> None:
    for path, encoding, data in (
        ("/g", "gzip", gzip.compress(b"hello")),
        ("/d", "deflate", zlib.compress(b"hello")),
    ):
        site.answers[path] = page(data, headers={"Content-Encoding": encoding})
        assert site.fetcher().page(site.url(path)).body == b"hello"


def test_a_page_that_unpacks_to_too_much_is_refused(site: Site) -> None:
    bomb = gzip.compress(b" " * (200 * BODY_BYTES))
    site.answers["/b"] = page(bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(FetchRefused, match="too large"):
        site.fetcher().page(site.url("/b"))


def test_a_page_of_more_than_two_megabytes_is_refused(site: Site) -> None:
    site.answers["/b"] = page(b" " * (BODY_BYTES + 1))
    with pytest.raises(FetchRefused, match="too large"):
        site.fetcher().page(site.url("/b"))


def test_a_server_that_drips_is_left_when_the_time_is_up(site: Site) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")
        while True:
            # Each byte comes well within any timeout of a single read.
            request.wfile.write(b"X-Drip: 1\r\n" if len(site.asked) > 1 else b"x")
            request.connection.settimeout(0.05)
            try:
                request.connection.recv(1)
            except TimeoutError:
                continue
            return

    site.answers["/drip"] = drip
    with pytest.raises(FetchRefused, match="too slowly"):
        site.fetcher(seconds=0.6).page(site.url("/drip"))


def test_nonsense_instead_of_http_is_refused(site: Site) -> None:
    site.answers["/x"] = lambda request: request.wfile.write(b"\x00\x01nonsense\r\n\r\n") and None
    with pytest.raises(FetchRefused, match="answers nonsense"):
        site.fetcher().page(site.url("/x"))


def test_interim_answers_without_end_are_left(site: Site) -> None:
    """Each is thrown away by the HTTP client, which would look for the next one for ever."""

    def put_off(request: BaseHTTPRequestHandler) -> None:
        with suppress(OSError):
            while True:
                request.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)

    site.answers["/wait"] = put_off
    with pytest.raises(FetchRefused, match="too large"):
        site.fetcher().page(site.url("/wait"))
