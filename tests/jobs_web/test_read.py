"""Postings out of pages and files."""

import gzip
import json

import pytest

from made_files import Drawn, made_docx, made_pdf, p
from recast.domain.errors import EmptyInput, FetchRefused, UnknownFormat
from recast.jobs_web.read import fetch_posting, read_posting
from served_site import Site, page, redirect

_DUTIES = [
    f"Keep the {place} ledger in good order and report to the harbour master every month"
    for place in ("north", "south", "east", "west", "inner", "outer")
]
_DESCRIPTION = "".join(f"<li>{duty}</li>" for duty in _DUTIES)


def job_page(json_ld: str = "", body: str = "") -> str:
    script = f'<script type="application/ld+json">{json_ld}</script>' if json_ld else ""
    return f"<html><head><title>Jobs</title>{script}</head><body>{body}</body></html>"


def json_ld(**fields: object) -> str:
    described = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Harbour clerk",
        "hiringOrganization": {"@type": "Organization", "name": "Port of Vigo"},
        "description": f"<p>We look for a clerk.</p><ul>{_DESCRIPTION}</ul>",
    }
    return json.dumps(described | fields)


def test_json_ld_gives_title_company_and_text_of_an_empty_page() -> None:
    posting = read_posting(job_page(json_ld()).encode())
    assert (posting.title, posting.company) == ("Harbour clerk", "Port of Vigo")
    assert posting.text.splitlines()[0] == "We look for a clerk."
    assert f"• {_DUTIES[0]}" in posting.text


@pytest.mark.parametrize(
    "broken",
    [
        json_ld().replace("We look", "We\nlook"),
        json_ld()[:-1] + ",}",
        "<!-- " + json_ld() + " -->",
        json_ld().replace('"@context": "https://schema.org",', '"@context" "https://schema.org",'),
        json.dumps({"@graph": [{"@type": "WebSite"}, json.loads(json_ld())]}),
        json_ld().replace("<", "&lt;").replace(">", "&gt;"),
    ],
)
def test_broken_and_nested_json_ld_is_read_all_the_same(broken: str) -> None:
    posting = read_posting(job_page(broken).encode())
    assert (posting.title, posting.company) == ("Harbour clerk", "Port of Vigo")
    assert _DUTIES[5] in posting.text


def test_readable_text_wins_where_it_is_much_longer() -> None:
    body = f"<h1>Harbour clerk</h1><article><p>{'</p><p>'.join(_DUTIES)}</p></article>"
    posting = read_posting(job_page(json_ld(description="Short."), body).encode())
    assert _DUTIES[3] in posting.text
    assert posting.title == "Harbour clerk"


def test_a_page_without_article_is_read_whole_but_for_its_menus() -> None:
    body = f"<nav>Home Jobs</nav><div>{'<br>'.join(_DUTIES)}</div><footer>Imprint</footer>"
    text = read_posting(job_page("", body).encode()).text
    assert _DUTIES[2] in text
    assert "Imprint" not in text


def test_files_are_read_like_documents() -> None:
    drawn = [Drawn(duty, 50, 700 - 30 * n) for n, duty in enumerate(_DUTIES)]
    assert _DUTIES[1] in read_posting(made_pdf(drawn), "job.pdf").text
    assert _DUTIES[1] in read_posting(made_docx("".join(map(p, _DUTIES))), "job.docx").text
    assert (
        read_posting("Clerk wanted – now".encode("utf-16"), "job.txt").text == "Clerk wanted – now"
    )


def test_a_json_file_gives_its_fields() -> None:
    data = json.dumps({"title": "Clerk", "company": "Port", "duties": ["one", "two"], "$id": "x"})
    posting = read_posting(data.encode(), "job.json")
    assert (posting.title, posting.company) == ("Clerk", "Port")
    assert posting.text == "Title: Clerk\nCompany: Port\nDuties: one\ntwo"


def test_json_ld_by_itself_is_a_posting() -> None:
    posting = read_posting(json_ld().encode(), "job.json")
    assert (posting.title, posting.company) == ("Harbour clerk", "Port of Vigo")
    assert f"• {_DUTIES[0]}" in posting.text


def test_empty_and_unknown_files_are_refused() -> None:
    with pytest.raises(EmptyInput):
        read_posting(b" \n", "job.txt")
    with pytest.raises(UnknownFormat):
        read_posting(b"\x89PNG\r\n\x1a\n", "job.png")


def test_a_posting_is_fetched_through_redirect_and_compression(site: Site) -> None:
    body = gzip.compress(job_page(json_ld()).encode())
    site.answers |= {
        "/old": redirect("/jobs/7"),
        "/jobs/7": page(body, headers={"Content-Encoding": "gzip"}),
    }
    posting = fetch_posting(site.url("/old"), site.fetcher())
    assert (posting.title, posting.url) == ("Harbour clerk", site.url("/jobs/7"))
    assert site.asked == ["/robots.txt", "/old", "/jobs/7"]


def test_robots_that_say_no_are_obeyed(site: Site) -> None:
    site.answers |= {
        "/robots.txt": page("User-agent: *\nDisallow: /jobs", kind="text/plain"),
        "/jobs/7": page(job_page(json_ld())),
    }
    with pytest.raises(FetchRefused, match="paste the posting's text"):
        fetch_posting(site.url("/jobs/7"), site.fetcher())
    assert site.asked == ["/robots.txt"]


@pytest.mark.parametrize("status", [401, 403, 429, 500, 999])
def test_closed_doors_ask_for_the_text(site: Site, status: int) -> None:
    site.answers["/j"] = page(job_page(json_ld()), status=status)
    with pytest.raises(FetchRefused, match="paste the posting's text"):
        fetch_posting(site.url("/j"), site.fetcher())


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Sign in</h1><p>Log in to see this job.</p>",
        "<p>Please verify you are human</p>",
        "<p>Enable JavaScript to run this app.</p>",
    ],
)
def test_walls_ask_for_the_text(site: Site, body: str) -> None:
    site.answers["/j"] = page(job_page("", body))
    with pytest.raises(FetchRefused, match="paste"):
        fetch_posting(site.url("/j"), site.fetcher())


def test_a_posting_that_is_gone_says_so(site: Site) -> None:
    with pytest.raises(FetchRefused, match="no posting at that address"):
        fetch_posting(site.url("/gone"), site.fetcher())
