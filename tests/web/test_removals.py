"""What a person deletes is gone, with all that was made of it."""

import json
import urllib.parse
import urllib.request

import pytest

from services import PATIENCE

RESUME = """Tomas Weller
tomas.weller@example.org

Experience
Baker, Old Mill Bakery, Jan 2018 - Present
- Baked sourdough and rye for three shops every night
- Trained four apprentices in dough and oven work

Skills
Sourdough, dough lamination, food safety
"""
JOB = """Baker, Night Shift
Requirements
- Sourdough and dough lamination
- Food safety certificate is required
- Experience in training apprentices in a bakery team
"""


@pytest.fixture(scope="module")
def own_server(serve):
    """A server that no other test stores anything in."""
    return serve()


@pytest.fixture
def baker(own_server, make_browser):
    made = make_browser(own_server)
    made.open()
    return made


def delete(browser, path):
    return browser.post(path, method="DELETE")


@pytest.fixture
def stored(baker):
    resume = baker.post("/api/resumes", {"text": RESUME, "title": "Weller"}).json
    job = baker.post("/api/jobs", {"text": JOB}).json
    return {"resume_id": resume["id"], "job_id": job["id"]}


@pytest.fixture
def saved(baker, stored):
    answer = baker.post("/api/customize_resume_streaming", stored)
    return json.loads(answer.text.strip().split("\n")[-1])


def test_deleting_a_resume_takes_everything_made_of_it(baker, stored, saved):
    assert delete(baker, f"/api/resumes/{stored['resume_id']}").status == 204
    assert baker.get(saved["compare_url"]).status == 404
    assert baker.get(f"/api/customizations/{saved['session_id']}").status == 404
    assert delete(baker, f"/api/resumes/{stored['resume_id']}").status == 404


def test_deleting_a_posting_takes_its_customizations_and_leaves_the_resume(baker, stored, saved):
    assert delete(baker, f"/api/jobs/{stored['job_id']}").status == 204
    assert baker.get(saved["compare_url"]).status == 404
    assert delete(baker, f"/api/resumes/{stored['resume_id']}").status == 204


def test_deleting_a_result_ends_its_share_links_too(baker, own_server, saved):
    number = saved["customized_resume_id"]
    shared = baker.post(f"/api/customized_resumes/{number}/shares", body={"days": 3}).json["url"]
    assert delete(baker, f"/api/customized_resumes/{number}").status == 204
    assert baker.get(shared.removeprefix(own_server)).status == 404
    assert baker.get(f"/compare/{number}").status == 404


def test_a_customization_that_still_waits_is_ended_and_deleted(baker, stored):
    session = read_until_review(baker, {**stored, "review": "1"})
    assert delete(baker, f"/api/customizations/{session}").status == 204
    assert baker.get(f"/api/customizations/{session}").status == 404


def read_until_review(baker, form):
    request = urllib.request.Request(
        baker.base + "/api/customize_resume_streaming",
        data=urllib.parse.urlencode(form).encode(),
        headers={"X-CSRFToken": baker.token},
    )
    with baker.opener.open(request, timeout=PATIENCE) as response:
        for line in response:
            if b"review_requested" in line:
                return json.loads(line)["session_id"]
    raise AssertionError("The run ended without asking for a review.")


def test_everything_of_mine_can_be_deleted_at_once(baker, stored, saved):
    read_until_review(baker, {**stored, "review": "1"})
    baker.post("/settings/engines/anthropic", {"key": "sk-ant-of-the-baker"})
    assert "A key of yours is kept" in baker.get("/settings").text
    assert delete(baker, "/api/library").status == 204
    assert "A key of yours is kept" not in baker.get("/settings").text
    assert baker.get(saved["compare_url"]).status == 404
    home = baker.get("/").text
    assert "Weller" not in home
    assert "Night Shift" not in home
    assert "Night Shift" not in baker.get("/history").text
    assert delete(baker, "/api/library").status == 204


@pytest.mark.parametrize(
    "path",
    [
        "/api/resumes/999999",
        "/api/resumes/x",
        "/api/jobs/-1",
        "/api/customizations/nope",
        "/api/customized_resumes/999999",
    ],
)
def test_what_is_not_there_cannot_be_deleted(baker, path):
    answer = delete(baker, path)
    assert answer.status == 404
    assert answer.json["error"].endswith(".")


def test_without_a_token_nothing_is_deleted(baker, stored):
    token, baker.token = baker.token, ""
    assert delete(baker, "/api/library").status == 400
    baker.token = token
    assert delete(baker, f"/api/resumes/{stored['resume_id']}").status == 204


def test_a_parser_reads_what_was_exported(baker, saved):
    answer = baker.get(f"/api/customized_resumes/{saved['customized_resume_id']}/proof?format=pdf")
    assert answer.status == 200
    assert answer.json["missing"] == []
    assert any(item["text"] == "Tomas Weller" for item in answer.json["contact"])
    assert answer.json["view"]
    odd = baker.get(f"/api/customized_resumes/{saved['customized_resume_id']}/proof?format=exe")
    assert odd.status == 404
