from collections.abc import Iterator

import pytest

from recast.dispatch.redis_relay import MOST_WAITING, RedisRelay, packed, unpacked
from recast.runs.piece import Piece
from services import Redis, until

PIECES = [
    Piece(7, 1, 2, b'{"seq":1}\n{"seq":2}\n'),
    Piece(2**40, 12, 12, b'{"seq":12}\n', ending=True),
]


@pytest.fixture(scope="module")
def redis() -> Iterator[Redis]:
    started = Redis()
    yield started
    started.remove()


@pytest.fixture
def relay(redis: Redis) -> Iterator[RedisRelay]:
    made = RedisRelay(redis.url)
    yield made
    made.close()


def heard(relay: RedisRelay) -> list[Piece]:
    """What comes in, once the subscription stands."""
    found: list[Piece] = []
    relay.listen(found.extend)

    def called() -> bool:
        relay.publish([Piece(0, 1, 1, b"\n")])
        return bool(found)

    until(called)
    return found


def test_pieces_are_unpacked_as_they_were_packed() -> None:
    assert list(unpacked(packed(PIECES))) == PIECES
    assert list(unpacked(packed([]))) == []


def test_what_is_published_is_heard(relay: RedisRelay) -> None:
    found = heard(relay)
    relay.publish(PIECES)
    until(lambda: [piece for piece in found if piece.run_id] == PIECES)


def test_more_than_may_wait_is_left_to_the_database(relay: RedisRelay) -> None:
    found = heard(relay)
    relay.publish([Piece(7, 1, 1, b"x" * (MOST_WAITING + 1))])
    relay.publish(PIECES)
    until(lambda: [piece for piece in found if piece.run_id] == PIECES)
