"""A socket that keeps one deadline for everything: a server that drips cannot stretch it."""

import io
import socket
import ssl
import time
from typing import cast

from recast.domain.errors import FetchRefused

# A body of 2 MB, and room for the headers before it.
MOST_BYTES = 2_300_000
TOO_MUCH = "This page is far too large for a posting; paste the posting's text instead."
TOO_SLOW = "The site answers too slowly; paste the posting's text instead."


class Deadline:
    """A moment of the monotonic clock, `seconds` from now."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left. Raises FetchRefused where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchRefused(TOO_SLOW)
        return left


class _DeadlineReader(io.RawIOBase):
    """Reads MOST_BYTES in all, whatever they are: headers and interim answers count too."""

    def __init__(self, inner: socket.socket, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline
        self._left = MOST_BYTES

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        self._inner.settimeout(self._deadline.left())
        read = self._inner.recv_into(buffer)
        self._left -= read
        if self._left < 0:
            raise FetchRefused(TOO_MUCH)
        # A server that never makes us wait would keep every other greenlet from its turn.
        time.sleep(0)
        return read


class DeadlineSocket:
    """As much of a socket as http.client uses."""

    def __init__(self, inner: socket.socket, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        self._inner.settimeout(self._deadline.left())
        self._inner.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(cast("io.RawIOBase", _DeadlineReader(self._inner, self._deadline)))

    def close(self) -> None:
        """Nothing yet: http.client closes its socket before the last of the body is read."""

    def end(self) -> None:
        self._inner.close()


def connected(
    addresses: list[str], port: int, host: str, *, secure: bool, deadline: Deadline
) -> DeadlineSocket:
    """A connection to the first of the checked addresses that answers; TLS asks for `host`.

    Raises OSError (ssl.SSLError among them) or FetchRefused.
    """
    last: OSError = OSError("no address")
    for address in addresses:
        try:
            plain = socket.create_connection((address, port), timeout=deadline.left())
        except OSError as error:
            last = error
            continue
        if not secure:
            return DeadlineSocket(plain, deadline)
        try:
            plain.settimeout(deadline.left())
            wrapped = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
        except OSError:
            plain.close()
            raise
        return DeadlineSocket(wrapped, deadline)
    raise last
