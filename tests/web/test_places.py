import json

import pytest

from recast.domain.errors import TooManyAtOnce
from recast.web.places import Places
from services import until

PASSWORD = "a long enough password 7"
RESUME = "Lena Voss\n\nExperience\nBaker, Sunrise Bakery, 2018 - 2020\n" + "- Baked rye bread\n" * 5
JOB = "Baker wanted\n\nRequirements\n- Bread baking and pastry\n- Two years in a bakery\n" * 3


def test_a_place_is_for_one_person_and_free_again_afterwards() -> None:
    places = Places(2, "Enough.")
    leave = places.take(1)
    places.take(1)
    with pytest.raises(TooManyAtOnce, match="Enough"):
        places.take(1)
    places.take(2)
    leave()
    places.take(1)
    with pytest.raises(TooManyAtOnce):
        places.take(1)


def test_who_follows_too_many_streams_is_told_when_to_come_again(serve, make_browser):
    browser = make_browser(serve(RECAST_MODE="accounts", RECAST_RUNS_PER_PERSON="1"))
    browser.open("/register")
    form = {"email": "ida@example.org", "password": PASSWORD, "password_confirm": PASSWORD}
    browser.post("/register", {**form, "csrf_token": browser.token})
    browser.open("/")
    pair = {
        "resume_id": browser.post("/api/resumes", {"text": RESUME}).json["id"],
        "job_id": browser.post("/api/jobs", {"text": JOB}).json["id"],
    }
    with browser.streaming("/api/customize_resume_streaming", {**pair, "review": "1"}) as lines:
        told = json.loads(next(lines))
        address = f"/api/customizations/{told['session_id']}"
        refused = browser.get(f"{address}/events")
        assert refused.status == 429
        assert refused.json["code"] == "too_many_at_once"
        assert refused.headers["Retry-After"] == "5"
        assert browser.post(f"{address}/cancellation").status == 202
        assert json.loads([line for line in lines if line.strip()][-1])["type"] == "cancelled"
    until(lambda: browser.get(f"{address}/events").status == 200)
