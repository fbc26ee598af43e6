"""What Anthropic's refusals mean for a person."""

import anthropic

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

PASSING = {
    "overloaded_error": "Claude is overloaded right now.",
    "rate_limit_error": "Claude takes no more requests from this key for the moment.",
    "api_error": "Claude's service has a problem right now.",
    "timeout_error": "Claude's service took too long.",
}
_BY_STATUS = {
    401: "authentication_error",
    402: "billing_error",
    403: "permission_error",
    404: "not_found_error",
    408: "timeout_error",
    413: "request_too_large",
    429: "rate_limit_error",
    504: "timeout_error",
    529: "overloaded_error",
}


def anthropic_error(error: Exception, model: str, where: str) -> EngineError:
    """The error for a person. Never repeats what the provider said: it may quote the key."""
    if isinstance(error, anthropic.APIStatusError):
        return _refused(error, model)
    found = unreachable(error, where)
    return found or ModelUnavailable("The connection to Claude broke off; try again.")


def ending_of(stop_reason: str | None) -> Ending:
    """Raises ModelRefused and ContextTooLong."""
    if stop_reason == "refusal":
        raise ModelRefused(
            "Claude declined to work on this resume and posting; try another model or the builtin "
            "engine."
        )
    if stop_reason == "model_context_window_exceeded":
        raise too_long()
    return "cut_off" if stop_reason == "max_tokens" else "complete"


def _refused(error: anthropic.APIStatusError, model: str) -> EngineError:
    kind = str(error.type or _BY_STATUS.get(error.status_code, ""))
    said = f"{error.api_message or ''} {error.message}".lower()
    if kind in PASSING:
        return ModelUnavailable(PASSING[kind], retry_after(error.response.headers))
    if kind == "billing_error" or "credit balance" in said:
        return NoCredit(
            "The Anthropic account has no credit left; add some at console.anthropic.com, or use "
            "the builtin engine."
        )
    if kind == "authentication_error":
        return WrongKey("Anthropic does not accept this key; check ANTHROPIC_API_KEY or settings.")
    if kind == "permission_error":
        return WrongKey(f"This Anthropic key may not use {model}; choose another model or key.")
    if kind == "not_found_error":
        return UnknownModel(f"Anthropic knows no model called {model}; set RECAST_ANTHROPIC_MODEL.")
    if kind == "request_too_large" or "too long" in said:
        return too_long()
    if error.status_code >= 500 or error.status_code == 409:
        return ModelUnavailable(PASSING["api_error"], retry_after(error.response.headers))
    return EngineError(f"Claude did not take the request for {model}; try another model.")
