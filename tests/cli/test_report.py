import io
import re

import pytest

from recast.analysis import analyze
from recast.cli.quotes import quote
from recast.cli.report import print_analysis
from recast.cli.terminal import Terminal
from recast.domain.job import Job
from recast.domain.resume import Resume

RESUME = Resume.from_text("""Pia Lund
pia.lund@example.org

Experience
Office Manager, Birch & Co, Jan 2018 - Present
- Managed the calendars of four directors and the travel of the whole sales team, every week
- Ordered supplies and checked invoices in QuickBooks

Skills
Excel, scheduling, travel arrangements
""")
JOB = Job.from_text("""Executive Assistant
Harrow Partners

Requirements
- Calendar management for senior executives
- Microsoft Excel and QuickBooks
- SAP Concur is required

Nice to have
- Travel arrangements
""")


def report(width: int) -> str:
    out = io.StringIO()
    print_analysis(analyze(RESUME, JOB), JOB, Terminal(file=out, width=width))
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_no_line_is_wider_than_the_screen_or_hard_to_read(width: int) -> None:
    assert max(map(len, report(width).splitlines())) <= min(width, 110)


def test_the_points_of_the_components_make_the_score() -> None:
    told = re.findall(r"(\d+\.\d) of (\d+(?:\.\d)?)", report(120))
    *parts, (whole, of) = [(float(points), float(most)) for points, most in told]
    assert sum(points for points, _ in parts) == pytest.approx(whole, abs=0.1 * len(parts))
    assert of == 100


def test_each_count_agrees_with_the_terms_that_are_listed() -> None:
    analysis, told = analyze(RESUME, JOB), " ".join(report(80).split())
    for importance in ("required", "preferred"):
        terms = [one for one in analysis.keywords if one.importance == importance]
        found = sum(one.found for one in terms)
        assert f"{importance.capitalize()}: {found} of {len(terms)} shown" in told
    assert all(term in told for term in analysis.missing_keywords)


@pytest.mark.parametrize("width", [80, 120])
def test_a_shown_term_comes_with_section_line_and_words(width: int) -> None:
    told = " ".join(report(width).split())
    assert "QuickBooks" in told
    assert "Experience, line 7" in told
    assert "checked invoices in QuickBooks" in told


def test_a_quote_shows_the_stretch_around_the_term() -> None:
    line = "Wrote reports every month for forty customers of the bank and taught Excel to them all"
    assert quote(line, "Excel", 40).plain.startswith("…")
    assert "taught Excel" in quote(line, "excel", 40).plain
    assert quote("Taught Excel", "Excel", 40).plain == "Taught Excel"


def test_what_a_posting_says_gives_the_terminal_no_command() -> None:
    job = Job.from_text("Requirements\n- QuickBooks\n", "Clerk\x1b[2J\x9b1A\x07", "Lark\x1b]0;Oak")
    out = io.StringIO()
    print_analysis(analyze(RESUME, job), job, Terminal(file=out, width=80))
    assert "Clerk at Lark" in out.getvalue()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", out.getvalue())
