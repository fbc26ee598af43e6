"""Servers that misbehave, spoken to through the real SDKs: each ends as it should."""

import traceback

import pytest

from engines.model_server import Play, reply
from engines.scripted import an_engine, drafts, kinds, planned, told
from recast.domain.errors import (
    ContextTooLong,
    EngineError,
    ModelRefused,
    ModelUnavailable,
    NoCredit,
    UnknownModel,
    UnusableReply,
    WrongKey,
)
from recast.domain.events import StageRestarted, Usage, Warned

GOOD = reply("good_plan.txt")
BOTH = pytest.mark.parametrize("name", ["anthropic", "openai"])
WELL = ["Text", "Draft", "Text", "Draft", "Text", "Draft", "Text", "Draft"]


@BOTH
@pytest.mark.parametrize(
    "play",
    [
        pytest.param(Play(GOOD), id="as it should be"),
        pytest.param(Play(GOOD, piece=1, words=200), id="one byte at a time"),
        pytest.param(Play(GOOD, words=2), id="letters in pieces"),
        pytest.param(
            Play(GOOD.replace("Tableau", "Tableau – “ja” 漢字 🎉"), piece=7), id="split UTF-8"
        ),
        pytest.param(Play(GOOD, words=100_000), id="all at once"),
        pytest.param(Play(GOOD, strange=True), id="unknown events"),
        pytest.param(Play(GOOD, ending="odd"), id="an odd reason to stop"),
        pytest.param(Play(GOOD, usage=False), id="no usage"),
    ],
)
def test_odd_manners_do_not_change_the_plan(site, name, play):
    site.script.append(play)
    parts = planned(an_engine(site, name))
    assert [draft.title for draft in drafts(parts)] == [
        "Write PostgreSQL by its full name",
        "Name the forecasting work as what it is",
        "Lead the summary with data analysis for utilities",
        "Have you used Snowflake or another data warehouse?",
    ]
    assert kinds(parts) == [*WELL, "Text", "Usage", "RawReply", "PlanProse"]
    assert len(site.asked) == 1
    assert "<" not in told(parts)


@BOTH
@pytest.mark.parametrize(
    ("status", "error"),
    [
        (529, "overloaded_error"),
        (429, "rate_limit_error"),
        (500, "api_error"),
        (503, ""),
        (502, ""),
    ],
)
def test_passing_trouble_is_told_and_tried_again(site, name, status, error):
    site.script += [Play(status=status, error=error), Play(status=status, error=error)]
    parts = planned(an_engine(site, name))
    warnings = [part for part in parts if isinstance(part, Warned)]
    assert [warning.code for warning in warnings] == ["model_retried", "model_retried"]
    assert "attempt 2 of 4" in warnings[0].message
    assert not [part for part in parts if isinstance(part, StageRestarted)]
    assert len(drafts(parts)) == 4
    assert len([part for part in parts if isinstance(part, Usage)]) == 1


@BOTH
def test_trouble_that_does_not_pass_ends_after_a_fixed_number_of_attempts(site, name):
    site.script += [Play(status=529, error="overloaded_error")] * 9
    with pytest.raises(ModelUnavailable) as failed:
        planned(an_engine(site, name))
    assert len(site.asked) == 4
    assert failed.value.retryable


@BOTH
def test_the_time_that_a_provider_asks_for_is_waited(site, name):
    site.script.append(Play(status=429, error="rate_limit_error", retry_after=0.05))
    parts = planned(an_engine(site, name))
    warning = next(part for part in parts if isinstance(part, Warned))
    assert warning.data["wait"] >= 0.05


@BOTH
def test_a_provider_that_asks_for_too_long_is_not_waited_for(site, name):
    site.script.append(Play(status=429, error="rate_limit_error", retry_after=3600))
    with pytest.raises(ModelUnavailable) as failed:
        planned(an_engine(site, name))
    assert len(site.asked) == 1
    assert failed.value.retry_after == 3600


@BOTH
@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(Play(GOOD, keep=1500, ending="reset"), id="reset"),
        pytest.param(Play(GOOD, keep=1500, ending="error"), id="an error in the stream"),
        pytest.param(Play(GOOD, keep=1500, broken_json=True), id="wrong JSON"),
        pytest.param(Play(GOOD, keep=1500, ending="stall"), id="a stall"),
    ],
)
def test_a_stream_that_breaks_is_begun_again(site, name, broken):
    site.script.append(broken)
    silence = "3" if broken.ending == "stall" else "300"
    parts = planned(an_engine(site, name, RECAST_MODEL_SILENCE_SECONDS=silence))
    restarted = [place for place, part in enumerate(parts) if isinstance(part, StageRestarted)]
    if not broken.broken_json:
        assert len(restarted) == 1
    after = parts[restarted[-1] + 1 :] if restarted else parts
    assert len(drafts(after)) == 4
    assert len(site.asked) == 2


def test_pings_alone_are_no_answer(site):
    site.script.append(Play(GOOD, keep=300, ending="pings"))
    parts = planned(an_engine(site, RECAST_MODEL_SILENCE_SECONDS="3"))
    warning = next(part for part in parts if isinstance(part, Warned))
    assert "said nothing for 3 seconds" in warning.message
    assert len(drafts(parts)) == 4


def test_a_claude_stream_that_ends_without_its_end_is_broken(site):
    site.script.append(Play(GOOD, keep=1500, ending="silent_end"))
    parts = planned(an_engine(site))
    assert "StageRestarted" in kinds(parts)


def test_an_openai_stream_may_end_without_a_reason(site):
    site.script.append(Play(GOOD, ending="silent_end"))
    parts = planned(an_engine(site, "openai"))
    assert len(drafts(parts)) == 4
    assert len(site.asked) == 1


def test_an_openai_stream_that_ends_within_a_recommendation_is_continued(site):
    cut = GOOD.index("in this resume") if "in this resume" in GOOD else GOOD.index("Matches")
    site.script += [Play(GOOD, keep=cut, ending="silent_end"), Play(GOOD[cut:])]
    assert len(drafts(planned(an_engine(site, "openai")))) == 4
    assert len(site.asked) == 2


@BOTH
def test_an_empty_reply_is_said_to_be_empty(site, name):
    site.script.append(Play(""))
    with pytest.raises(UnusableReply) as failed:
        planned(an_engine(site, name))
    assert "said nothing" in failed.value.message


@BOTH
def test_an_apology_is_no_plan(site, name):
    site.script.append(Play("I'm sorry, but I can't help with that request."))
    with pytest.raises(UnusableReply) as failed:
        planned(an_engine(site, name))
    assert "without a plan" in failed.value.message


@BOTH
def test_a_model_that_cannot_stop_is_not_listened_to_for_ever(site, name):
    site.script.append(Play(GOOD + "and so on " * 60_000, words=4000))
    parts = planned(an_engine(site, name))
    assert len(drafts(parts)) == 4
    assert [part.code for part in parts if isinstance(part, Warned)] == ["reply_too_long"]


REFUSALS = [
    (Play(status=401, error="authentication_error"), WrongKey),
    (Play(status=403, error="permission_error"), WrongKey),
    (Play(status=402, error="billing_error"), NoCredit),
    (
        Play(status=400, error="invalid_request_error", message="Your credit balance is too low"),
        NoCredit,
    ),
    (Play(status=404, error="not_found_error", message="model: x not found"), UnknownModel),
    (Play(status=413, error="request_too_large"), ContextTooLong),
    (
        Play(status=400, error="invalid_request_error", message="prompt is too long: 9 > 8"),
        ContextTooLong,
    ),
    (Play(status=400, error="invalid_request_error", message="what?"), EngineError),
    (Play(status=302, error="moved"), EngineError),
]


@BOTH
@pytest.mark.parametrize(("play", "kind"), REFUSALS)
def test_what_the_person_must_change_is_said_at_once(site, name, play, kind):
    site.script += [play] * 3
    with pytest.raises(EngineError) as failed:
        planned(an_engine(site, name))
    assert type(failed.value) is kind
    assert len(site.asked) == 1
    assert failed.value.message.endswith(".")


def test_an_openai_account_without_credit_is_not_asked_again(site):
    site.script.append(Play(status=429, error="insufficient_quota"))
    with pytest.raises(NoCredit):
        planned(an_engine(site, "openai"))
    assert len(site.asked) == 1


@BOTH
def test_a_refusal_is_said_to_be_one(site, name):
    site.script.append(Play("", ending="refusal"))
    with pytest.raises(ModelRefused):
        planned(an_engine(site, name))


def test_a_full_context_is_said_to_be_full(site):
    site.script.append(Play(GOOD, keep=200, ending="context"))
    with pytest.raises(ContextTooLong):
        planned(an_engine(site))


@BOTH
@pytest.mark.parametrize("body", ["", "<html>hello</html>", "{}", "null", "[1, 2]", "data: {}\n\n"])
def test_an_address_that_speaks_something_else_is_no_riddle(site, name, body):
    site.plan = Play(body=body)
    with pytest.raises(EngineError) as failed:
        planned(an_engine(site, name))
    assert isinstance(failed.value, ModelUnavailable | UnusableReply)
    assert "Traceback" not in failed.value.message


@BOTH
def test_nobody_at_the_address_is_said_with_the_address(site, name):
    nowhere = {
        "ANTHROPIC_BASE_URL": "http://127.0.0.1:9",
        "OPENAI_BASE_URL": "http://127.0.0.1:9/v1",
    }
    with pytest.raises(ModelUnavailable) as failed:
        planned(an_engine(site, name, **nowhere))
    assert "127.0.0.1:9" in failed.value.message


@BOTH
def test_no_refusal_repeats_the_key(site, name):
    site.key = "another"
    with pytest.raises(WrongKey) as failed:
        planned(
            an_engine(site, name, OPENAI_API_KEY="sk-open-secret", ANTHROPIC_API_KEY="sk-ant-se")
        )
    said = "".join(traceback.format_exception(failed.value))
    assert "sk-" not in failed.value.message
    assert "sk-open-secret" not in said
    assert "sk-ant-se" not in said
