"""What the refusals of OpenAI, and of the many servers that speak its language, mean."""

import openai

from recast.domain.errors import (
    EngineError,
    ModelRefused,
    ModelUnavailable,
    NoCredit,
    UnknownModel,
    WrongKey,
)
from recast.engines.model.port import Ending
from recast.engines.providers.listening import retry_after, too_long, unreachable

_TOO_LONG = ("context_length", "context length", "context size", "maximum context", "too long")


def openai_error(error: Exception, model: str, where: str) -> EngineError:
    """The error for a person. Never repeats what the server said: it may quote the key."""
    if isinstance(error, openai.APIStatusError):
        return _refused(error, model, where)
    if isinstance(error, openai.APIError) and error.body is not None:
        # An error in the middle of a stream, without a status of its own.
        return _by_words(error, model, where) or _passing(where)
    found = unreachable(error, where)
    return found or ModelUnavailable(f"The connection to the model at {where} broke off.")


def ending_of(finish_reason: str | None) -> Ending:
    """Raises ModelRefused. Reasons that nobody specified mean that the reply is complete."""
    if finish_reason is None:
        return "unsaid"
    if finish_reason == "content_filter":
        raise refusal()
    return "cut_off" if finish_reason in ("length", "max_tokens") else "complete"


def refusal() -> ModelRefused:
    return ModelRefused(
        "The model declined to work on this resume and posting; try another model or the builtin "
        "engine."
    )


def unknown_model(model: str, where: str) -> UnknownModel:
    return UnknownModel(
        f"{where} has no model called {model}; set RECAST_OPENAI_MODEL, or fetch the model."
    )


def _refused(error: openai.APIStatusError, model: str, where: str) -> EngineError:
    status, after = error.status_code, retry_after(error.response.headers)
    known = _by_words(error, model, where)
    if known is not None:
        return known
    if status in (401, 403):
        return WrongKey(f"{where} does not accept this key; check OPENAI_API_KEY or the settings.")
    if status == 402:
        return _no_credit(where)
    if status == 404:
        return EngineError(
            f"There is no model to talk to at {where}; the address often ends in /v1."
        )
    if status == 413:
        return too_long()
    if status == 429:
        return ModelUnavailable(f"{where} takes no more requests for the moment.", after)
    if status >= 500 or status in (408, 409):
        return _passing(where, after)
    return EngineError(f"{where} did not take the request for {model}; try another model.")


def _by_words(error: openai.APIError, model: str, where: str) -> EngineError | None:
    """By code and wording, since servers differ in the statuses that they send along."""
    code = f"{error.code or ''} {error.type or ''}".lower()
    said = f"{code} {error.message}".lower()
    if "insufficient_quota" in code or "billing" in code or "credit" in said:
        return _no_credit(where)
    if "invalid_api_key" in code:
        return WrongKey(f"{where} does not accept this key; check OPENAI_API_KEY or the settings.")
    if any(words in said for words in _TOO_LONG):
        return too_long()
    missing = "not found" in said or "not exist" in said
    if "model_not_found" in code or ("model" in said and missing):
        return unknown_model(model, where)
    return None


def _passing(where: str, after: float | None = None) -> ModelUnavailable:
    return ModelUnavailable(f"The model at {where} has a problem right now.", after)


def _no_credit(where: str) -> NoCredit:
    return NoCredit(f"The account at {where} has no credit left; add some, or use another engine.")
