"""The key that signs cookies and seals what users store; made once, kept for its owner alone."""

import hashlib
import hmac
import os
import secrets

from recast.domain.errors import SetupError
from recast.settings import Settings

SHORTEST = 16


def secret_key(settings: Settings) -> str:
    """RECAST_SECRET_KEY, or the one in the home folder, made where there is none yet.

    Raises SetupError for a key too short to be secret, and where the home cannot be written.
    """
    if settings.secret_key:
        if len(settings.secret_key) < SHORTEST:
            raise SetupError(f"Set RECAST_SECRET_KEY to at least {SHORTEST} random characters.")
        return settings.secret_key
    return _kept(settings)


def derived(key: str, purpose: str) -> str:
    """A key of its own for each purpose, so that one use tells nothing of another."""
    return hmac.new(key.encode(), purpose.encode(), hashlib.sha256).hexdigest()


def _kept(settings: Settings) -> str:
    path = settings.home / "secret.key"
    try:
        settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            # Exclusive: of two processes that start at once, one makes it and both read it.
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            pass
        else:
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_hex(32))
        return path.read_text().strip()
    except OSError as error:
        raise SetupError(
            f"The folder {settings.home} cannot be used ({error.strerror}); set RECAST_HOME to "
            "one that can be written."
        ) from None
