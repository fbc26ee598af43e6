"""One whole reply of a model: tried again where that helps, continued where it was cut off."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from recast.customization.engine import Cancellation
from recast.domain.errors import EngineError, ModelUnavailable, UnusableReply
from recast.domain.events import StageRestarted, Usage, Warned
from recast.domain.options import Stage
from recast.engines.model.port import (
    Ended,
    Ending,
    Metered,
    Model,
    ModelPart,
    ModelRequest,
    Prompt,
    Said,
    Thought,
)
from recast.engines.model.purse import Purse
from recast.engines.model.retrying import Retrying, sleep, stop_if
from recast.engines.model.tokens import MOST, estimated_tokens
from recast.engines.replies.joining import Joiner

ReplyPart: TypeAlias = Said | Thought | Usage | Warned | StageRestarted
# A reply that was cut off this often is not going to end.
MOST_CONTINUATIONS = 8


class Reader(Protocol):
    """Whoever makes sense of the reply while it comes."""

    @property
    def unfinished(self) -> bool: ...


@dataclass(frozen=True)
class Replying:
    """How one stage's reply is got. `longest` is in characters: more is not listened to."""

    model: Model
    stage: Stage
    purse: Purse
    retrying: Retrying
    cancellation: Cancellation
    longest: int

    def parts(self, prompt: Prompt, budget: int, reader: Reader) -> Iterator[ReplyPart]:
        """The reply as it comes, `budget` in tokens. A StageRestarted voids what was said before.

        The `reader` is asked of a reply that ended without a reason whether it was cut off.

        Raises EngineError, and RunCancelled once cancelled.
        """
        failed = 0
        while True:
            told = False
            try:
                for part in self._whole(prompt, budget, reader):
                    told = told or isinstance(part, Said | Thought)
                    yield part
                return
            except ModelUnavailable as error:
                failed += 1
                wait, reason = self.retrying.wait(failed, error), error.message
            yield _trying_again(reason, wait, failed + 1, self.retrying.attempts)
            if told:
                yield StageRestarted(self.stage, reason)
            sleep(wait, self.cancellation)

    def _whole(self, prompt: Prompt, budget: int, reader: Reader) -> Iterator[ReplyPart]:
        so_far: list[str] = []
        for _ in range(MOST_CONTINUATIONS + 1):
            call = _Call(self, ModelRequest(prompt, budget, "".join(so_far)))
            for part in call.parts():
                if isinstance(part, Said):
                    so_far.append(part.text)
                yield part
            if call.too_long:
                yield _too_long()
                return
            if not call.goes_on(reader):
                break
            if not call.said and so_far:
                # A continuation that adds nothing will not be followed by one that does.
                break
            if not call.said:
                # All of the room went into thinking; there is no reply to go on with.
                budget = min(MOST, budget * 2)
        if not "".join(so_far).strip():
            raise UnusableReply("The model said nothing; try again, or choose another model.")


class _Call:
    """One request and what came of it."""

    def __init__(self, replying: Replying, request: ModelRequest) -> None:
        self._replying, self._request = replying, request
        self._joiner = Joiner(request.so_far)
        self._used: Metered | None = None
        self._heard = 0
        self._input_guess = estimated_tokens(request.prompt.length + len(request.so_far))
        self.ending: Ending = "unsaid"
        self.said = False
        self.too_long = False

    def goes_on(self, reader: Reader) -> bool:
        """Whether the reply was cut off, so that there is more of it."""
        return self.ending == "cut_off" or (
            self.ending == "unsaid" and self.said and reader.unfinished
        )

    def parts(self) -> Iterator[ReplyPart]:
        replying, request = self._replying, self._request
        stop_if(replying.cancellation)
        room = replying.purse.room(self._input_guess, request.max_tokens)
        limited = ModelRequest(request.prompt, room, request.so_far)
        try:
            with closing(replying.model.stream(limited, replying.cancellation)) as stream:
                yield from self._listen(stream)
        except EngineError:
            if self._used is not None:
                # What came before it broke was paid for, but nobody said how much.
                yield self._usage(_as_broken(self._used))
            raise
        used = self._used or Metered()
        yield self._usage(_as_broken(used) if self.too_long else used)

    def _listen(self, stream: Iterator[ModelPart]) -> Iterator[ReplyPart]:
        for part in stream:
            match part:
                case Said(text):
                    self._heard += len(text)
                    yield from self._new(self._joiner.feed(text))
                case Thought():
                    self._heard += len(part.text)
                    yield part
                case Metered():
                    self._used = part
                case Ended(reason):
                    self.ending = reason
            if self._heard > self._replying.longest:
                self.too_long = True
                return
        yield from self._new(self._joiner.close())

    def _new(self, text: str) -> Iterator[Said]:
        if text:
            self.said = True
            yield Said(text)

    def _usage(self, used: Metered) -> Usage:
        said = estimated_tokens(self._heard)
        cost = self._replying.purse.pay(used, self._input_guess, said)
        return Usage(self._replying.stage, used.input, used.output, used.cached, cost)


def _as_broken(used: Metered) -> Metered:
    """Of a reply that did not reach its end: what was read is known, what was said is not."""
    return Metered(used.input, None, used.cached, used.stored)


def _trying_again(reason: str, wait: float, attempt: int, of: int) -> Warned:
    seconds = max(1, round(wait))
    message = f"{reason} Trying again in {seconds} s (attempt {attempt} of {of})."
    return Warned("model_retried", message, {"attempt": attempt, "of": of, "wait": round(wait, 1)})


def _too_long() -> Warned:
    return Warned("reply_too_long", "The model would not stop; the rest of its reply is left out.")
