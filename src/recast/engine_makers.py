"""Makes the engines that talk to a model, out of the settings. Part of `recast.bootstrap`."""

from recast.customize.engine import Engine
from recast.domain.errors import EngineNotConfigured, WrongKey
from recast.engines.connection import Patience
from recast.engines.model_engine import ModelEngine
from recast.engines.model_port import Model
from recast.engines.retrying import Retrying
from recast.settings import Settings


def anthropic_engine(settings: Settings) -> Engine:
    """Claude. Raises EngineNotConfigured and WrongKey."""
    from recast.engines.anthropic_model import ADDRESS, DEFAULT_MODEL, AnthropicModel

    if not settings.anthropic_api_key:
        raise EngineNotConfigured(
            "Claude needs a key: set ANTHROPIC_API_KEY, or put one into the settings page."
        )
    model = AnthropicModel(
        key=_sendable(settings.anthropic_api_key),
        name=settings.anthropic_model or DEFAULT_MODEL,
        base_url=settings.anthropic_base_url or ADDRESS,
        thinking=settings.thinking,
        patience=_patience(settings),
    )
    return _engine("anthropic", model, settings)


def openai_engine(settings: Settings) -> Engine:
    """OpenAI, or any server that speaks like it. Raises EngineNotConfigured and WrongKey."""
    from recast.engines.openai_model import ADDRESS, DEFAULT_MODEL, NO_KEY, OpenAIModel

    address = settings.openai_base_url or ADDRESS
    if not settings.openai_api_key and address == ADDRESS:
        raise EngineNotConfigured(
            "OpenAI needs a key: set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own."
        )
    if not settings.openai_model and address != ADDRESS:
        raise EngineNotConfigured(
            "Say which model to use: set RECAST_OPENAI_MODEL, or put it into the settings page."
        )
    model = OpenAIModel(
        key=_sendable(settings.openai_api_key or NO_KEY),
        name=settings.openai_model or DEFAULT_MODEL,
        base_url=address,
        patience=_patience(settings),
    )
    return _engine("openai", model, settings)


def _engine(name: str, model: Model, settings: Settings) -> Engine:
    limits = settings.limits
    retrying = Retrying(attempts=limits.model_attempts, first=limits.model_retry)
    return ModelEngine(name, model, limits.max_cost_usd, retrying)


def _patience(settings: Settings) -> Patience:
    return Patience(silence=settings.limits.model_silence)


def _sendable(key: str) -> str:
    """The key, where it can stand in a header at all."""
    if not key.isascii() or not key.isprintable() or " " in key:
        raise WrongKey("This key has characters that no key has; copy it again.")
    return key
