"""The body of a live response, as NDJSON or as server-sent events, out of the same pieces."""

from collections.abc import Iterable, Iterator

from recast.runs.piece import Piece

NDJSON = "application/x-ndjson; charset=utf-8"
SSE = "text/event-stream; charset=utf-8"


def ndjson(pieces: Iterable[Piece | None]) -> Iterator[bytes]:
    """A record per line; an empty line as a heartbeat."""
    for piece in pieces:
        yield b"\n" if piece is None else piece.lines


def sse(pieces: Iterable[Piece | None]) -> Iterator[bytes]:
    """An event per record with its `seq` as its id; a comment as a heartbeat."""
    for piece in pieces:
        if piece is None:
            yield b": still here\n\n"
            continue
        lines = piece.lines.splitlines()
        numbered = enumerate(lines, start=piece.first_seq)
        yield b"".join(b"id: %d\ndata: %b\n\n" % (seq, line) for seq, line in numbered)
