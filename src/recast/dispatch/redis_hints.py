"""Tells other processes through Redis that runs have something new. Never carries the news."""

import json
import time
from collections.abc import Callable, Sequence
from threading import Lock, Thread

import redis
import structlog
from redis.client import PubSub

from recast.runs.bell import Bell

logger = structlog.get_logger(__name__)

CHANNEL = "recast:news"
RETRY = 1.0
PATIENCE = 2.0
SILENCE = 60.0


class RedisHints:
    """Fits the port `runs.ports.Hints`. Without Redis readers see what is new a second later."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._news: dict[int, int] = {}
        self._lock = Lock()
        self._bell = Bell()
        self._closed = False
        self._threads: list[Thread] = []

    def publish(self, news: Sequence[tuple[int, int]]) -> None:
        """Pass it on, without waiting for Redis."""
        with self._lock:
            self._news.update(news)
            if not self._threads:
                self._begin(self._go_on_publishing, "hints-out")
        self._bell.ring()

    def listen(self, heard: Callable[[Sequence[tuple[int, int]]], None]) -> None:
        """Call `heard` with what others publish, from a thread of its own: one subscription per
        process, however many readers it has."""
        self._begin(lambda: self._go_on_listening(heard), "hints-in")

    def close(self) -> None:
        self._closed = True
        self._bell.ring()

    def _begin(self, step: Callable[[], None], name: str) -> None:
        thread = Thread(target=step, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _go_on_publishing(self) -> None:
        client = redis.Redis.from_url(
            self._url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE
        )
        while not self._closed:
            self._bell.wait(RETRY)
            with self._lock:
                news, self._news = self._news, {}
            if not news:
                continue
            try:
                client.publish(CHANNEL, json.dumps(list(news.items())))
            except redis.RedisError as error:
                # The readers' processes look by themselves every second or so.
                logger.warning("hints_lost", runs=len(news), reason=type(error).__name__)
                time.sleep(RETRY)

    def _go_on_listening(self, heard: Callable[[Sequence[tuple[int, int]]], None]) -> None:
        # Without a timeout set to None, redis-py 8 cuts a subscription that is silent for 5 s.
        client = redis.Redis.from_url(
            self._url, socket_timeout=None, socket_connect_timeout=PATIENCE
        )
        while not self._closed:
            try:
                self._listen_once(client, heard)
            except redis.RedisError as error:
                logger.warning("hints_not_heard", reason=type(error).__name__)
                time.sleep(RETRY)

    def _listen_once(
        self, client: redis.Redis, heard: Callable[[Sequence[tuple[int, int]]], None]
    ) -> None:
        with PubSub(client.connection_pool, ignore_subscribe_messages=True) as subscription:
            subscription.subscribe(CHANNEL)
            while not self._closed:
                message = subscription.get_message(timeout=SILENCE)
                if message is not None:
                    heard([(run_id, seq) for run_id, seq in json.loads(message["data"])])
