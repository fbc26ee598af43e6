from collections.abc import Iterable, Iterator, Sequence
from threading import Thread

import pytest

from recast.domain.errors import StoreUnavailable
from recast.runs.hub import Hub
from recast.runs.piece import Entry, Piece, joined
from services import PATIENCE, until


class ListedLog:
    """An event log in a list; counts how often it is read, and is `away` for so many reads."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.reads = 0
        self.away = 0

    def commit(self, entries: Sequence[Entry]) -> frozenset[int]:
        self.pieces += [entry.piece for entry in entries if entry.piece is not None]
        return frozenset()

    def last_seqs(self, run_ids: Iterable[int]) -> dict[int, int]:
        return {
            run_id: max((p.last_seq for p in self.pieces if p.run_id == run_id), default=0)
            for run_id in run_ids
        }

    def read(self, run_id: int, after: int, limit: int) -> list[Piece]:
        if self.away:
            self.away -= 1
            raise StoreUnavailable("The database cannot be used right now.")
        self.reads += 1
        found = [p for p in self.pieces if p.run_id == run_id and p.last_seq > after]
        return [piece.after(after) for piece in found]

    def read_many(self, wanted: Sequence[tuple[int, int]]) -> list[Piece]:
        return [piece for run_id, after in wanted for piece in self.read(run_id, after, 0)]


def piece(first: int, last: int, run_id: int = 1, ending: bool = False) -> Piece:
    lines = b"".join(b'{"seq":%d}\n' % seq for seq in range(first, last + 1))
    return Piece(run_id, first, last, lines, ending)


@pytest.fixture
def log() -> ListedLog:
    return ListedLog()


@pytest.fixture
def hub(log: ListedLog) -> Iterator[Hub]:
    made = Hub(log, poll=0.05, heartbeat=0.2)
    yield made
    made.close()


def told(hub: Hub, after: int = 0) -> list[Piece]:
    return [piece for piece in hub.follow(1, after) if piece is not None]


def reading(hub: Hub, into: list[Piece], after: int = 0) -> Thread:
    thread = Thread(target=lambda: into.extend(told(hub, after)))
    thread.start()
    return thread


def text(pieces: list[Piece]) -> bytes:
    return b"".join(piece.lines for piece in pieces)


def test_what_is_there_is_told_in_one_piece(hub: Hub, log: ListedLog) -> None:
    log.pieces = [piece(1, 3), piece(4, 4), piece(5, 9, ending=True)]
    assert told(hub) == [piece(1, 9, ending=True)]
    assert told(hub, after=4) == [piece(5, 9, ending=True)]
    assert told(hub, after=6) == [piece(7, 9, ending=True)]


def test_what_this_process_commits_needs_no_reading(log: ListedLog) -> None:
    # After its first word this hub neither looks by itself nor gives a sign of life, however slow
    # this machine is.
    quiet = Hub(log, poll=3600, heartbeat=3600)
    follower = quiet.follow(1, 0)
    assert next(follower) is None
    reads = log.reads
    for number in range(1, 6):
        log.pieces.append(piece(number, number))
        quiet.offer([piece(number, number)])
        assert next(follower) == piece(number, number)
    assert log.reads == reads
    quiet.close()


def test_what_was_never_offered_is_found(hub: Hub, log: ListedLog) -> None:
    follower = hub.follow(1, 0)
    assert next(follower) is None
    log.pieces.append(piece(1, 2, ending=True))
    assert [item for item in follower if item is not None] == [piece(1, 2, ending=True)]


def test_an_offer_with_a_gap_before_it_is_not_told_before_the_gap(hub: Hub, log: ListedLog) -> None:
    follower = hub.follow(1, 0)
    assert next(follower) is None
    log.pieces = [piece(1, 2), piece(3, 4, ending=True)]
    hub.offer([piece(3, 4, ending=True)])
    assert text([item for item in follower if item is not None]) == piece(1, 4).lines


def test_many_readers_at_many_places_get_the_same(hub: Hub, log: ListedLog) -> None:
    got: list[list[Piece]] = [[] for _ in range(20)]
    threads = [reading(hub, into, after=number % 4) for number, into in enumerate(got)]
    until(lambda: hub.following == 20)
    for seq in range(1, 200):
        new = piece(seq, seq, ending=seq == 199)
        log.pieces.append(new)
        hub.offer([new])
    for thread in threads:
        thread.join()
    whole = piece(1, 199).lines.splitlines()
    assert {bytes(text(pieces)) for pieces in got} <= {
        b"".join(line + b"\n" for line in whole[after:]) for after in range(4)
    }
    assert hub.following == 0


def test_a_slow_reader_gets_larger_pieces_and_costs_no_memory(hub: Hub, log: ListedLog) -> None:
    follower = hub.follow(1, 0)
    assert next(follower) is None
    for start in range(1, 2000, 10):
        new = piece(start, start + 9, ending=start + 9 >= 2000)
        log.pieces.append(new)
        hub.offer([new])
    (kept,) = hub._channels.values()
    assert sum(len(item.lines) for item in kept._pieces) <= 33 * 1024
    rest = [item for item in follower if item is not None]
    assert text(rest) == joined(log.pieces).lines
    assert len(rest) < 20


def test_a_number_from_the_future_does_not_hide_events_from_others(
    hub: Hub, log: ListedLog
) -> None:
    log.pieces = [piece(1, 2)]
    strange = hub.follow(1, 10_000)
    assert next(strange) is None
    log.pieces.append(piece(3, 4, ending=True))
    hub.offer([piece(3, 4, ending=True)])
    assert text(told(hub)) == piece(1, 4).lines
    assert [item for item in strange if item is not None] == [piece(3, 4, ending=True)]


def test_who_waits_for_the_first_event_hears_soon_that_somebody_is_there(log: ListedLog) -> None:
    patient = Hub(log, poll=60, heartbeat=3600)
    assert next(patient.follow(1, 0)) is None
    patient.close()


def test_a_database_that_is_away_for_a_moment_sends_no_reader_away(
    hub: Hub, log: ListedLog
) -> None:
    log.pieces = [piece(1, 2, ending=True)]
    log.away = 3
    assert told(hub) == [piece(1, 2, ending=True)]
    assert log.away == 0


def test_closing_sends_readers_away(hub: Hub) -> None:
    got: list[Piece] = []
    thread = reading(hub, got)
    until(lambda: hub.following == 1)
    hub.close()
    thread.join(PATIENCE)
    assert not thread.is_alive()
