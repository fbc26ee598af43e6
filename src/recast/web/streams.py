"""The live event stream over HTTP: NDJSON, or server-sent events where they are asked for."""

from collections.abc import Iterator

from flask import Response, request

from recast.domain.errors import InputError
from recast.runs import stream
from recast.runs.piece import Piece
from recast.web import forms

# A proxy that collects before it passes on, or a cache that answers instead, is no live stream.
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def response(pieces: Iterator[Piece | None]) -> Response:
    if _wants_sse():
        return Response(stream.sse(pieces), content_type=stream.SSE, headers=HEADERS)
    return Response(stream.ndjson(pieces), content_type=stream.NDJSON, headers=HEADERS)


def after() -> int:
    """The last event that the reader has seen: `after`, or the browser's own `Last-Event-ID`."""
    given = request.args.get("after") or request.headers.get("Last-Event-ID") or "0"
    seen = forms.whole(given)
    if seen is None:
        raise InputError("The number of the last event seen must be a whole number.")
    return seen


def _wants_sse() -> bool:
    offered = ["application/x-ndjson", "text/event-stream"]
    return request.accept_mimetypes.best_match(offered, default=offered[0]) == offered[1]
