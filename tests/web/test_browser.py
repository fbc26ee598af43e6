"""A person's way through the application, in a real browser."""

import pytest

pytestmark = pytest.mark.browser
# For what does not depend on the width: at a desk alone.
desk = pytest.mark.parametrize("page", [1280], indirect=True, ids=["desk"])

# Notes what of the page has changed whenever something has, so that the order of arrival can be
# read afterwards: a page that shows everything only at the end leaves a single note.
RECORDER = """
window.arrivals = [];
new MutationObserver(() => {
  const stage = document.querySelector("[data-stage][aria-current]")?.dataset.stage ?? "";
  const cards = document.querySelectorAll("recommendation-card").length;
  const filled = document.querySelector(".progress")?.getAttribute("aria-valuenow") ?? "0";
  const written = document.querySelector("[data-resume]")?.textContent.length ?? 0;
  const note = JSON.stringify([stage, cards, written, Number(filled)]);
  if (window.arrivals.at(-1) !== note) window.arrivals.push(note);
}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
"""


def no_sideways_scrolling(page):
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")


def compare(page):
    page.click("[data-compare]")
    page.wait_for_url("**/compare/*")


def test_upload_watch_compare_download(page, begin):
    page.add_init_script(RECORDER)
    begin(page, review=False)
    page.wait_for_selector("run-outcome:not([hidden])")
    arrivals = [tuple(note) for note in page.evaluate("window.arrivals.map(JSON.parse)")]
    assert len({cards for _, cards, *_ in arrivals}) > 3, "the cards came one by one"
    assert any(cards and not stage.startswith("final") for stage, cards, *_ in arrivals)
    filled = [percent for *_, percent in arrivals]
    assert filled == sorted(filled), "the bar never falls"
    assert len(set(filled)) > 10, "the bar moves within the stages too"
    assert filled[-1] == 100
    assert page.locator("score-board .figure-number").count() == 3
    assert "saved" in page.inner_text("[data-saved]")
    assert no_sideways_scrolling(page)

    compare(page)
    page.locator(".compare-text ins").first.wait_for()
    assert page.locator(".compare-text ins").count() > 2
    assert no_sideways_scrolling(page)
    page.click("button:has-text('Download')")
    with page.expect_download() as download:
        page.click("text=Word, with tracked changes")
    with open(download.value.path(), "rb") as file:
        assert file.read(2) == b"PK"
    assert page.problems == []


def test_decide_edit_confirm_and_write(page, begin):
    begin(page, review=True)
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
    compare(page)
    assert "confirmed by you" in page.inner_text("main")
    assert page.problems == []


def test_a_reload_in_the_middle_loses_no_decision_and_no_words(page, begin):
    begin(page, review=True)
    page.wait_for_selector("[data-apply]:enabled")
    before = page.locator("recommendation-card").count()
    page.locator("recommendation-card").nth(0).get_by_role("button", name="Reject").click()
    question = page.locator("recommendation-card.asks").first
    question.locator("textarea").fill("Terraform for the test environment")
    question.get_by_role("button", name="It is true: use it").click()
    tally = page.inner_text("[data-tally]")
    page.reload()
    page.wait_for_selector("[data-apply]:enabled")
    assert page.locator("recommendation-card").count() == before
    assert page.inner_text("[data-message]").startswith("Waiting for you")
    assert page.inner_text("[data-tally]") == tally
    assert question.locator("textarea").input_value() == "Terraform for the test environment"


def titles(page):
    return page.locator("recommendation-card h3").all_text_contents()


@desk
def test_a_connection_cut_in_the_middle_of_a_line_loses_and_doubles_nothing(page, begin, server):
    begin(page, review=False)
    page.wait_for_selector("run-outcome:not([hidden])")
    whole, plan = titles(page), page.text_content("[data-plan]")
    session = page.url.rsplit("/", 1)[1]
    told = page.request.get(f"{server}/api/customizations/{session}/events").text()
    asked = []

    def cut_first(route):
        asked.append(route.request.url.rsplit("=", 1)[1])
        if len(asked) == 1:
            route.fulfill(body=told[: len(told) // 3], content_type="application/x-ndjson")
        else:
            route.continue_()

    page.route("**/events?after=*", cut_first)
    page.reload()
    page.wait_for_selector("run-outcome:not([hidden])")
    assert asked == ["0", str(told[: len(told) // 3].count("\n"))]
    assert titles(page) == whole
    assert page.text_content("[data-plan]") == plan


@desk
def test_a_lost_network_is_said_and_taken_up_again(page, begin):
    begin(page, review=True)
    page.wait_for_selector("[data-apply]:enabled")
    whole = titles(page)
    page.route("**/events?after=*", lambda route: route.abort())
    page.reload()
    page.wait_for_selector("text=Connection lost")
    page.unroute("**/events?after=*")
    page.wait_for_selector("[data-apply]:enabled")
    assert titles(page) == whole
    assert page.inner_text("[data-message]").startswith("Waiting for you")
    page.click("[data-apply]")
    page.wait_for_selector("run-outcome:not([hidden])")


@desk
def test_an_answer_that_cannot_be_read_is_asked_for_once_more_and_then_said(page, begin):
    begin(page, review=True)
    page.wait_for_selector("[data-apply]:enabled")
    asked = []

    def rubbish(route):
        asked.append(route.request.url)
        route.fulfill(body="<html>\n<p>Sign in to this network\n", content_type="text/html")

    page.route("**/events?after=*", rubbish)
    page.reload()
    page.wait_for_selector("[data-error]:not([hidden])")
    assert "cannot be read" in page.inner_text("[data-error]")
    assert len(asked) == 2


@desk
def test_a_second_tab_follows_the_same_run_and_takes_no_focus(page, begin):
    begin(page, review=True)
    page.wait_for_selector("[data-apply]:enabled")
    second = page.context.new_page()
    second.goto(page.url)
    second.wait_for_selector("[data-apply]:enabled")
    second.locator("[data-plan]").focus()
    page.click("[data-apply]")
    for tab in (page, second):
        tab.wait_for_selector("run-outcome:not([hidden])")
    assert titles(second) == titles(page)
    assert second.evaluate("document.activeElement.hasAttribute('data-plan')")
    assert page.evaluate("document.activeElement.hasAttribute('data-headline')")


@desk
def test_all_can_be_accepted_or_rejected_at_once(page, begin):
    begin(page, review=True)
    page.wait_for_selector("[data-apply]:enabled")
    count = page.locator("recommendation-card").count()
    page.click("[data-reject-all]")
    assert page.inner_text("[data-tally]").startswith(f"0 of {count} accepted")
    page.click("[data-accept-all]")
    supported = page.locator("recommendation-card:not(.asks)").count()
    assert page.inner_text("[data-tally]").startswith(f"{supported} of {count} accepted")


def test_everything_can_be_done_by_keyboard(page, begin):
    begin(page, review=True)
    apply = page.locator("[data-apply]:enabled")
    apply.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("run-outcome:not([hidden])")
    page.locator("[data-compare]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare/*")
    page.locator("[data-on]").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Change 1")
    page.keyboard.press("Tab")
    box = page.locator("#receipt-box")
    assert "of your resume" in box.inner_text()
    assert box.bounding_box()["x"] >= 0
    page.keyboard.press("Escape")
    assert not box.is_visible()
    page.keyboard.press("Enter")
    assert box.is_visible()


def finish(page, begin):
    begin(page, review=False)
    page.wait_for_selector("run-outcome:not([hidden])")
    compare(page)


@desk
def test_the_looks_of_a_download_are_chosen_on_the_page_and_remembered(page, begin, server):
    finish(page, begin)
    page.click("button:has-text('Download')")
    page.select_option("#layout", "compact")
    page.select_option("#paper", "letter")
    links = {kind: page.get_attribute(f"[data-format={kind}]", "href") for kind in ("pdf", "docx")}
    assert links["pdf"].endswith("/pdf?layout=compact&paper=letter")
    assert links["docx"].endswith("/docx"), "the person's own Word file keeps its looks"
    assert page.request.get(server + links["pdf"]).ok
    page.reload()
    page.click("button:has-text('Download')")
    assert page.input_value("#layout") == "compact"
    assert page.get_attribute("[data-format=pdf]", "href") == links["pdf"]


@desk
def test_the_downloads_open_before_any_script_has_been_read(page, begin):
    finish(page, begin)
    page.route("**/js/compare.js", lambda route: None)  # never answered: a slow network
    page.goto(page.url, wait_until="commit")
    page.click("button:has-text('Download')")
    with page.expect_download() as download:
        page.click("text=Plain text")
    assert download.value.suggested_filename.endswith(".txt")


@desk
def test_a_browser_that_knows_no_commands_of_buttons_still_opens_dialogs(page, begin):
    page.add_init_script("""
        delete HTMLButtonElement.prototype.commandForElement;
        document.addEventListener("command", (told) => told.preventDefault(), true);""")
    finish(page, begin)
    page.click("button:has-text('Share')")
    assert page.is_visible("#share-days")
    page.click("#sharing >> text=Close")
    assert not page.is_visible("#share-days")


@desk
def test_tracked_changes_are_offered_only_where_there_is_a_word_file_to_mark(page, server):
    page.goto(server)
    page.select_option("#resume-id", "")
    work = "- Cared for six patients a shift and wrote down what was done in Python and SQL"
    page.fill("#resume-text", f"Ana Ruiz\n\nExperience\nNurse, Elm Ward, 2019 - 2024\n{work}")
    page.uncheck("#review")
    page.click("[type=submit]")
    page.wait_for_selector("run-outcome:not([hidden])")
    page.click("button:has-text('Download')")
    assert page.locator("[data-format=docx-tracked]").count() == 0
    assert "only where the resume came as a Word file" in page.inner_text("dialog[open]")
    assert "layout=" in page.get_attribute("[data-format=docx]", "href")


@desk
def test_whoever_cancels_can_start_again_with_the_same_resume_and_posting(page, begin):
    begin(page, review=True)
    page.wait_for_selector("[data-apply]:enabled")
    resume = page.get_attribute("live-run", "resume")
    page.click("[data-cancel]")
    page.click("text=Start again with the same")
    page.wait_for_url("**/?*")
    assert page.input_value("#resume-id") == resume
    page.click("[type=submit]")
    page.wait_for_url("**/customizations/*")
    assert page.get_attribute("live-run", "resume") == resume


@desk
def test_a_link_is_made_copied_and_withdrawn(page, begin, server):
    finish(page, begin)
    page.click("button:has-text('Share')")
    page.fill("#share-days", "30")
    page.check("#hide-original")
    page.click("text=Make a link")
    page.wait_for_selector("[data-made]:not([hidden])")
    link = page.input_value("#share-link")
    stranger = page.context.browser.new_context()
    try:
        visitor = stranger.new_page()
        visitor.goto(link)
        assert "contact details are hidden" in visitor.inner_text("main")
        assert visitor.locator(".pairs").count() == 0
        page.click("text=Withdraw all links")
        page.wait_for_selector("text=1 link withdrawn.")
        assert visitor.goto(link).status == 404
    finally:
        stranger.close()
    page.keyboard.press("Escape")
    assert not page.is_visible("#share-days")


@desk
def test_the_export_is_read_again_as_a_parser_does(page, begin):
    finish(page, begin)
    page.select_option("#parser-format", "pdf")
    page.click("[data-check]")
    page.wait_for_selector(".findings")
    assert "lines" in page.inner_text("[data-verdict]")
    page.click("text=See it as the parser does")
    assert len(page.inner_text(".parser-view")) > 500
    assert page.problems == []


# A browser that keeps nothing throws already where the storage is named.
NO_STORAGE = """
Object.defineProperty(window, "sessionStorage", {
  get() { throw new DOMException("", "SecurityError"); },
});
"""


@desk
@pytest.mark.parametrize("storage", [True, False], ids=["storage", "no storage"])
def test_a_stored_resume_is_deleted_after_one_more_question(page, server, storage):
    if not storage:
        page.add_init_script(NO_STORAGE)
    page.goto(server)
    page.select_option("#resume-id", "")
    text = (
        "Delia Marsh\n\nExperience\nFlorist, Green Corner, 2015 - 2020\n"
        + "- Arranged flowers\n" * 9
    )
    page.fill("#resume-text", text)
    token = page.get_attribute("meta[name=csrf-token]", "content")
    form = {"text": text, "title": "Marsh, florist"}
    headers = {"X-CSRFToken": token}
    assert page.request.post(f"{server}/api/resumes", form=form, headers=headers).ok
    page.goto(f"{server}/history")
    button = page.get_by_role("button", name="Delete Marsh, florist")
    button.first.click()
    page.click("text=Keep it")
    assert button.first.is_visible()
    count = button.count()
    button.first.click()
    with page.expect_navigation():
        page.click("[data-really]")
    assert button.count() == count - 1
    assert page.is_visible("text=Deleted.") == storage


@desk
def test_a_dropped_file_is_taken_in_place_of_what_was_chosen(page, server):
    page.goto(server)
    page.evaluate("""() => {
      const carried = new DataTransfer();
      carried.items.add(new File(["Delia Marsh"], "marsh.txt", { type: "text/plain" }));
      const panel = document.querySelector("[data-drop]");
      panel.dispatchEvent(
        new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
    }""")
    assert "marsh.txt" in page.inner_text("#file-told")
    assert page.input_value("#resume-id") == ""
    assert not page.is_visible("#resume-text")
    page.click("text=Remove the file")
    assert page.is_visible("#resume-text")


@desk
def test_cancelling_ends_the_run_and_says_so(page, begin):
    begin(page, review=True)
    page.wait_for_selector("review-bar:not([hidden])")
    page.click("[data-cancel]")
    page.wait_for_selector("text=Cancelled. Nothing was saved.")


@desk
def test_a_bad_file_is_refused_on_the_page_in_one_sentence(page, server, tmp_path):
    empty = tmp_path / "resume.pdf"
    empty.write_bytes(b"")
    page.goto(server)
    page.select_option("#resume-id", "")
    page.set_input_files("#resume-file", str(empty))
    page.click("[type=submit]")
    page.wait_for_selector("#problem:not([hidden])")
    assert page.inner_text("#problem").endswith(".")
    assert page.evaluate("document.activeElement.id") == "resume-file"
    assert page.get_attribute("#resume-file", "aria-invalid") == "true"


HOSTILE = "<img src=x onerror=window.pwned=1><script>window.pwned=1</script>"


@desk
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
    page.click("[type=submit]")
    page.wait_for_selector("run-outcome:not([hidden])")
    assert page.evaluate("window.pwned") is None
    compare(page)
    assert page.evaluate("window.pwned") is None
    assert any("onerror" in text for text in page.locator(".pairs").all_text_contents())
