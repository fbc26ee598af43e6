"""A Claude model, through the official SDK's `messages.stream`."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

import anthropic
from anthropic import Omit, omit
from anthropic.lib.streaming import MessageStream, ParsedMessageStreamEvent
from anthropic.types import MessageDeltaUsage, MessageParam, TextBlockParam, ThinkingConfigParam
from anthropic.types import Usage as MessageUsage

from recast.customization.engine import Cancellation
from recast.domain.errors import ModelUnavailable
from recast.engines.model.port import (
    Ended,
    Metered,
    ModelPart,
    ModelRequest,
    ModelStream,
    Said,
    Thought,
)
from recast.engines.prompts import continuation
from recast.engines.providers.addresses import ANTHROPIC_ADDRESS, ANTHROPIC_MODEL, place
from recast.engines.providers.anthropic_errors import anthropic_error, ending_of
from recast.engines.providers.anthropic_thinking import thinking_of, thinking_room
from recast.engines.providers.connection import Connection
from recast.engines.providers.listening import listening
from recast.engines.providers.patience import Patience

Stream: TypeAlias = MessageStream[None]
Event: TypeAlias = "ParsedMessageStreamEvent[None]"


@dataclass(frozen=True)
class AnthropicModel:
    """Fits the port `recast.engines.model.port.Model`. `thinking` is in tokens, 0 for none."""

    key: str = field(repr=False)
    name: str = ANTHROPIC_MODEL
    base_url: str = ANTHROPIC_ADDRESS
    thinking: int = 0
    patience: Patience = field(default_factory=Patience)
    local: bool = False

    def stream(self, request: ModelRequest, cancellation: Cancellation) -> ModelStream:
        with Connection(self.patience, cancellation) as connection:
            with self._listening(connection, cancellation):
                stream = self._open(connection, request)
            listener = _Listener()
            while True:
                with self._listening(connection, cancellation):
                    event = next(stream, None)
                if event is None:
                    break
                yield from listener.parts(event)
            if not listener.ended:
                raise ModelUnavailable("Claude's reply broke off; try again.")

    def check(self, cancellation: Cancellation) -> None:
        """Ask for the model by name, which costs nothing. Raises EngineError."""
        with (
            Connection(self.patience, cancellation) as connection,
            self._listening(connection, cancellation),
        ):
            self._client(connection).models.retrieve(self.name)

    def _listening(
        self, connection: Connection, cancellation: Cancellation
    ) -> AbstractContextManager[None]:
        translate = partial(anthropic_error, model=self.name, where=place(self.base_url))
        return listening(connection, cancellation, anthropic.AnthropicError, translate)

    def _open(self, connection: Connection, request: ModelRequest) -> Stream:
        try:
            return self._ask(connection, request, thinking_of(self.name, self.thinking))
        except anthropic.BadRequestError as error:
            if "thinking" not in error.message.lower():
                raise
        # A model younger than this program may want it said differently; it knows its own default.
        return self._ask(connection, request, omit)

    def _ask(
        self, connection: Connection, request: ModelRequest, thinking: ThinkingConfigParam | Omit
    ) -> Stream:
        manager = self._client(connection).messages.stream(
            model=self.name,
            max_tokens=request.max_tokens + thinking_room(self.name, self.thinking),
            system=[_kept(request.prompt.system)],
            messages=_messages(request),
            thinking=thinking,
        )
        # The connection closes with its context, and the stream with it.
        return manager.__enter__()

    def _client(self, connection: Connection) -> anthropic.Anthropic:
        # Retrying is ours: the person is told of each attempt.
        return anthropic.Anthropic(
            api_key=self.key,
            base_url=self.base_url,
            max_retries=0,
            timeout=connection.client.timeout,
            http_client=connection.client,
        )


class _Listener:
    """Adds up what the events of one reply say."""

    def __init__(self) -> None:
        self._used = Metered()
        self.ended = False

    def parts(self, event: Event) -> Iterator[ModelPart]:
        """What an event says; unknown ones say nothing."""
        if event.type == "content_block_delta":
            delta = event.delta
            if delta.type == "text_delta" and delta.text:
                yield Said(delta.text)
            elif delta.type == "thinking_delta" and delta.thinking:
                yield Thought(delta.thinking)
        elif event.type == "message_start":
            self._used = _metered(event.message.usage, self._used)
            yield self._used
        elif event.type == "message_delta":
            self._used = _metered(event.usage, self._used)
            yield self._used
            if event.delta.stop_reason is not None:
                self.ended = True
                yield Ended(ending_of(event.delta.stop_reason))


def _metered(usage: MessageUsage | MessageDeltaUsage, before: Metered) -> Metered:
    """The counts of an event are totals; what it leaves out stays as it was."""
    cached = _count(usage.cache_read_input_tokens, before.cached)
    stored = _count(usage.cache_creation_input_tokens, before.stored)
    fresh = usage.input_tokens
    if fresh is None and before.input is not None:
        fresh = before.input - (before.cached or 0) - (before.stored or 0)
    total = None if fresh is None else fresh + (cached or 0) + (stored or 0)
    return Metered(total, usage.output_tokens, cached or 0, stored or 0)


def _count(told: int | None, before: int | None) -> int | None:
    return before if told is None else told


def _messages(request: ModelRequest) -> list[MessageParam]:
    prompt = request.prompt
    task: TextBlockParam = {"type": "text", "text": prompt.task}
    messages: list[MessageParam] = [{"role": "user", "content": [_kept(prompt.material), task]}]
    if request.so_far.strip():
        messages.append({"role": "assistant", "content": request.so_far.rstrip()})
        messages.append({"role": "user", "content": continuation()})
    return messages


def _kept(text: str) -> TextBlockParam:
    """The prompt up to the end of this is kept by the provider and read again for less."""
    return {"type": "text", "text": text, "cache_control": {"type": "ephemeral"}}
