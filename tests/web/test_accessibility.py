"""Whether the pages can be used by keyboard, on a phone, with a screen reader, by weak eyes."""

from itertools import pairwise
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
# For what does not depend on the width: at a desk alone.
desk = pytest.mark.parametrize("page", [1280], indirect=True, ids=["desk"])

WRONGS = (Path(__file__).parent / "accessibility.js").read_text()

# What stands under the focus: its place among all stops, how it is marked, whether it can be seen.
FOCUSED = """async () => {
  // The page scrolls to the focus with its next frame.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const focused = document.activeElement;
  if (focused === document.body) return null;
  const marked = focused.closest("label.choice") ?? focused;
  const style = getComputedStyle(marked);
  const box = focused.getClientRects()[0] ?? focused.getBoundingClientRect();
  const x = Math.min(innerWidth - 1, Math.max(0, box.left + Math.min(box.width / 2, 40)));
  const y = Math.min(innerHeight - 1, Math.max(0, box.top + Math.min(box.height / 2, 10)));
  const top = document.elementFromPoint(x, y);
  return {
    name: `${focused.tagName} ${focused.className} ${focused.textContent.trim().slice(0, 30)}`,
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    contrast: window.contrastOf(style.outlineColor, marked.parentElement),
    covered: !(top && (focused.contains(top) || marked.contains(top))),
    place: [...document.querySelectorAll("*")].indexOf(focused),
  };
}"""


def wrongs(page):
    """What is wrong with the page, in the dark and in the light."""
    found = []
    for scheme in ("dark", "light"):
        # Without motion, so that no colour is looked at on its way to another.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += [f"{scheme}: {wrong}" for wrong in page.evaluate(WRONGS)]
    return found


@pytest.fixture
def reviewing(page, begin):
    begin(page, review=True)
    page.wait_for_selector("[data-apply]:enabled")
    return page


@pytest.fixture
def comparing(page, begin):
    begin(page, review=False)
    page.wait_for_selector("run-outcome:not([hidden])")
    page.click("[data-compare]")
    page.wait_for_url("**/compare/*")
    return page


@pytest.mark.parametrize("path", ["/", "/history", "/settings", "/api/docs", "/compare/999999"])
def test_a_page_has_names_headings_landmarks_contrast_and_targets(page, server, path):
    page.goto(server + path)
    assert wrongs(page) == []


def test_the_start_page_with_every_field_open_and_a_problem_told(page, server):
    page.goto(server)
    page.select_option("#resume-id", "")
    page.select_option("#job-id", "")
    page.click("[type=submit]")
    page.wait_for_selector("#problem:not([hidden])")
    assert wrongs(page) == []


def test_the_page_of_a_run_while_it_waits_for_decisions_and_when_it_is_done(reviewing):
    page = reviewing
    page.locator("recommendation-card").nth(0).get_by_role("button", name="Reject").click()
    page.locator("recommendation-card").nth(1).get_by_role("button", name="Edit").click()
    page.evaluate("for (const found of document.querySelectorAll('details')) found.open = true")
    assert wrongs(page) == []
    page.click("[data-apply]")
    page.wait_for_selector("run-outcome:not([hidden])")
    page.evaluate("document.querySelector('[data-proposals]').open = true")
    page.click("button:has-text('Download')")
    assert wrongs(page) == []


def test_the_compare_page_with_a_receipt_and_a_dialog_open(comparing):
    page = comparing
    page.click("[data-check]")
    page.wait_for_selector(".findings")
    page.evaluate("for (const found of document.querySelectorAll('details')) found.open = true")
    page.locator("[data-receipt]").first.focus()
    assert wrongs(page) == []
    page.click("button:has-text('Share')")
    page.click("text=Make a link")
    page.wait_for_selector("[data-made]:not([hidden])")
    assert wrongs(page) == []
    link = page.input_value("#share-link")
    page.goto(link)
    assert wrongs(page) == []


@desk
def test_the_downloads_are_reached_chosen_and_left_by_keyboard(comparing):
    page = comparing
    page.locator("[commandfor=downloads][command=show-modal]").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.format") == "docx"
    assert wrongs(page) == []
    page.get_by_label("Layout").focus()
    page.keyboard.press("ArrowDown")
    assert "layout=modern" in page.get_attribute("[data-format=pdf]", "href")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent === 'Download'")


@desk
def test_a_press_leads_from_the_progress_to_the_proposals_and_the_next_stop_is_in_them(reviewing):
    page = reviewing
    page.locator("[data-decide]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.proposals')")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('recommendation-card')")


@desk
def test_no_two_fields_of_the_start_page_have_the_same_name(page, server):
    page.goto(server)
    page.select_option("#resume-id", "")
    page.select_option("#job-id", "")
    fields = page.locator("#start :is(input, select, textarea)")
    names = fields.evaluate_all("all => all.map((field) => field.labels[0].textContent.trim())")
    assert len(names) > 9
    assert len(set(names)) == len(names)


@desk
def test_the_dialog_that_asks_before_deleting_keeps_the_focus_inside(page, server):
    page.goto(f"{server}/history")
    page.click("text=Delete everything of mine")
    assert page.evaluate("document.activeElement.textContent === 'Keep it'")
    assert wrongs(page) == []
    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.delete") == "/api/library"


def stops(page, most):
    """Each stop of the Tab key, from the top of the page."""
    page.evaluate("document.activeElement.blur()")
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        found.append(stop)
    return found


def check_stops(found):
    assert len(found) > 10
    unmarked = [stop["name"] for stop in found if stop["outline"] < 2 or stop["contrast"] < 3]
    assert unmarked == [], "the focus can be seen"
    assert [stop["name"] for stop in found if stop["covered"]] == [], "nothing covers the focus"
    places = [stop["place"] for stop in found]
    assert places == sorted(places), "Tab goes in the order of the page"


def test_the_focus_goes_in_order_marked_and_uncovered_on_the_start_page(page, server):
    page.goto(server)
    page.select_option("#resume-id", "")
    page.select_option("#job-id", "")
    wrongs(page)
    check_stops(stops(page, 40))


def test_the_focus_goes_in_order_marked_and_uncovered_through_a_review(reviewing):
    wrongs(reviewing)
    check_stops(stops(reviewing, 60))


def test_the_focus_goes_in_order_marked_and_uncovered_through_a_comparison(comparing):
    wrongs(comparing)
    check_stops(stops(comparing, 40))


@desk
def test_the_first_stop_skips_to_the_content(page, server):
    page.goto(server)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@desk
def test_each_page_has_a_title_of_its_own(comparing, server):
    page = comparing
    seen = {page.title()}
    for path in ("/", "/history", "/api/docs", "/nowhere"):
        page.goto(server + path)
        seen.add(page.title())
    assert len(seen) == 5


LISTENER = """
window.spoken = [];
new MutationObserver((changes) => {
  for (const { target } of changes) {
    const voice = (target.closest ? target : target.parentElement)?.closest("run-voice");
    if (voice && voice.textContent) window.spoken.push([performance.now(), voice.textContent]);
  }
}).observe(document, { subtree: true, childList: true, characterData: true });
"""


@desk
def test_a_screen_reader_hears_little_and_the_important_things(page, begin):
    page.add_init_script(LISTENER)
    begin(page, review=True)
    page.wait_for_selector("[data-apply]:enabled")
    page.wait_for_selector("run-voice:has-text('Waiting for you')", state="attached")
    page.click("[data-apply]")
    page.wait_for_selector("run-voice:has-text('Saved')", state="attached")
    at, spoken = zip(*page.evaluate("window.spoken"), strict=True)
    assert any("proposals have come" in text or "Say" in text for text in spoken)
    assert any("Your resume scores" in text for text in spoken)
    assert min(later - sooner for sooner, later in pairwise(at)) > 600, "never one after another"
    assert max(map(len, spoken)) < 250
    polite = page.locator("[aria-live=polite], [role=status], [role=log]")
    assert polite.count() == 1, "one region speaks"


@desk
def test_nothing_moves_for_those_who_asked_for_stillness(page, begin):
    page.emulate_media(reduced_motion="reduce")
    begin(page, review=True)
    page.wait_for_selector("recommendation-card")
    moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter((element) => {
      const style = getComputedStyle(element);
      return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
    }).length""")
    assert moving == 0


@desk
def test_what_was_decided_is_told_in_words_not_by_colour_alone(reviewing):
    card = reviewing.locator("recommendation-card").nth(0)
    assert "Accepted" in card.inner_text()
    card.get_by_role("button", name="Reject").click()
    assert "Rejected" in card.inner_text()
    assert card.get_by_role("button", name="Reject").get_attribute("aria-pressed") == "true"
    question = reviewing.locator("recommendation-card.asks").first
    assert "Question" in question.inner_text()
    assert question.get_by_label("Your answer, as a line of your resume").is_visible()


def test_text_twice_as_large_still_fits_a_phone(chromium, server):
    context = chromium.new_context(viewport={"width": 320, "height": 700})
    try:
        narrow = context.new_page()
        narrow.goto(server)
        narrow.evaluate("document.documentElement.style.fontSize = '150%'")
        assert narrow.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
    finally:
        context.close()
