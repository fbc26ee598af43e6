"""Turns whatever goes wrong while a provider is listened to into an error for a person."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

import httpx2

from recast.customization.engine import Cancellation
from recast.domain.errors import ContextTooLong, EngineError, ModelUnavailable, RunCancelled
from recast.engines.providers.connection import Connection

# What the SDKs let through from the network, and what they stumble over where a server sends
# something that no provider would.
NETWORK_ERRORS = (httpx2.HTTPError, httpx2.InvalidURL, OSError)
MALFORMED = (ValueError, RuntimeError, LookupError, TypeError, AttributeError)

Translate: TypeAlias = Callable[[Exception], EngineError]


@contextmanager
def listening(
    connection: Connection,
    cancellation: Cancellation,
    sdk_error: type[Exception],
    translate: Translate,
) -> Iterator[None]:
    """Within it silence counts, and nothing but EngineError and RunCancelled comes out.

    `sdk_error` is what the SDK raises for itself. The original error is not chained: it holds
    the request, and with it the key.
    """
    connection.listen()
    try:
        yield
    except (sdk_error, *NETWORK_ERRORS, *MALFORMED) as error:
        if cancellation.requested:
            raise RunCancelled("The customization was cancelled.") from None
        if connection.fell_silent:
            raise silent(connection.patience.silence) from None
        if isinstance(error.__cause__, EngineError):
            # Our own refusal of an address; the SDKs take it for a broken connection.
            raise error.__cause__ from None
        raise translate(error) from None
    finally:
        connection.pause()


def too_long() -> ContextTooLong:
    return ContextTooLong(
        "Resume and posting together are too long for this model; shorten the posting or choose a "
        "model with more room."
    )


def silent(seconds: float) -> ModelUnavailable:
    return ModelUnavailable(
        f"The model said nothing for {seconds:g} seconds; try again, or raise "
        "RECAST_MODEL_SILENCE_SECONDS for a slow one."
    )


def retry_after(headers: httpx2.Headers) -> float | None:
    """Seconds that the provider asks to wait, None where it does not say."""
    for name, scale in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        text = headers.get(name, "").strip()
        if text.isascii() and text.replace(".", "", 1).isdigit():
            return float(text) / scale
    return None


def unreachable(error: Exception, where: str) -> ModelUnavailable | None:
    """What a failed connection means, None where the error is another."""
    causes = (error, error.__cause__)
    if any(isinstance(cause, httpx2.ConnectError | httpx2.ConnectTimeout) for cause in causes):
        return ModelUnavailable(f"Nothing answers at {where}; check the address and the network.")
    if any(isinstance(cause, httpx2.TimeoutException) for cause in causes):
        return ModelUnavailable(f"The model at {where} stopped answering; try again.")
    return None
