"""The engines as the start page offers them."""

from dataclasses import dataclass

from recast.bootstrap import Recast
from recast.runs.person import Person

LABELS = {
    "builtin": "Builtin: no key, no network",
    "anthropic": "Claude",
    "openai": "OpenAI-compatible",
}


@dataclass(frozen=True, slots=True)
class EngineChoice:
    name: str
    label: str
    ready: bool


def engine_choices(parts: Recast, asker: Person) -> tuple[EngineChoice, ...]:
    """An engine that is not configured is shown, so that a person learns that it exists."""
    return tuple(_choice(parts, asker, name) for name in LABELS)


def _choice(parts: Recast, asker: Person, name: str) -> EngineChoice:
    status = parts.engine_status(name, asker.id, ask=False)
    label = LABELS[name]
    if not status.configured:
        return EngineChoice(name, f"{label} (not set up)", False)
    return EngineChoice(name, f"{label}: {status.model}" if status.model else label, True)
