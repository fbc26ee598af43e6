from collections.abc import Iterator

import pytest
from redis import Redis as Client

from recast.dispatch.redis_relay import CHANNEL, MOST_WAITING, RedisRelay, packed, unpacked
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


FOREIGN = (
    b"",
    b"no line feed",
    b"\xff\n",
    b"7\n",
    b"null\n",
    b"[[7, 1, 1, false]]\n",
    b'[[7, "1", 1, false, 0]]\n',
    b"[[7, 1, 1, false, 3]]\nabcd",
)


@pytest.mark.parametrize("message", FOREIGN)
def test_what_nobody_of_ours_has_packed_is_refused(message: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json's own words among them
        list(unpacked(message))


def test_a_message_that_is_not_ours_does_not_end_the_listening(
    redis: Redis, relay: RedisRelay
) -> None:
    found = heard(relay)
    with Client.from_url(redis.url) as stranger:
        for message in FOREIGN:
            stranger.publish(CHANNEL, message)
    relay.publish(PIECES)
    until(lambda: [piece for piece in found if piece.run_id] == PIECES, patience=20)


def test_what_is_published_is_heard(relay: RedisRelay) -> None:
    found = heard(relay)
    relay.publish(PIECES)
    until(lambda: [piece for piece in found if piece.run_id] == PIECES)


def test_more_than_may_wait_is_left_to_the_database(relay: RedisRelay) -> None:
    found = heard(relay)
    relay.publish([Piece(7, 1, 1, b"x" * (MOST_WAITING + 1))])
    relay.publish(PIECES)
    until(lambda: [piece for piece in found if piece.run_id] == PIECES)
