"""A client that follows a run over HTTP and comes back where it was cut off."""

import http.client
import json
import random
import time
from threading import Thread

from services import PATIENCE


class Reader:
    """Reads in a thread of its own. `restless` leaves by itself after some lines, again and again,
    and comes back at a number of its choice."""

    def __init__(self, port: int, session_id: str, restless: random.Random | None = None) -> None:
        self._port, self._path = port, f"/api/customizations/{session_id}/events"
        self._restless = restless
        self.lines: list[str] = []
        self.connections = 0
        self._thread = Thread(target=self._follow, daemon=True)
        self._thread.start()

    @property
    def ended(self) -> bool:
        return bool(self.lines) and json.loads(self.lines[-1])["type"] in (
            "saved",
            "cancelled",
            "error",
        )

    def wait(self) -> list[str]:
        """All lines, once the run has ended."""
        self._thread.join(PATIENCE)
        assert self.ended, f"the reader stands at {len(self.lines)} lines"
        return self.lines

    def _follow(self) -> None:
        while not self.ended:
            try:
                self._read_on()
            except (OSError, http.client.HTTPException):
                # The server is away; a browser tries again just so.
                time.sleep(0.1)

    def _read_on(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        try:
            if self._restless is not None and self.lines:
                self.lines = self.lines[: self._restless.randrange(len(self.lines))]
            connection.request("GET", f"{self._path}?after={len(self.lines)}")
            answer = connection.getresponse()
            if answer.status != 200:
                raise http.client.HTTPException(f"status {answer.status}")
            self.connections += 1
            self._take(answer)
        finally:
            connection.close()

    def _take(self, answer: http.client.HTTPResponse) -> None:
        leaves_after = self._restless.randrange(1, 25) if self._restless is not None else 0
        taken = 0
        while line := answer.readline():
            if not line.endswith(b"\n"):
                return
            if line.strip():
                self.lines.append(line.decode("ascii").rstrip("\n"))
                taken += 1
            if self.ended or (leaves_after and taken >= leaves_after):
                return
