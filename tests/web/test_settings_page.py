"""The settings page, and a run of a model, as a person sees them; the provider is scripted over
real HTTP."""

import pytest

from engines.model_server import Play, model_server, reply
from engines.scripted import POSTING, RESUME

pytestmark = pytest.mark.browser
KEY = "sk-ant-api03-typed-by-a-person-4711"
NAMES = ("ANTHROPIC_API_KEY", "OPENAI_API_KEY", "OPENAI_BASE_URL", "RECAST_OPENAI_MODEL")


@pytest.fixture(scope="module")
def provider():
    with model_server() as site:
        site.key = KEY
        yield site


@pytest.fixture(scope="module")
def site(serve, provider):
    return serve(**dict.fromkeys(NAMES, ""), ANTHROPIC_BASE_URL=provider.url)


def shows_no_key(page):
    """Neither in a word nor in a field; only what the server sent is looked at."""
    assert KEY not in page.content()
    assert KEY not in page.locator("input").evaluate_all("all => all.map((field) => field.value)")


desk = pytest.mark.parametrize("page", [1280], indirect=True, ids=["desk"])


def begin(page, site):
    page.goto(site)
    page.select_option("#resume-id", "")
    page.fill("#resume-text", RESUME)
    page.select_option("#job-id", "")
    page.fill("#job-text", POSTING)
    page.select_option("#engine", "anthropic")


@desk
def test_a_key_is_entered_tried_used_and_removed_and_never_comes_back(page, site, provider):
    provider.plan = Play("ready")
    page.goto(f"{site}/settings")
    claude = page.get_by_role("region", name="Claude")
    claude.get_by_text("not set up").wait_for()

    claude.get_by_label("Key").fill("sk-ant-mistyped")
    claude.get_by_role("button", name="Save").click()
    claude.get_by_text("Saved.").wait_for()
    claude.get_by_role("button", name="Try this engine").click()
    claude.get_by_text("does not accept this key").wait_for()

    claude.get_by_label("Key").fill(KEY)
    claude.get_by_role("button", name="Save").click()
    claude.get_by_text("Saved.").wait_for()
    claude.get_by_text("A key of yours is kept").wait_for()
    shows_no_key(page)
    claude.get_by_role("button", name="Try this engine").click()
    claude.get_by_text("answers").wait_for()
    shows_no_key(page)

    provider.plan, provider.write = Play(reply("good_plan.txt")), Play(reply("good_resume.txt"))
    begin(page, site)
    page.uncheck("#review")
    page.click("[type=submit]")
    page.wait_for_selector("run-outcome:not([hidden])")
    assert "anthropic" in page.inner_text("main header")
    assert [asked.stage for asked in provider.asked][-2:] == ["plan", "write"], "with the right key"
    shows_no_key(page)

    page.goto(f"{site}/settings")
    claude.get_by_role("button", name="Remove").click()
    claude.get_by_text("not set up").wait_for()
    page.goto(site)
    assert page.locator("#engine option[value=anthropic]").get_attribute("disabled") is not None
    assert page.problems == []


@desk
def test_a_proposal_that_quotes_what_is_not_there_can_only_be_left_out(page, site, provider):
    page.goto(f"{site}/settings")
    claude = page.get_by_role("region", name="Claude")
    claude.get_by_label("Key").fill(KEY)
    claude.get_by_role("button", name="Save").click()
    claude.get_by_text("Saved.").wait_for()
    misquoted = reply("good_plan.txt").replace(
        "<before>• Worked on the ridership forecast with", "<before>Flew the space shuttle with"
    )
    provider.plan, provider.write = Play(misquoted), Play(reply("good_resume.txt"))
    begin(page, site)
    page.click("[type=submit]")
    page.wait_for_selector("[data-apply]:enabled")
    lost = page.locator("recommendation-card", has_text="forecasting work")
    assert "stands nowhere in your resume" in lost.inner_text()
    assert lost.get_by_role("button").count() == 0
    page.click("[data-accept-all]")
    assert page.inner_text("[data-tally]").startswith("2 of 4 accepted")
    page.click("[data-apply]")
    page.wait_for_selector("run-outcome:not([hidden])")
    assert "2 of 4 used" in page.inner_text("[data-count]")
