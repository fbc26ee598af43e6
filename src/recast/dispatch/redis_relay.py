"""Carries freshly committed pieces to other processes through Redis. Never their only copy."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from threading import Lock, Thread

import redis
import structlog
from redis.client import PubSub

from recast.domain.jsonable import Json, from_json
from recast.runs.bell import Bell
from recast.runs.piece import Piece

logger = structlog.get_logger(__name__)

CHANNEL = "recast:pieces"
RETRY = 1.0
PATIENCE = 2.0
SILENCE = 60.0
# Bytes that wait for Redis at most. What is thrown away, readers' processes find in the database.
MOST_WAITING = 32 * 1024 * 1024


class RedisRelay:
    """Fits the port `runs.ports.Relay`. Without Redis readers see what is new a second later."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._waiting: list[Piece] = []
        self._size = 0
        self._lock = Lock()
        self._bell = Bell()
        self._publishes = False
        self._closed = False
        self._warned = False

    def publish(self, pieces: Sequence[Piece]) -> None:
        """Pass them on, without waiting for Redis."""
        with self._lock:
            self._size += sum(len(piece.lines) for piece in pieces)
            if self._size > MOST_WAITING:
                self._waiting, self._size = [], 0
            else:
                self._waiting += pieces
            if not self._publishes:
                self._publishes = True
                self._begin(self._go_on_publishing, "relay-out")
        self._bell.ring()

    def listen(self, heard: Callable[[Sequence[Piece]], None]) -> None:
        """Call `heard` with what others publish, from a thread of its own: one subscription per
        process, however many readers it has."""
        self._begin(lambda: self._go_on_listening(heard), "relay-in")

    def close(self) -> None:
        self._closed = True
        self._bell.ring()

    def _begin(self, step: Callable[[], None], name: str) -> None:
        Thread(target=step, name=name, daemon=True).start()

    def _go_on_publishing(self) -> None:
        client = redis.Redis.from_url(
            self._url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE
        )
        while not self._closed:
            self._bell.wait(RETRY)
            with self._lock:
                pieces, self._waiting, self._size = self._waiting, [], 0
            if not pieces:
                continue
            try:
                client.publish(CHANNEL, packed(pieces))
            except redis.RedisError as error:
                # The readers' processes look by themselves every second or so.
                logger.warning("relay_away", pieces=len(pieces), reason=type(error).__name__)
                time.sleep(RETRY)

    def _go_on_listening(self, heard: Callable[[Sequence[Piece]], None]) -> None:
        # Without a timeout set to None, redis-py 8 cuts a subscription that is silent for 5 s; by
        # protocol 3 it writes out each message for its debug log, were that ever so silent.
        client = redis.Redis.from_url(
            self._url, socket_timeout=None, socket_connect_timeout=PATIENCE, protocol=2
        )
        while not self._closed:
            try:
                self._listen_once(client, heard)
            except redis.RedisError as error:
                logger.warning("relay_not_heard", reason=type(error).__name__)
                time.sleep(RETRY)

    def _listen_once(self, client: redis.Redis, heard: Callable[[Sequence[Piece]], None]) -> None:
        with PubSub(client.connection_pool, ignore_subscribe_messages=True) as subscription:
            subscription.subscribe(CHANNEL)
            while not self._closed:
                message = subscription.get_message(timeout=SILENCE)
                if message is not None:
                    heard(self._understood(message["data"]))

    def _understood(self, message: bytes) -> Sequence[Piece]:
        """Its pieces; none where it is not ours, for readers find those in the database."""
        try:
            return list(unpacked(message))
        except ValueError:
            # Once: whoever sends what we do not understand, as another version may, goes on so.
            if not self._warned:
                self._warned = True
                logger.warning("relay_not_understood", size=len(message))
            return []


def packed(pieces: Sequence[Piece]) -> bytes:
    """A line of JSON that tells of each piece, then all their lines."""
    head = [(p.run_id, p.first_seq, p.last_seq, p.ending, len(p.lines)) for p in pieces]
    return json.dumps(head).encode() + b"\n" + b"".join(piece.lines for piece in pieces)


def unpacked(message: bytes) -> Iterator[Piece]:
    """What `packed` was given. Raises ValueError for anything else."""
    head, _, lines = message.partition(b"\n")
    start = 0
    for run_id, first_seq, last_seq, ending, size in _heads(json.loads(head)):
        yield Piece(run_id, first_seq, last_seq, lines[start : start + size], bool(ending))
        start += size
    if start != len(lines):
        raise ValueError("the lines are not as long as their heads say")


def _heads(value: Json) -> Sequence[Sequence[int]]:
    return from_json(tuple[tuple[int, ...], ...], value)
