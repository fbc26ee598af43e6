"""The key that signs cookies and seals what users store; made once, kept for its owner alone."""

import fcntl
import hashlib
import hmac
import os
import secrets
from pathlib import Path

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
        kept = path.read_text().strip() if path.exists() else ""
        kept = kept or _made(path)
    except OSError as error:
        raise SetupError(
            f"The folder {settings.home} cannot be used ({error.strerror}); set RECAST_HOME to "
            "one that can be written."
        ) from None
    if len(kept) < SHORTEST:
        raise SetupError(
            f"The key in {path} is damaged; put the old one back, or delete the file and enter "
            "the keys of your engines anew."
        )
    return kept


def _made(path: Path) -> str:
    """Of two processes that start at once, one makes it and both read it."""
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        kept = file.read().strip()
        if not kept:
            kept = secrets.token_hex(32)
            file.write(kept)
            file.flush()
        return kept
