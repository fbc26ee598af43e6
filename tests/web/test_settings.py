"""The settings page: keys go in, never out, and an engine can be tried."""

import json
import re
import sqlite3

import pytest

from engines.model_server import Play, model_server, reply
from engines.scripted import POSTING, RESUME

KEY = "sk-ant-api03-very-secret-0123456789"
NAMES = ("ANTHROPIC_API_KEY", "OPENAI_API_KEY", "OPENAI_BASE_URL", "RECAST_OPENAI_MODEL")
UNSET = dict.fromkeys(NAMES, "")


@pytest.fixture(scope="module")
def models():
    with model_server() as site:
        site.plan = Play("ready")
        site.key = KEY
        yield site


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("settings-home")


@pytest.fixture(scope="module")
def site(serve, models, home):
    return serve(**UNSET, RECAST_HOME=str(home), ANTHROPIC_BASE_URL=models.url)


@pytest.fixture
def page(site, make_browser):
    made = make_browser(site)
    made.open("/settings")
    return made


def saved(page, engine="anthropic", **fields):
    return page.post(f"/settings/engines/{engine}", {"key": "", "model": "", **fields})


def test_an_engine_without_a_key_says_what_it_needs(page):
    page.post("/settings/engines/anthropic/removal")
    shown = page.get("/settings").text
    assert "not set up" in shown
    assert "A key from console.anthropic.com" in shown
    assert "Claude needs a key" in page.post("/settings/engines/anthropic/trial").text


def test_a_stored_key_is_never_shown_again(page):
    assert saved(page, key=KEY).status == 303
    shown = page.get("/settings").text
    assert "A key of yours is kept" in shown
    assert KEY not in shown
    assert not re.search(r'type="password"[^>]*value=', shown)


def test_a_stored_key_is_sealed_on_the_disk(page, home):
    saved(page, key=KEY)
    with sqlite3.connect(home / "recast.db") as database:
        sealed = [row[0] for row in database.execute("SELECT sealed FROM user_keys")]
    assert sealed
    everything = b"".join(path.read_bytes() for path in home.glob("recast.db*"))
    assert KEY.encode() not in everything


def test_an_empty_key_keeps_the_one_that_is_there(page, models):
    saved(page, key=KEY)
    saved(page, model="claude-opus-5-5")
    answer = page.post("/settings/engines/anthropic/trial")
    assert "claude-opus-5-5 at 127.0.0.1" in answer.text
    assert "answers" in answer.text
    assert models.asked[-1].body["model"] == "claude-opus-5-5"


def test_trying_an_engine_with_a_wrong_key_says_so_without_showing_it(page):
    saved(page, key="sk-ant-wrong-9999")
    answer = page.post("/settings/engines/anthropic/trial").text
    assert "does not accept this key" in answer
    assert "sk-ant-wrong-9999" not in answer


def test_a_new_address_does_not_get_the_old_key(page, models):
    saved(page, key=KEY)
    saved(page, base_url=f"{models.url}/elsewhere")
    before = len(models.asked)
    answer = page.post("/settings/engines/anthropic/trial").text
    assert "Claude needs a key" in answer
    assert len(models.asked) == before


def test_an_address_with_a_password_in_it_is_refused(page):
    answer = saved(page, engine="openai", base_url="http://me:secret@localhost/v1", model="m")
    assert answer.status == 400
    assert "Give an address such as" in answer.text


def test_the_start_page_offers_an_engine_as_soon_as_it_has_a_key(page):
    page.post("/settings/engines/anthropic/removal")
    assert "Claude (not set up)" in page.get("/").text
    saved(page, key=KEY)
    assert "Claude: claude-sonnet-5-5" in page.get("/").text


def test_an_unknown_engine_cannot_be_set_up(page):
    assert saved(page, engine="builtin", key=KEY).status == 404


def test_settings_are_not_changed_without_a_token(page):
    page.token = ""
    assert saved(page, key=KEY).status == 400


def test_a_run_over_http_uses_the_person_s_own_key(page, models):
    saved(page, key=KEY)
    models.plan, models.write = Play(reply("good_plan.txt")), Play(reply("good_resume.txt"))
    resume = page.post("/api/resumes", {"text": RESUME}).json["id"]
    job = page.post("/api/jobs", {"text": POSTING}).json["id"]
    form = {"resume_id": resume, "job_id": job, "engine": "anthropic"}
    lines = page.post("/api/customize_resume_streaming", form).text.splitlines()
    told = [json.loads(line) for line in lines if line]
    models.plan = Play("ready")
    assert told[-1]["type"] == "saved"
    assert len([event for event in told if event["type"] == "recommendation"]) == 4
    assert KEY not in "".join(lines)
