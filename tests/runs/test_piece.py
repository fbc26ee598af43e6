from hypothesis import given
from hypothesis import strategies as st

from recast.runs.piece import Piece, joined
from recast.runs.stream import ndjson, sse


def of(first: int, last: int, ending: bool = False) -> Piece:
    lines = b"".join(b'{"seq":%d}\n' % seq for seq in range(first, last + 1))
    return Piece(1, first, last, lines, ending)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=8), st.data())
def test_joining_and_cutting_lose_nothing(sizes: list[int], data: st.DataObject) -> None:
    pieces, last = [], 0
    for size in sizes:
        pieces.append(of(last + 1, last + size))
        last += size
    whole = joined(pieces)
    assert whole == of(1, last)
    after = data.draw(st.integers(0, last - 1))
    assert whole.after(after) == of(after + 1, last)


def test_both_kinds_of_stream_come_from_the_same_pieces() -> None:
    pieces = [of(1, 2), None, of(3, 3)]
    assert b"".join(ndjson(pieces)) == b'{"seq":1}\n{"seq":2}\n\n{"seq":3}\n'
    assert b"".join(sse(pieces)) == (
        b'id: 1\ndata: {"seq":1}\n\nid: 2\ndata: {"seq":2}\n\n'
        b': still here\n\nid: 3\ndata: {"seq":3}\n\n'
    )
