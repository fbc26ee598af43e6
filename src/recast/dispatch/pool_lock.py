"""One process at a time looks after the runs of a home folder."""

import fcntl
import os
from pathlib import Path

from recast.domain.errors import SetupError


class PoolLock:
    """A lock on a file, which the kernel frees however its holder ends.

    The file names the holder's worker, so that the next holder knows whose runs nobody works on.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    @property
    def held(self) -> bool:
        return self._file is not None

    def take(self, worker: str) -> str | None:
        """Try to take it; returns the worker that held it before, None where it is not free.

        Raises SetupError where the file cannot be written.
        """
        if self._file is not None:
            return None
        try:
            return self._take(worker)
        except BlockingIOError:
            return None
        except OSError as error:
            raise SetupError(
                f"The file {self._path} cannot be written; see that you may write it and its "
                "folder, and that its disk has room."
            ) from error

    def _take(self, worker: str) -> str:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            before = os.pread(file, 64, 0).decode("ascii", "replace")
            os.ftruncate(file, 0)
            os.pwrite(file, worker.encode("ascii"), 0)
        except OSError:
            os.close(file)
            raise
        self._file = file
        return before

    def release(self) -> None:
        """Give it to the next; nothing of this process needs looking after any more."""
        if self._file is not None:
            os.ftruncate(self._file, 0)
            os.close(self._file)
            self._file = None
