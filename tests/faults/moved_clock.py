"""A wall clock that a test moves while the process runs; what counts seconds is not touched."""

import datetime
import time
from pathlib import Path

_seconds = time.time


def follow(file: Path) -> None:
    """From now on this process is as many seconds off as the file says."""
    real = datetime.datetime

    class Moved(real):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> "Moved":
            return cls.fromtimestamp(_seconds() + float(file.read_text()), tz)

    datetime.datetime = Moved  # type: ignore[misc]
    time.time = lambda: _seconds() + float(file.read_text())
