"""The engines as the start page offers them."""

from dataclasses import dataclass

from recast.settings import Settings


@dataclass(frozen=True, slots=True)
class EngineChoice:
    name: str
    label: str
    ready: bool


def engine_choices(settings: Settings) -> tuple[EngineChoice, ...]:
    """An engine that is not configured is shown, so that a person learns that it exists."""
    claude = bool(settings.anthropic_api_key)
    other = bool(settings.openai_api_key or settings.openai_base_url)
    return (
        EngineChoice("builtin", "Builtin: no key, no network", True),
        EngineChoice("anthropic", _label("Claude", claude), claude),
        EngineChoice("openai", _label("OpenAI-compatible", other), other),
    )


def _label(name: str, ready: bool) -> str:
    return name if ready else f"{name} (no key set)"
