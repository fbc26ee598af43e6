"""A person's way through the application, in a real browser."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

pytestmark = pytest.mark.browser

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 20_000  # milliseconds

# Notes what of the page has changed whenever something has, so that the order of arrival can be
# read afterwards: a page that shows everything only at the end leaves a single note.
RECORDER = """
window.arrivals = [];
new MutationObserver(() => {
  const stage = document.querySelector("[data-stage][aria-current]")?.dataset.stage ?? "";
  const cards = document.querySelectorAll("recommendation-card").length;
  const written = document.querySelector("[data-resume]")?.textContent.length ?? 0;
  const note = JSON.stringify([stage, cards, written]);
  if (window.arrivals.at(-1) !== note) window.arrivals.push(note);
}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
"""


@pytest.fixture(scope="module")
def chromium():
    path = shutil.which("chromium")
    assert path, "Chromium is missing; run scripts/install-debian-packages.sh."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=[1280, 390], ids=["desk", "phone"])
def page(chromium, request):
    page = chromium.new_page(viewport={"width": request.param, "height": 850})
    page.set_default_timeout(PATIENCE)
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on(
        "request", lambda sent: page.problems.append(sent.url) if is_foreign(sent.url) else None
    )
    yield page
    page.close()


def is_foreign(address):
    return not address.startswith(("http://127.0.0.1:", "data:", "blob:", "about:"))


def begin(page, server, example_docx, *, review):
    page.goto(server)
    page.select_option("#resume-id", "")
    page.set_input_files("#resume-file", str(example_docx))
    page.check("[value=extensive]")
    page.set_checked("#review", review)
    page.click("text=Customize >> nth=-1")
    page.wait_for_url("**/customizations/*")


def no_sideways_scrolling(page):
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")


def test_upload_watch_compare_download(page, server, example_docx):
    page.add_init_script(RECORDER)
    begin(page, server, example_docx, review=False)
    page.wait_for_selector("run-outcome:not([hidden])")
    arrivals = [tuple(note) for note in page.evaluate("window.arrivals.map(JSON.parse)")]
    assert len({cards for _, cards, _ in arrivals}) > 3, "the cards came one by one"
    assert any(cards and not stage.startswith("final") for stage, cards, _ in arrivals)
    assert page.get_attribute(".progress", "aria-valuenow") == "100"
    assert page.locator("score-board .figure-number").count() == 3
    assert "saved" in page.inner_text("[data-saved]")
    assert no_sideways_scrolling(page)

    page.click("[data-compare]")
    assert page.locator(".compare-text ins").count() > 2
    assert no_sideways_scrolling(page)
    page.click("text=Download")
    with page.expect_download() as download:
        page.click("text=Word, with tracked changes")
    with open(download.value.path(), "rb") as file:
        assert file.read(2) == b"PK"
    assert page.problems == []


def test_decide_edit_confirm_and_write(page, server, example_docx):
    begin(page, server, example_docx, review=True)
    page.wait_for_selector("review-bar:not([hidden])")
    cards = page.locator("recommendation-card")
    first = cards.nth(0)
    first.get_by_role("button", name="Reject").click()
    question = page.locator("recommendation-card", has_text="Have you used").first
    question.locator("textarea").fill("Terraform for the test environment")
    question.locator(".doubts").wait_for()
    question.get_by_role("button", name="It is true: use it").click()
    page.click("[data-apply]")
    page.wait_for_selector("run-outcome:not([hidden])")
    assert "Terraform for the test environment" in page.inner_text("[data-resume]")
    page.click("[data-compare]")
    assert "confirmed by you" in page.inner_text("main")
    assert page.problems == []


def test_a_reload_in_the_middle_shows_everything_again(page, server, example_docx):
    begin(page, server, example_docx, review=True)
    page.wait_for_selector("review-bar:not([hidden])")
    before = page.locator("recommendation-card").count()
    page.reload()
    page.wait_for_selector("review-bar:not([hidden])")
    assert page.locator("recommendation-card").count() == before
    assert page.inner_text("[data-message]").startswith("Waiting for you")


def test_everything_can_be_done_by_keyboard(page, server, example_docx):
    begin(page, server, example_docx, review=True)
    page.wait_for_selector("review-bar:not([hidden])")
    apply = page.locator("[data-apply]")
    apply.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("run-outcome:not([hidden])")
    page.locator("[data-compare]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare/*")
    page.locator("[data-receipt]").first.focus()
    assert page.is_visible("#receipt-box")
    page.keyboard.press("Escape")
    assert not page.is_visible("#receipt-box")


def test_cancelling_ends_the_run_and_says_so(page, server, example_docx):
    begin(page, server, example_docx, review=True)
    page.wait_for_selector("review-bar:not([hidden])")
    page.click("[data-cancel]")
    page.wait_for_selector("text=Cancelled. Nothing was saved.")


def test_a_bad_file_is_refused_on_the_page_in_one_sentence(page, server, tmp_path):
    empty = tmp_path / "resume.pdf"
    empty.write_bytes(b"")
    page.goto(server)
    page.select_option("#resume-id", "")
    page.set_input_files("#resume-file", str(empty))
    page.click("text=Customize >> nth=-1")
    page.wait_for_selector("#problem:not([hidden])")
    assert page.inner_text("#problem").endswith(".")


HOSTILE = "<img src=x onerror=window.pwned=1><script>window.pwned=1</script>"


def test_text_that_pretends_to_be_markup_stays_text(page, server):
    resume = f"Kim {HOSTILE} Lee\n\nExperience\nBaker, {HOSTILE}, 2018 - 2020\n- Baked {HOSTILE}\n"
    resume += "- Responsible for managing the ovens and the bread of the day\n" * 3
    job = f"Baker {HOSTILE}\n\nRequirements\n- Bread {HOSTILE} baking\n- {HOSTILE}\n" * 4
    page.goto(server)
    page.select_option("#resume-id", "")
    page.fill("#resume-text", resume)
    page.select_option("#job-id", "")
    page.fill("#job-text", job)
    page.set_checked("#review", False)
    page.click("text=Customize >> nth=-1")
    page.wait_for_selector("run-outcome:not([hidden])")
    assert page.evaluate("window.pwned") is None
    page.click("[data-compare]")
    page.wait_for_load_state()
    assert page.evaluate("window.pwned") is None
    assert "onerror" in page.inner_text("main")
