"""With accounts: nobody is signed in at first, and nobody sees what is another's."""

import urllib.error
import urllib.parse
import urllib.request
import uuid

import pytest

from services import PATIENCE

RESUME = "Lena Voss\n\nExperience\nBaker, Sunrise Bakery, 2018 - 2020\n" + "- Baked rye bread\n" * 5
JOB = "Baker wanted\n\nRequirements\n- Bread baking and pastry\n- Two years in a bakery\n" * 3
PASSWORD = "a long enough password 7"


@pytest.fixture(scope="module")
def accounts(serve):
    return serve(RECAST_MODE="accounts")


@pytest.fixture
def sign_up(accounts, make_browser):
    def sign_up(email):
        browser = make_browser(accounts)
        browser.open("/register")
        form = {"email": email, "password": PASSWORD, "password_confirm": PASSWORD}
        answer = browser.post("/register", {**form, "csrf_token": browser.token})
        assert answer.status == 302, answer.text
        browser.open("/")
        return browser

    return sign_up


def test_an_api_call_without_signing_in_is_401_and_json(accounts, make_browser):
    browser = make_browser(accounts)
    browser.open("/login")
    answer = browser.post("/api/customize_resume_streaming", {"resume_id": "x"})
    assert answer.status == 401
    assert answer.json["code"] == "unauthorized"


def test_a_page_without_signing_in_leads_to_the_sign_in_page(accounts, make_browser):
    answer = make_browser(accounts).get("/")
    assert answer.status == 302
    assert "/login" in answer.headers["Location"]


def test_one_person_never_gets_at_what_is_anothers(sign_up):
    first, second = sign_up("lena@example.org"), sign_up("otto@example.org")
    resume = first.post("/api/resumes", {"text": RESUME}).json["id"]
    job = first.post("/api/jobs", {"text": JOB}).json["id"]
    form = {"resume_id": resume, "job_id": job}
    assert first.post("/api/customize_resume_streaming", form).status == 200
    assert second.post("/api/customize_resume_streaming", form).status == 403
    assert second.post("/api/analyses", form).status == 403


def test_a_session_of_someone_else_is_refused(sign_up):
    first, second = sign_up("mia@example.org"), sign_up("paul@example.org")
    form = {
        "resume_id": first.post("/api/resumes", {"text": RESUME}).json["id"],
        "job_id": first.post("/api/jobs", {"text": JOB}).json["id"],
    }
    run = first.post("/api/customize_resume_streaming", form)
    session = run.text.split('"session_id":"')[1].split('"')[0]
    number = run.text.rsplit('"customized_resume_id":', 1)[1].split(",")[0]
    for path in (
        f"/api/customizations/{session}",
        f"/api/customizations/{session}/events",
        f"/compare/{number}",
        f"/download/{number}/txt",
    ):
        assert first.get(path).status == 200
        assert second.get(path).status == 403
    assert second.post("/save_customized_resume", {"session_id": session}).status == 403


def test_signing_in_again_finds_what_was_stored(accounts, sign_up, make_browser):
    sign_up("nora@example.org").post("/api/resumes", {"text": RESUME, "title": "Noras resume"})
    browser = make_browser(accounts)
    browser.open("/login")
    form = {"email": "nora@example.org", "password": PASSWORD, "csrf_token": browser.token}
    assert browser.post("/login", form).status == 302
    assert "Noras resume" in browser.get("/").text


def test_the_length_of_a_password_is_told_before_it_is_refused(accounts, make_browser):
    browser = make_browser(accounts)
    assert "At least 12 characters" in browser.open("/register").text
    form = {"email": "short@example.org", "password": "short", "password_confirm": "short"}
    assert browser.post("/register", form).status == 200, "the form again"


def test_a_program_signs_in_with_a_token_that_it_was_told(accounts, sign_up, make_browser):
    sign_up("script@example.org")
    script = make_browser(accounts)
    session = script.get("/api/session").json
    assert session["name"] is None
    script.token = session["csrf_token"]
    form = {"email": "script@example.org", "password": PASSWORD}
    assert script.post("/login", form).status == 302
    assert script.get("/api/session").json["name"] == "script@example.org"


def test_signing_out_takes_a_press_of_the_button_and_no_link_of_anybody(sign_up):
    browser = sign_up("rosa@example.org")
    assert browser.get("/logout").status == 405
    token, browser.token = browser.token, ""
    assert browser.post("/logout").status == 400
    assert browser.get("/").status == 200, "still signed in"
    assert browser.post("/logout", {"csrf_token": token}).status == 302
    assert "/login" in browser.get("/").headers["Location"]


def test_cookies_given_over_tls_stay_there(accounts, sign_up, make_browser):
    sign_up("tls@example.org")
    browser = make_browser(accounts)
    token = browser.open("/login") and browser.token
    form = {"email": "tls@example.org", "password": PASSWORD, "remember": "y", "csrf_token": token}
    request = urllib.request.Request(
        f"{accounts}/login",
        data=urllib.parse.urlencode(form).encode(),
        headers={"X-Forwarded-Proto": "https"},
    )
    with pytest.raises(urllib.error.HTTPError) as answer:
        browser.opener.open(request, timeout=PATIENCE)
    assert answer.value.code == 302
    cookies = answer.value.headers.get_all("Set-Cookie")
    answer.value.close()
    assert {cookie.partition("=")[0] for cookie in cookies} == {"session", "remember_token"}
    assert all("; Secure" in cookie and "; SameSite=Lax" in cookie for cookie in cookies)


def test_signing_in_leads_to_no_other_site(accounts, sign_up, make_browser):
    sign_up("next@example.org")
    for target in ("//evil.example", "https://evil.example/", "/\\evil.example", "///evil.example"):
        browser = make_browser(accounts)
        browser.open("/login")
        form = {"email": "next@example.org", "password": PASSWORD, "csrf_token": browser.token}
        query = urllib.parse.urlencode({"next": target})
        answer = browser.post(f"/login?{query}", form)
        location = answer.headers.get("Location", "/")
        assert urllib.parse.urljoin(accounts, location).startswith(f"{accounts}/")
        assert "\\" not in location


@pytest.mark.parametrize("way", ["as a form", "as JSON", "as pairs"])
def test_guessing_a_password_is_slowed_down_however_it_is_sent(accounts, make_browser, way):
    browser = make_browser(accounts)
    browser.open("/login")
    form = {"email": f"{way.split()[-1]}@example.org", "password": "a guess"}
    sent = {"as a form": None, "as JSON": form, "as pairs": list(form.items())}[way]
    statuses = [browser.post("/login", form, body=sent).status for _ in range(12)]
    assert statuses[-1] == 429
    assert statuses[0] != 429


def test_one_account_has_no_more_tries_for_being_written_in_many_ways(accounts, make_browser):
    browser = make_browser(accounts)
    browser.open("/login")
    ways = ["vera@example.org", "VERA@example.org", "vera@ｅxample.org"]
    for way in 4 * ways:
        answer = browser.post("/login", {"email": way, "password": "a guess"})
    assert answer.status == 429


@pytest.mark.parametrize("host", ["127.0.0.1:9", "localhost", "2130706433", "[::1]", "10.0.0.1"])
def test_an_engine_inside_the_servers_network_cannot_be_set_up(sign_up, host):
    """Trying it would tell a stranger which doors are open there."""
    browser = sign_up(f"{uuid.uuid4().hex}@example.org")
    form = {"base_url": f"https://{host}/v1", "model": "m", "csrf_token": browser.token}
    answer = browser.post("/settings/engines/openai", form)
    assert answer.status == 400
    assert "not on the public internet" in answer.text
