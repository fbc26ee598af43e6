"""The API over real HTTP: the main job, and every refusal in one plain sentence."""

import json
import re
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest

from services import PATIENCE

RESUME = """Ines Moreau
ines.moreau@example.org

Summary
Nurse with five years on a cardiac ward.

Experience
Registered Nurse, Elmfield Hospital, Jan 2019 - Present
- Cared for up to six cardiac patients a shift
- Recorded vital signs in Epic and gave medication
- Trained two new colleagues on telemetry

Education
BSN, Elmfield University, 2018

Skills
Telemetry, IV therapy, patient education, Epic
"""
JOB = """Registered Nurse, Telemetry
Requirements
- RN license and a Bachelor of Science in Nursing
- Telemetry monitoring and medication administration
- Electronic health records (Epic)
- ACLS certification is required
"""


CALLS = {
    "POST /api/customize_resume_streaming": "a form",
    "POST /api/customizations/{session_id}/selection": "JSON",
    "POST /api/customized_resumes/{id}/shares": "JSON or a form",
}


def events_of(answer):
    return [json.loads(line) for line in answer.text.split("\n") if line.strip()]


@pytest.fixture
def stored(browser):
    resume = browser.post("/api/resumes", {"text": RESUME, "title": "Ines"})
    job = browser.post("/api/jobs", {"text": JOB})
    assert (resume.status, job.status) == (201, 201)
    return {"resume_id": resume.json["id"], "job_id": job.json["id"]}


@pytest.fixture
def finished(browser, stored):
    answer = browser.post("/api/customize_resume_streaming", stored)
    return events_of(answer)


def test_the_stream_tells_the_whole_run_and_ends_with_saved(finished):
    assert finished[0]["type"] == "session_start"
    assert finished[-1]["type"] == "saved"
    assert [event["seq"] for event in finished] == list(range(1, len(finished) + 1))
    assert finished[-1]["compare_url"] == f"/compare/{finished[-1]['customized_resume_id']}"


def test_the_stream_is_ndjson_that_no_proxy_collects(browser, stored):
    answer = browser.post("/api/customize_resume_streaming", stored)
    assert answer.headers["Content-Type"] == "application/x-ndjson; charset=utf-8"
    assert answer.headers["X-Accel-Buffering"] == "no"
    assert answer.body.isascii()


def test_the_answer_says_at_once_where_the_run_is_told(browser, stored):
    answer = browser.post("/api/customize_resume_streaming", stored)
    session = events_of(answer)[0]["session_id"]
    assert answer.headers["Content-Location"] == f"/api/customizations/{session}/events"


def test_reading_again_gives_the_same_bytes(browser, stored):
    live = browser.post("/api/customize_resume_streaming", stored)
    session = events_of(live)[0]["session_id"]
    again = browser.get(f"/api/customizations/{session}/events")
    assert again.body.replace(b"\n\n", b"\n") == live.body.replace(b"\n\n", b"\n")
    later = browser.get(f"/api/customizations/{session}/events?after=5")
    assert events_of(later)[0]["seq"] == 6


def test_server_sent_events_carry_the_same_records(browser, finished):
    session = finished[0]["session_id"]
    answer = browser.get(f"/api/customizations/{session}/events", Accept="text/event-stream")
    records = [record for record in answer.text.split("\n\n") if record.startswith("id:")]
    assert len(records) == len(finished)
    assert records[0].split("\n")[0] == "id: 1"
    assert json.loads(records[0].split("\n")[1].removeprefix("data: ")) == finished[0]
    resumed = browser.get(
        f"/api/customizations/{session}/events",
        **{"Accept": "text/event-stream", "Last-Event-ID": str(len(finished) - 1)},
    )
    assert resumed.text.count("id:") == 1


def test_the_state_and_the_result_can_be_asked_for(browser, finished):
    state = browser.get(f"/api/customizations/{finished[0]['session_id']}").json
    assert state["state"] == "completed"
    assert state["result"]["customized_content"]
    assert state["last_seq"] == len(finished)


def test_nothing_that_the_resume_lacks_gets_into_the_result(finished):
    done = next(event for event in finished if event["type"] == "customization_complete")["data"]
    assert "ACLS" not in done["customized_content"]
    assert done["comparison_data"]["unexplained"] == []


def read_until_review(browser, form):
    """The events up to `review_requested`; the stream is left open there, as a closed tab does."""
    request = urllib.request.Request(
        browser.base + "/api/customize_resume_streaming",
        data=urllib.parse.urlencode(form).encode(),
        headers={"X-CSRFToken": browser.token},
    )
    events = []
    with browser.opener.open(request, timeout=PATIENCE) as response:
        for line in response:
            if line.strip():
                events.append(json.loads(line))
                if events[-1]["type"] == "review_requested":
                    return events
    raise AssertionError("The run ended without asking for a review.")


def test_the_same_is_stored_once_where_that_is_asked_for(browser, stored):
    again = browser.post("/api/resumes", {"text": RESUME, "once": "1"}).json["id"]
    job = browser.post("/api/jobs", {"text": JOB, "once": "1"}).json["id"]
    assert {"resume_id": again, "job_id": job} == stored
    other = browser.post("/api/resumes", {"text": RESUME}).json["id"]
    assert other != stored["resume_id"]


def test_what_is_stored_can_be_listed(browser, stored, finished):
    resumes, jobs = browser.get("/api/resumes").json, browser.get("/api/jobs").json
    assert resumes[0]["id"] == stored["resume_id"]
    assert jobs[0]["id"] == stored["job_id"]
    newest = browser.get("/api/customizations").json[0]
    assert newest["session_id"] == finished[0]["session_id"]
    done = next(event for event in finished if event["type"] == "final_analysis_complete")["data"]
    assert newest["new_score"] == done["new_score"]
    older = browser.get(f"/api/customizations?before={newest['id']}").json
    assert newest["session_id"] not in [past["session_id"] for past in older]


def test_a_review_waits_for_a_selection(browser, stored):
    form = {**stored, "review": "1", "customization_level": "extensive"}
    waiting = read_until_review(browser, form)
    ids = waiting[-1]["data"]["recommendation_ids"]
    supported = [
        event["id"]
        for event in waiting
        if event["type"] == "recommendation" and event["data"]["check"]["verdict"] == "supported"
    ]
    chosen = {"accepted": supported[:1], "rejected": [id for id in ids if id != supported[0]]}
    address = f"/api/customizations/{waiting[0]['session_id']}"
    assert browser.get(address).json["state"] == "awaiting_review"
    assert browser.post(f"{address}/selection", body=chosen).status == 202
    events = events_of(browser.get(f"{address}/events"))
    filtered = next(event for event in events if event["type"] == "recommendations_filtered")
    assert (filtered["count"], filtered["of"]) == (1, len(ids))
    assert events[-1]["type"] == "saved"
    assert browser.post(f"{address}/selection", body=chosen).status == 409


def test_a_run_that_waits_for_a_review_can_be_cancelled(browser, stored):
    waiting = read_until_review(browser, {**stored, "review": "1"})
    address = f"/api/customizations/{waiting[0]['session_id']}"
    assert browser.post(f"{address}/cancellation", body={}).status == 202
    events = events_of(browser.get(f"{address}/events"))
    assert events[-1]["type"] == "cancelled"
    assert browser.post(f"{address}/cancellation", body={}).status == 409


def test_a_plan_can_be_taken_over_with_other_choices(browser, stored, finished):
    first = finished
    plan = [event["data"] for event in first if event["type"] == "recommendation"]
    form = {**stored, "plan_session_id": first[0]["session_id"], "selected_recommendations": ["0"]}
    second = events_of(browser.post("/api/customize_resume_streaming", form))
    assert [event["data"] for event in second if event["type"] == "recommendation"] == plan
    assert second[-1]["type"] == "saved"


def test_saving_twice_gives_the_same_customized_resume(browser, finished):
    session = finished[0]["session_id"]
    first = browser.post("/save_customized_resume", {"session_id": session})
    second = browser.post("/save_customized_resume", {"session_id": session})
    assert first.status == second.status == 302
    assert first.headers["Location"] == second.headers["Location"]


def test_an_edited_text_is_checked_anew(browser, finished):
    session = finished[0]["session_id"]
    done = next(event for event in finished if event["type"] == "customization_complete")["data"]
    edited = done["customized_content"].replace("six cardiac patients", "sixty cardiac patients")
    form = {"session_id": session, "customized_content": edited, "new_score": "100"}
    answer = browser.post("/save_customized_resume", form)
    assert answer.status == 302
    page = browser.get(answer.headers["Location"])
    assert "sixty" in page.text
    assert "Your own words claim what your original resume does not show" in page.text
    result = browser.get(f"/api/customizations/{session}").json["result"]
    assert result["new_score"] < 100


@pytest.mark.parametrize("format", ["docx", "pdf", "md", "txt", "json"])
def test_every_format_can_be_downloaded(browser, finished, format):
    answer = browser.get(f"/download/{finished[-1]['customized_resume_id']}/{format}")
    assert answer.status == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    starts = {"docx": b"PK", "pdf": b"%PDF", "json": b"{"}
    assert answer.body.startswith(starts.get(format, b""))
    assert len(answer.body) > 200


@pytest.mark.parametrize("looks", ["layout=modern&paper=a4", "layout=compact&paper=letter"])
def test_a_fresh_document_has_the_looks_that_were_asked_for(browser, finished, looks):
    address = f"/download/{finished[-1]['customized_resume_id']}/pdf"
    chosen = browser.get(f"{address}?{looks}")
    assert chosen.status == 200
    assert chosen.body != browser.get(address).body
    assert browser.get(f"{address}?layout=baroque").status == 400


def test_files_that_are_asked_for_at_once_are_all_written(browser, finished):
    number = finished[-1]["customized_resume_id"]
    formats = ["pdf", "docx", "json", "txt"] * 8
    with ThreadPoolExecutor(len(formats)) as people:
        answers = list(
            people.map(lambda format: browser.get(f"/download/{number}/{format}"), formats)
        )
    assert {answer.status for answer in answers} == {200}


def test_tracked_changes_need_a_word_file_to_stand_in(browser, finished):
    answer = browser.get(f"/download/{finished[-1]['customized_resume_id']}/docx-tracked")
    assert answer.status == 400
    assert "Word file" in answer.text


def test_a_share_link_shows_the_comparison_without_contact_until_revoked(browser, finished, server):
    number = finished[-1]["customized_resume_id"]
    made = browser.post(f"/api/customized_resumes/{number}/shares", body={"days": 3})
    assert made.status == 201
    path = made.json["url"].removeprefix(server)
    page = browser.get(path)
    assert page.status == 200
    assert "ines.moreau@example.org" not in page.text
    assert "Moreau" not in page.text
    assert "cardiac" in page.text
    gone = browser.post(f"/api/customized_resumes/{number}/shares", method="DELETE")
    assert gone.json == {"revoked": 1}
    assert browser.get(path).status == 404


@pytest.mark.parametrize("hide", [None, "Contact", ["contact", "original text"], 1, [["contact"]]])
def test_a_share_link_is_not_made_where_what_to_hide_is_not_understood(browser, finished, hide):
    shares = f"/api/customized_resumes/{finished[-1]['customized_resume_id']}/shares"
    answer = browser.post(shares, body={"hide": hide})
    assert answer.status == 400
    assert "contact, original, scores" in answer.json["error"]


def test_a_form_hides_all_that_it_names(browser, finished, server):
    shares = f"/api/customized_resumes/{finished[-1]['customized_resume_id']}/shares"
    made = browser.post(shares, {"hide": ["original", "contact"]})
    assert "Moreau" not in browser.get(made.json["url"].removeprefix(server)).text
    browser.post(shares, method="DELETE")


@pytest.mark.parametrize(
    "ids",
    [
        {},
        {"resume_id": "1"},
        {"resume_id": "x", "job_id": "1"},
        {"resume_id": "1", "job_id": "1.5"},
        {"resume_id": "-1", "job_id": "1"},
    ],
)
def test_missing_or_odd_ids_are_refused(browser, ids):
    answer = browser.post("/api/customize_resume_streaming", ids)
    assert answer.status == 400
    assert set(answer.json) == {"error", "code"}


def test_an_engine_that_is_not_there_is_refused_before_anything_is_stored(browser, stored):
    answer = browser.post("/api/customize_resume_streaming", {**stored, "engine": "magic"})
    assert answer.status == 400
    assert "builtin" in answer.json["error"]


def test_a_download_is_not_called_by_two_endings(browser, finished):
    answer = browser.get(f"/download/{finished[-1]['customized_resume_id']}/txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert '.txt"' in answer.headers["Content-Disposition"]


def test_ids_that_are_not_there_are_not_found(browser):
    answer = browser.post(
        "/api/customize_resume_streaming", {"resume_id": 999999, "job_id": 999999}
    )
    assert answer.status == 404


def test_without_a_csrf_token_nothing_is_done(browser):
    browser.token = ""
    answer = browser.post("/api/resumes", {"text": RESUME})
    assert answer.status == 400
    assert answer.json["code"] == "csrf"


def test_another_hosts_name_for_this_address_is_refused(browser):
    assert browser.get("/", Host="evil.example").status == 400


BAD = {
    "nothing at all": ({"text": ""}, None),
    "an empty file": ({}, ("resume.docx", b"")),
    "a format nobody knows": ({}, ("resume.xyz", bytes(range(256)) * 40)),
    "three words": ({"text": "Ines Moreau nurse"}, None),
    "a broken PDF": ({}, ("resume.pdf", b"%PDF-1.7\n" + b"garbage " * 50)),
    "an old Word file": ({}, ("resume.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_resume_is_answered_in_one_sentence_and_not_stored(browser, case):
    form, file = BAD[case]
    before = browser.get("/").text.count("<option")
    answer = browser.post("/api/resumes", form, file=file)
    assert 400 <= answer.status < 500
    assert len(answer.json["error"].split()) > 4
    assert "Traceback" not in answer.text
    assert browser.get("/").text.count("<option") == before


@pytest.mark.parametrize("text", ["", "Nurse wanted in a small town, call us today please"])
def test_an_empty_or_tiny_posting_is_refused(browser, text):
    answer = browser.post("/api/jobs", {"text": text})
    assert 400 <= answer.status < 500
    assert answer.json["error"].endswith(".")


def test_an_upload_over_the_limit_is_refused(browser):
    answer = browser.post("/api/resumes", {}, file=("resume.pdf", b"%PDF-1.4" + b"0" * (20 << 20)))
    assert answer.status == 413
    assert "10 MB" in answer.json["error"]


@pytest.mark.parametrize(
    "path",
    [
        "/compare/abc",
        "/compare/999999",
        "/download/999999/pdf",
        "/download/1/exe",
        "/api/customizations/nope",
        "/nowhere",
    ],
)
def test_what_is_not_there_is_404_and_never_a_trace(browser, path):
    answer = browser.get(path)
    assert answer.status == 404
    assert "Traceback" not in answer.text


def test_the_description_names_every_event(browser):
    description = browser.get("/openapi.json").json
    assert {"saved", "recommendation", "stage_restarted"} <= set(
        description["components"]["schemas"]["Event"]["discriminator"]["mapping"]
    )
    assert browser.get("/api/docs").status == 200


def test_the_description_says_which_calls_take_forms_and_which_json(browser):
    paths = browser.get("/openapi.json").json["paths"]
    start = paths["/api/customize_resume_streaming"]["post"]
    selection = paths["/api/customizations/{session_id}/selection"]["post"]
    shares = paths["/api/customized_resumes/{id}/shares"]["post"]
    form = {"application/x-www-form-urlencoded", "multipart/form-data"}
    assert set(start["requestBody"]["content"]) == form
    assert set(selection["requestBody"]["content"]) == {"application/json"}
    assert set(shares["requestBody"]["content"]) == {"application/json", *form}
    shown = re.sub(r"<[^>]+>", "", browser.get("/api/docs").text)
    told = {call: shown.split(call, 1)[1].split("4XX", 1)[0] for call in CALLS}
    assert [call for call, kind in CALLS.items() if f"Takes {kind}:" not in told[call]] == []


def test_health_and_metrics_answer(browser):
    assert browser.get("/healthz").json == {"status": "ok"}
    assert browser.get("/readyz").status == 200
    assert browser.get("/metrics").status == 200
