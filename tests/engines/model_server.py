"""A server that speaks the Anthropic Messages stream and the OpenAI chat stream over real HTTP,
and misbehaves on command."""

import json
import socket
import struct
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from services import PATIENCE

REPLIES = Path(__file__).parent / "replies"

Ending = Literal[
    "complete",  # as it should be
    "max_tokens",  # cut off
    "refusal",
    "context",  # the model's room was full
    "odd",  # a reason that nobody knows
    "silent_end",  # the stream ends properly, but without a reason
    "reset",  # the connection is torn down
    "stall",  # nothing more comes, the connection stays
    "pings",  # only pings come
    "error",  # an error event in the middle of the stream
]


def reply(name: str) -> str:
    return (REPLIES / name).read_text("utf-8")


@dataclass(frozen=True)
class Play:
    """One answer. `piece` is how many bytes are written at once, None for an event at a time;
    `words` how many characters a delta has; `keep` cuts the reply after so many characters;
    `together` holds each stream in its middle until all that it waits for are there."""

    text: str = ""
    status: int = 200
    error: str = ""
    message: str = "scripted"
    retry_after: float | None = None
    ending: Ending = "complete"
    piece: int | None = None
    words: int = 24
    keep: int | None = None
    pause: float = 0.0
    thinking: str = ""
    strange: bool = False
    broken_json: bool = False
    usage: bool = True
    output_tokens: int = 300
    body: str | None = None
    together: threading.Barrier | None = None

    @property
    def said(self) -> str:
        return self.text if self.keep is None else self.text[: self.keep]


@dataclass(frozen=True)
class Asked:
    """A request that came."""

    path: str
    headers: dict[str, str]
    body: dict

    @property
    def stage(self) -> str:
        return "write" if "ResumeCustomizer" in json.dumps(self.body) else "plan"


@dataclass
class ModelServer:
    """What it answers: first the `script`, then `plan` or `write` by what is asked for."""

    port: int = 0
    script: deque[Play] = field(default_factory=deque)
    plan: Play = field(default_factory=Play)
    write: Play = field(default_factory=Play)
    asked: list[Asked] = field(default_factory=list)
    hung_up: list[float] = field(default_factory=list)
    speaking: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)
    models: tuple[str, ...] = ("scripted-model",)
    key: str | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def environ(self, **more: str) -> dict[str, str]:
        """What a process needs to talk to this server as either provider."""
        return {
            "ANTHROPIC_API_KEY": "sk-ant-scripted-0123456789",
            "ANTHROPIC_BASE_URL": self.url,
            "OPENAI_BASE_URL": f"{self.url}/v1",
            "RECAST_OPENAI_MODEL": "scripted-model",
            "RECAST_MODEL_RETRY_SECONDS": "0.01",
            **more,
        }

    def next(self, asked: Asked) -> Play:
        with self.lock:
            self.asked.append(asked)
            if self.script:
                return self.script.popleft()
        return self.write if asked.stage == "write" else self.plan


def anthropic_events(play: Play, asked: Asked) -> Iterator[bytes]:
    usage = {"input_tokens": 900, "output_tokens": 1}
    usage |= {"cache_creation_input_tokens": 0, "cache_read_input_tokens": 100}
    message = {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": asked.body.get("model", ""),
        "content": [],
        "stop_reason": None,
        "stop_sequence": None,
        "usage": usage,
    }
    yield _event("message_start", message=message)
    yield _event("ping")
    index = 0
    if play.thinking:
        block = {"type": "thinking", "thinking": "", "signature": ""}
        yield _event("content_block_start", index=0, content_block=block)
        for piece in _cut(play.thinking, play.words):
            delta = {"type": "thinking_delta", "thinking": piece}
            yield _event("content_block_delta", index=0, delta=delta)
        yield _event("content_block_stop", index=0)
        index = 1
    yield _event("content_block_start", index=index, content_block={"type": "text", "text": ""})
    if play.strange:
        yield _event("aurora_borealis", colours=["green", "violet"])
        yield b": a comment\n\n"
        yield b"event: nothing\n\n"
        odd = {"type": "glow_delta", "glow": 3}
        yield _event("content_block_delta", index=index, delta=odd)
    if play.broken_json:
        yield b'event: content_block_delta\ndata: {"type": "content_block_delta", "ind\n\n'
    for piece in _cut(play.said, play.words):
        delta = {"type": "text_delta", "text": piece}
        yield _event("content_block_delta", index=index, delta=delta)
    yield from _anthropic_end(play, index)


def _anthropic_end(play: Play, index: int) -> Iterator[bytes]:
    if play.ending == "error":
        error = {"type": play.error or "overloaded_error", "message": play.message}
        yield _event("error", error=error)
        return
    if play.ending in ("reset", "stall", "pings", "silent_end"):
        return
    reasons = {
        "complete": "end_turn",
        "odd": "moonrise",
        "context": "model_context_window_exceeded",
    }
    reason = reasons.get(play.ending, play.ending)
    yield _event("content_block_stop", index=index)
    usage = {"output_tokens": play.output_tokens}
    delta = {"stop_reason": reason, "stop_sequence": None}
    yield _event("message_delta", delta=delta, usage=usage)
    yield _event("message_stop")


def openai_events(play: Play, asked: Asked) -> Iterator[bytes]:
    def chunk(delta: dict, reason: str | None = None, **more: object) -> bytes:
        choice = {"index": 0, "delta": delta, "finish_reason": reason}
        body = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m"}
        return _data({**body, "choices": [choice], **more})

    yield chunk({"role": "assistant", "content": ""})
    if play.strange:
        yield b": a comment\n\n"
        yield _data({"object": "aurora", "choices": []})
        yield chunk({"glow": 3})
    for piece in _cut(play.thinking, play.words):
        yield chunk({"reasoning_content": piece})
    if play.broken_json:
        yield b'data: {"choices": [{"del\n\n'
    for piece in _cut(play.said, play.words):
        yield chunk({"content": piece})
    if play.ending == "error":
        yield _data({"error": {"message": play.message, "type": "server_error", "code": None}})
        return
    if play.ending in ("reset", "stall", "pings", "silent_end"):
        return
    reasons = {"complete": "stop", "max_tokens": "length", "refusal": "content_filter"}
    yield chunk({}, reasons.get(play.ending, "moonrise"))
    if play.usage:
        used = {"prompt_tokens": 1000, "completion_tokens": play.output_tokens}
        usage = {**used, "total_tokens": 1000 + play.output_tokens}
        yield _data({"object": "chat.completion.chunk", "choices": [], "usage": usage})
    yield b"data: [DONE]\n\n"


def _event(kind: str, **fields: object) -> bytes:
    return f"event: {kind}\n".encode() + _data({"type": kind, **fields})


def _data(body: dict) -> bytes:
    # Not escaped: the bytes of one letter are to come apart.
    return f"data: {json.dumps(body, ensure_ascii=False)}\n\n".encode()


def _cut(text: str, size: int) -> list[str]:
    return [text[start : start + size] for start in range(0, len(text), size)]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: ModelServer

    def do_GET(self) -> None:
        if not self._key_is_right():
            return
        data = [{"id": name, "object": "model", "type": "model"} for name in self.site.models]
        self._json(200, {"object": "list", "data": data, "has_more": False})

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        asked = Asked(self.path, dict(self.headers), json.loads(self.rfile.read(length)))
        if not self._key_is_right():
            return
        play = self.site.next(asked)
        with suppress(BrokenPipeError, ConnectionResetError):
            self._answer(play, asked)

    def _key_is_right(self) -> bool:
        given = self.headers.get("x-api-key") or self.headers.get("Authorization", "")
        if self.site.key is None or given.removeprefix("Bearer ") == self.site.key:
            return True
        message = f"Incorrect API key provided: {given}"
        error = {"type": "authentication_error", "message": message, "code": "invalid_api_key"}
        self._json(401, {"type": "error", "error": error})
        return False

    def _answer(self, play: Play, asked: Asked) -> None:
        if play.body is not None:
            self._plain(play.status, play.body)
        elif play.status != 200:
            error = {"type": play.error or "api_error", "message": play.message}
            if asked.path.endswith("completions"):
                error["code"] = play.error
            self._json(play.status, {"type": "error", "error": error}, play.retry_after)
        else:
            self._stream(play, asked)

    def _stream(self, play: Play, asked: Asked) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        speak = anthropic_events if asked.path.endswith("/messages") else openai_events
        for number, event in enumerate(speak(play, asked)):
            if play.together is not None and number == 20:
                play.together.wait(PATIENCE)
            for piece in _bytes(event, play.piece):
                self._chunk(piece)
            if play.pause:
                time.sleep(play.pause)
        self.site.speaking.set()
        if play.ending == "reset":
            self._reset()
        elif play.ending in ("stall", "pings"):
            self._linger(pinging=play.ending == "pings")
        else:
            self.wfile.write(b"0\r\n\r\n")

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def _reset(self) -> None:
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        # The files over the socket keep it open until they are closed as well.
        self.rfile.close()
        self.wfile.close()
        self.connection.close()
        self.close_connection = True

    def _linger(self, *, pinging: bool) -> None:
        """Stay until the other side hangs up, and note when that was."""
        self.connection.settimeout(0.02)
        while not self.site.over.is_set():
            with suppress(TimeoutError):
                if self.connection.recv(1) == b"":
                    break
            if pinging:
                self._chunk(_event("ping"))
        self.site.hung_up.append(time.monotonic())
        self.close_connection = True

    def _json(self, status: int, body: dict, retry_after: float | None = None) -> None:
        self._plain(status, json.dumps(body), retry_after)

    def _plain(self, status: int, body: str, retry_after: float | None = None) -> None:
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        if retry_after is not None:
            self.send_header("Retry-After", str(retry_after))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: pytest shows what matters."""


def _bytes(data: bytes, size: int | None) -> Iterator[bytes]:
    if size is None:
        yield data
        return
    for start in range(0, len(data), size):
        yield data[start : start + size]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no error of the server's."""


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """The server, until the block ends."""
    site = ModelServer()
    handler = type("Handler", (_Handler,), {"site": site})
    server = _Server(("127.0.0.1", 0), handler)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield site
    site.over.set()
    server.shutdown()
    thread.join()
    server.server_close()
