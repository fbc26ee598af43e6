"""What a model's stream looks like to the engine: the port that each provider's SDK fits into."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from recast.customization.engine import Cancellation

Ending: TypeAlias = Literal["complete", "cut_off", "unsaid"]


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is said to the model. `system` and `material` are the same in both stages of a run, so
    that a provider that keeps prompts reads them once; `task` is the stage's own."""

    system: str
    material: str
    task: str

    @property
    def length(self) -> int:
        """In characters."""
        return len(self.system) + len(self.material) + len(self.task)


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """One request. `so_far` is the beginning of a reply that was cut off and is to go on."""

    prompt: Prompt
    max_tokens: int
    so_far: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    text: str


@dataclass(frozen=True, slots=True)
class Thought:
    """Reasoning that a model shows; no part of its reply."""

    text: str


@dataclass(frozen=True, slots=True)
class Metered:
    """Tokens used so far; None where the provider did not say. `input` counts everything that
    was read, `cached` and `stored` are the parts of it that came from or went to the provider's
    cache. `cost_usd` only where the provider itself says it."""

    input: int | None = None
    output: int | None = None
    cached: int | None = None
    stored: int | None = None
    cost_usd: float | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """`unsaid`: the stream ended without a reason, which some servers never give."""

    reason: Ending


ModelPart: TypeAlias = Said | Thought | Metered | Ended

# A generator, so that whoever has heard enough can close it.
ModelStream: TypeAlias = Generator[ModelPart, None, None]


class Model(Protocol):
    """A model at a provider."""

    @property
    def name(self) -> str:
        """The model's own name, as the provider knows it."""
        ...

    @property
    def local(self) -> bool:
        """Whether it runs on this machine, and so costs nothing."""
        ...

    def stream(self, request: ModelRequest, cancellation: Cancellation) -> ModelStream:
        """One reply as it comes; the last part is Ended.

        Raises EngineError (ModelUnavailable for what may pass), and RunCancelled once cancelled.
        """
        ...
