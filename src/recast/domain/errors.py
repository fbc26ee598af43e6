"""Every error that Recast raises on purpose, as one tree.

    RecastError
    ├── InputError              what came in cannot be used; the message says what to do
    │   ├── EmptyInput
    │   ├── UnknownFormat
    │   ├── UnreadableFile
    │   │   ├── EncryptedFile
    │   │   └── PictureOnly
    │   ├── TooLarge
    │   ├── TooShort
    │   └── FetchRefused
    ├── NotFound
    ├── NotAllowed
    ├── Conflict
    ├── TooManyRuns
    │   └── TooManyAtOnce
    ├── EngineError             what a model or its server did
    │   ├── EngineNotConfigured
    │   ├── WrongKey
    │   ├── NoCredit
    │   ├── UnknownModel
    │   ├── ContextTooLong
    │   ├── ModelRefused
    │   ├── UnusableReply
    │   ├── SpendingLimit
    │   └── ModelUnavailable    passing: overload, rate limit, broken connection
    ├── RunCancelled
    ├── LeaseLost
    ├── StoreUnavailable        the database is away for now
    └── SetupError              settings or database not ready; says what to run

The text of each is one sentence for a person: no internals, no secrets; a path only where someone
who runs Recast has to mend what is there.
"""

from typing import ClassVar


class RecastError(Exception):
    """An error with a sentence for the person, a stable code, and the HTTP status it maps to."""

    code: ClassVar[str] = "error"
    status: ClassVar[int] = 500
    retryable: ClassVar[bool] = False

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InputError(RecastError):
    code = "bad_input"
    status = 400


class EmptyInput(InputError):
    code = "empty"


class UnknownFormat(InputError):
    code = "unknown_format"
    status = 415


class UnreadableFile(InputError):
    code = "unreadable"
    status = 422


class EncryptedFile(UnreadableFile):
    code = "encrypted"


class PictureOnly(UnreadableFile):
    code = "picture_only"


class TooLarge(InputError):
    code = "too_large"
    status = 413


class TooShort(InputError):
    code = "too_short"
    status = 422


class FetchRefused(InputError):
    code = "fetch_refused"
    status = 422


class NotFound(RecastError):
    code = "not_found"
    status = 404


class NotAllowed(RecastError):
    code = "not_allowed"
    status = 403


class Conflict(RecastError):
    code = "conflict"
    status = 409


class TooManyRuns(RecastError):
    """Too many runs at once; `retry_after` is in seconds."""

    code = "too_many_runs"
    status = 429
    retryable = True

    def __init__(self, message: str, retry_after: int = 5) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class TooManyAtOnce(TooManyRuns):
    """Too many live streams or files of one person."""

    code = "too_many_at_once"


class EngineError(RecastError):
    code = "engine"
    status = 502


class EngineNotConfigured(EngineError):
    code = "engine_not_configured"
    status = 400


class WrongKey(EngineError):
    code = "wrong_key"


class NoCredit(EngineError):
    code = "no_credit"


class UnknownModel(EngineError):
    code = "unknown_model"


class ContextTooLong(EngineError):
    code = "context_too_long"


class ModelRefused(EngineError):
    code = "model_refused"


class UnusableReply(EngineError):
    code = "unusable_reply"
    retryable = True


class SpendingLimit(EngineError):
    code = "spending_limit"


class ModelUnavailable(EngineError):
    """Passing trouble of the provider. `retry_after` is in seconds, None where it did not say."""

    code = "model_unavailable"
    retryable = True

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class RunCancelled(RecastError):
    code = "cancelled"


class LeaseLost(RecastError):
    """Another worker owns the run now; whatever this one still wanted to write is refused."""

    code = "lease_lost"


class StoreUnavailable(RecastError):
    """The database is away, full or read-only; what was to be written may be tried again."""

    code = "store_unavailable"
    status = 503
    retryable = True


class SetupError(RecastError):
    code = "setup"
