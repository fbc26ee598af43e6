"""A model behind any server that speaks OpenAI's chat completions, through the official SDK."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial

import openai
from openai import Stream, omit
from openai.types.chat import ChatCompletionChunk, ChatCompletionMessageParam
from openai.types.chat.chat_completion_chunk import ChoiceDelta
from openai.types.completion_usage import CompletionUsage

from recast.customization.engine import Cancellation
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
from recast.engines.providers.addresses import NO_KEY, OPENAI_ADDRESS, OPENAI_MODEL, is_local, place
from recast.engines.providers.connection import Connection
from recast.engines.providers.listening import listening
from recast.engines.providers.openai_errors import ending_of, openai_error, refusal, unknown_model
from recast.engines.providers.patience import Patience


@dataclass(frozen=True)
class OpenAIModel:
    """Fits the port `recast.engines.model.port.Model`."""

    key: str = field(default=NO_KEY, repr=False)
    name: str = OPENAI_MODEL
    base_url: str = OPENAI_ADDRESS
    patience: Patience = field(default_factory=Patience)

    @property
    def local(self) -> bool:
        return is_local(self.base_url)

    def stream(self, request: ModelRequest, cancellation: Cancellation) -> ModelStream:
        with Connection(self.patience, cancellation) as connection:
            with self._listening(connection, cancellation):
                stream = iter(self._open(connection, request))
            listener = _Listener()
            while True:
                with self._listening(connection, cancellation):
                    chunk = next(stream, None)
                    parts = [] if chunk is None else list(listener.parts(chunk))
                if chunk is None:
                    break
                yield from parts
            yield Ended(ending_of(listener.reason))

    def check(self, cancellation: Cancellation) -> None:
        """Ask which models there are, which costs nothing. Raises EngineError."""
        with (
            Connection(self.patience, cancellation) as connection,
            self._listening(connection, cancellation),
        ):
            names = {model.id for model in self._client(connection).models.list()}
        # Ollama lists a model with its tag and takes it without.
        if names and not names & {self.name, f"{self.name}:latest"}:
            raise unknown_model(self.name, place(self.base_url))

    def _listening(
        self, connection: Connection, cancellation: Cancellation
    ) -> AbstractContextManager[None]:
        translate = partial(openai_error, model=self.name, where=place(self.base_url))
        return listening(connection, cancellation, openai.OpenAIError, translate)

    def _open(self, connection: Connection, request: ModelRequest) -> Stream[ChatCompletionChunk]:
        """Servers know different parts of the language; what one refuses is asked without."""
        dialect = _Dialect(modern=self.base_url.rstrip("/") == OPENAI_ADDRESS)
        for _ in range(2):
            try:
                return self._ask(connection, request, dialect)
            except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
                simpler = dialect.without(error.message.lower())
                if simpler == dialect:
                    raise
                dialect = simpler
        return self._ask(connection, request, dialect)

    def _ask(
        self, connection: Connection, request: ModelRequest, dialect: "_Dialect"
    ) -> Stream[ChatCompletionChunk]:
        return self._client(connection).chat.completions.create(
            model=self.name,
            messages=_messages(request),
            stream=True,
            stream_options={"include_usage": True} if dialect.usage else omit,
            max_completion_tokens=request.max_tokens if dialect.modern else omit,
            max_tokens=omit if dialect.modern else request.max_tokens,
        )

    def _client(self, connection: Connection) -> openai.OpenAI:
        # Retrying is ours: the person is told of each attempt.
        return openai.OpenAI(
            api_key=self.key or NO_KEY,
            base_url=self.base_url,
            max_retries=0,
            timeout=connection.client.timeout,
            http_client=connection.client,
        )


@dataclass(frozen=True, slots=True)
class _Dialect:
    """`modern` servers take `max_completion_tokens`, others know only `max_tokens`."""

    modern: bool
    usage: bool = True

    def without(self, complaint: str) -> "_Dialect":
        """This dialect without what the server complains of."""
        if "stream_options" in complaint or "include_usage" in complaint:
            return _Dialect(self.modern, usage=False)
        if "max_tokens" in complaint or "max_completion_tokens" in complaint:
            return _Dialect(not self.modern, self.usage)
        return self


class _Listener:
    """Reads chunks as they come from servers that leave out one thing or another."""

    def __init__(self) -> None:
        self.reason: str | None = None

    def parts(self, chunk: ChatCompletionChunk) -> Iterator[ModelPart]:
        if chunk.usage is not None:
            yield _metered(chunk.usage)
        for choice in (chunk.choices or ())[:1]:
            self.reason = choice.finish_reason or self.reason
            if choice.delta:
                yield from _spoken(choice.delta)


def _spoken(delta: ChoiceDelta) -> Iterator[ModelPart]:
    thought = _reasoning(delta.model_extra)
    if thought:
        yield Thought(thought)
    if delta.refusal:
        raise refusal()
    if delta.content:
        yield Said(delta.content)


def _reasoning(extra: dict[str, object] | None) -> str:
    """Reasoning beside the reply, under the names that servers have for it."""
    for name in ("reasoning_content", "reasoning"):
        text = (extra or {}).get(name)
        if isinstance(text, str) and text:
            return text
    return ""


def _metered(usage: CompletionUsage) -> Metered:
    details = usage.prompt_tokens_details
    cached = details.cached_tokens if details is not None else None
    cost = (usage.model_extra or {}).get("cost")
    return Metered(
        usage.prompt_tokens,
        usage.completion_tokens,
        cached,
        cost_usd=float(cost) if isinstance(cost, int | float) else None,
    )


def _messages(request: ModelRequest) -> list[ChatCompletionMessageParam]:
    prompt = request.prompt
    messages: list[ChatCompletionMessageParam] = [
        {"role": "system", "content": prompt.system},
        {"role": "user", "content": f"{prompt.material}\n\n{prompt.task}"},
    ]
    if request.so_far.strip():
        messages.append({"role": "assistant", "content": request.so_far})
        messages.append({"role": "user", "content": continuation()})
    return messages
