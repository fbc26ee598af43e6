"""What a hostile or careless program sends gets a refusal in one sentence, never a failure."""

import time
import urllib.parse
import urllib.request

import pytest

RESUME = "Łukasz Żak\nlukasz@zak.example\n\nExperience\nBaker, Piekarnia, 2018 - 2020\n" + (
    "- Baked rye bread\n" * 5
)
JOB = "Baker wanted\n\nRequirements\n- Bread baking and pastry\n- Two years in a browsery\n" * 3
ENDLESS = "9" * 5000
TOO_DEEP = b"[" * 200_000


@pytest.fixture
def stored(browser):
    resume = browser.post("/api/resumes", {"text": RESUME, "title": "Żak Ελλάδα 履歴書"}).json["id"]
    return {"resume_id": resume, "job_id": browser.post("/api/jobs", {"text": JOB}).json["id"]}


@pytest.fixture
def session(browser, stored):
    stream = browser.post("/api/customize_resume_streaming", stored)
    return stream.text.split('"session_id":"')[1].split('"')[0]


@pytest.fixture
def saved(browser, session):
    answer = browser.post("/save_customized_resume", {"session_id": session})
    return answer.headers["Location"].rsplit("/", 1)[1]


def sent(browser, path, data):
    headers = {"X-CSRFToken": browser.token, "Content-Type": "application/json"}
    return browser.send(urllib.request.Request(browser.base + path, data=data, headers=headers))


@pytest.mark.parametrize("format", ["docx", "pdf", "md", "txt", "json"])
def test_a_file_is_named_in_the_letters_of_its_title(browser, saved, format):
    answer = browser.get(f"/download/{saved}/{format}")
    assert answer.status == 200
    told = answer.headers["Content-Disposition"]
    name = urllib.parse.unquote(told.split("filename*=UTF-8''")[1])
    assert name == f"Żak Ελλάδα 履歴書 - Baker.{format}"


def test_a_title_of_the_person_s_own_is_the_name_of_the_file(browser, session, saved):
    browser.post("/save_customized_resume", {"session_id": session, "title": "For the harbour"})
    told = browser.get(f"/download/{saved}/txt").headers["Content-Disposition"]
    assert told == 'attachment; filename="For the harbour.txt"'


def test_numbers_of_thousands_of_digits_are_refused(browser, stored, session, saved):
    assert browser.get(f"/compare/{ENDLESS[:3000]}").status == 404
    assert browser.get(f"/api/customizations/{session}/events?after={ENDLESS}").status == 400
    assert browser.get(f"/api/customizations/{session}/events?after={'9' * 25}").status == 400
    form = {**stored, "resume_id": ENDLESS}
    assert browser.post("/api/customize_resume_streaming", form).status == 400
    form = {**stored, "selected_recommendations": [ENDLESS]}
    assert browser.post("/api/customize_resume_streaming", form).status == 400
    share = f"/api/customized_resumes/{saved}/shares"
    assert browser.post(share, body={"days": ENDLESS}).status == 400


@pytest.mark.parametrize("before", ["abc", "-1", "9" * 25])
def test_a_list_before_what_is_no_id_is_refused(browser, session, before):
    answer = browser.get(f"/api/customizations?before={before}")
    assert answer.status == 400
    assert answer.json["error"].endswith(".")
    assert browser.get("/api/customizations?before=").json


@pytest.mark.parametrize("id", ["²", ENDLESS, "-1", ""])
def test_a_selection_with_odd_ids_is_refused(browser, session, id):
    answer = browser.post(
        f"/api/customizations/{session}/selection", body={"edited": {id: "words"}}
    )
    assert answer.status == 400


def test_json_nested_without_end_is_refused_and_not_read(browser, session, saved):
    assert sent(browser, f"/api/customizations/{session}/selection", TOO_DEEP).status == 400
    answer = browser.post("/api/jobs", {}, file=("job.json", TOO_DEEP))
    assert answer.status == 422


def test_a_json_file_with_an_endless_number_is_read_as_text_or_refused(browser):
    body = b'{"title": "Baker", "description": "' + b"bread " * 50 + b'", "n": '
    file = ("job.json", body + ENDLESS.encode() + b"}")
    assert browser.post("/api/jobs", {}, file=file).status == 201
    answer = browser.post("/api/resumes", {}, file=file)
    assert (answer.status, answer.json["code"]) == (422, "unreadable")


def test_half_characters_and_nuls_do_not_get_into_the_store(browser, stored):
    summary = "Bakes \\ud800 rye \\u0000 bread and rolls, " * 6
    body = b'{"basics": {"name": "Lena Voss", "summary": "' + summary.encode() + b'"}}'
    resume = browser.post("/api/resumes", {}, file=("cv.json", body))
    assert resume.status == 201
    form = {**stored, "resume_id": resume.json["id"]}
    stream = browser.post("/api/customize_resume_streaming", form).text
    assert '"type":"saved"' in stream
    assert "\\u0000" not in stream
    assert "\\ud800" not in stream


def test_an_engine_of_an_endless_name_is_refused(browser, stored):
    answer = browser.post("/api/customize_resume_streaming", {**stored, "engine": "x" * 40})
    assert answer.status == 400


def test_what_is_far_too_long_is_refused_at_once(browser, stored, session):
    """Looking through megabytes of words would hold up everybody else."""
    words = "Kubernetes and bread " * 15_000
    check = {"resume_id": stored["resume_id"], "before": "", "after": words}
    assert browser.post("/api/checks", check).status == 413
    assert browser.post("/api/jobs", {"text": words}).status == 413
    edit = {"session_id": session, "customized_content": words}
    assert browser.post("/save_customized_resume", edit).status == 413
    edit["customized_content"] = RESUME + 12_000 * "\n"
    assert browser.post("/save_customized_resume", edit).status == 413
    assert browser.post("/api/resumes", {"text": RESUME + 12_000 * "\n"}).status == 413
    selection = f"/api/customizations/{session}/selection"
    assert browser.post(selection, body={"edited": {"0": words}}).status == 413


@pytest.mark.parametrize("odd", [190_000 * "a", 95_000 * "a ", 5_000 * "\n"])
def test_a_persons_own_text_takes_seconds_however_odd_it_is(browser, session, odd):
    edit = {"session_id": session, "customized_content": f"{RESUME}\n{odd}"}
    started = time.monotonic()
    assert browser.post("/save_customized_resume", edit).status == 302
    assert time.monotonic() - started < 30, "a machine under load included"


@pytest.mark.parametrize("path", ["/history", "/api/customizations"])
def test_a_place_in_the_history_that_is_none_is_refused(browser, path):
    answer = browser.get(f"{path}?before=abc")
    assert answer.status == 400
    assert "before must be" in answer.text
