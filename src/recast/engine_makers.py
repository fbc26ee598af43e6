"""Makes the engines that talk to a model, out of the settings. Part of `recast.bootstrap`."""

import dataclasses
import ipaddress
import time
from contextlib import closing
from typing import TYPE_CHECKING

from recast.customization.engine import Cancellation, Engine
from recast.db.user_keys import UserKey
from recast.domain.errors import EngineError, EngineNotConfigured, UnusableReply, WrongKey
from recast.engines.builtin import BuiltinEngine
from recast.engines.model.engine import ModelEngine
from recast.engines.model.fallback import FallbackEngine
from recast.engines.model.port import ModelRequest, Prompt, Said, Thought
from recast.engines.model.retrying import Retrying
from recast.engines.providers.addresses import (
    ANTHROPIC_ADDRESS,
    ANTHROPIC_MODEL,
    NO_KEY,
    OPENAI_ADDRESS,
    OPENAI_MODEL,
    place,
)
from recast.engines.providers.patience import Patience
from recast.settings import Settings

if TYPE_CHECKING:
    from recast.engines.providers.anthropic_model import AnthropicModel
    from recast.engines.providers.openai_model import OpenAIModel

# A check of whether an engine answers is not worth a long wait.
CHECK_SILENCE = 15
TRIAL = Prompt(
    "You are being tried out.", "There is nothing to read.", "Answer with one word: ready"
)
TRIAL_TOKENS = 64


@dataclasses.dataclass(frozen=True, slots=True)
class EngineStatus:
    """What is known of an engine. `reachable` is None where that was not tried."""

    name: str
    default: bool
    configured: bool
    reachable: bool | None
    model: str
    address: str
    message: str


@dataclasses.dataclass(frozen=True, slots=True)
class ModelChoice:
    """Which model, where, with which key. Made without loading what talks to it."""

    engine: str
    key: str = dataclasses.field(repr=False)
    name: str
    base_url: str


def model_engine(name: str, settings: Settings) -> Engine:
    """The engine `anthropic` or `openai`.

    Raises EngineNotConfigured and WrongKey, unless another engine is to step in then.
    """
    limits = settings.limits
    retrying = Retrying(attempts=limits.model_attempts, first=limits.model_retry)

    def make() -> Engine:
        model = _model(chosen_model(name, settings), settings)
        return ModelEngine(name, model, limits.max_cost_usd, retrying)

    return FallbackEngine(name, make, BuiltinEngine()) if settings.fallback else make()


def chosen_model(name: str, settings: Settings) -> ModelChoice:
    """Raises EngineNotConfigured and WrongKey."""
    return _claude(settings) if name == "anthropic" else _compatible(settings)


def _claude(settings: Settings) -> ModelChoice:
    if not settings.anthropic_api_key:
        raise EngineNotConfigured(
            "Claude needs a key: set ANTHROPIC_API_KEY, or put one into the settings page."
        )
    return ModelChoice(
        "anthropic",
        _sendable(settings.anthropic_api_key),
        settings.anthropic_model or ANTHROPIC_MODEL,
        settings.anthropic_base_url or ANTHROPIC_ADDRESS,
    )


def _compatible(settings: Settings) -> ModelChoice:
    address = settings.openai_base_url or OPENAI_ADDRESS
    if not settings.openai_api_key and address == OPENAI_ADDRESS:
        raise EngineNotConfigured(
            "OpenAI needs a key: set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own."
        )
    if not settings.openai_model and address != OPENAI_ADDRESS:
        raise EngineNotConfigured(
            "Say which model to use: set RECAST_OPENAI_MODEL, or put it into the settings page."
        )
    return ModelChoice(
        "openai",
        _sendable(settings.openai_api_key or NO_KEY),
        settings.openai_model or OPENAI_MODEL,
        address,
    )


def _model(choice: ModelChoice, settings: Settings) -> "AnthropicModel | OpenAIModel":
    # The SDKs take a second or two to load, so whoever uses one waits for that one alone.
    patience = _patience(settings)
    if choice.engine == "anthropic":
        from recast.engines.providers.anthropic_model import AnthropicModel

        return AnthropicModel(choice.key, choice.name, choice.base_url, settings.thinking, patience)
    from recast.engines.providers.openai_model import OpenAIModel

    return OpenAIModel(choice.key, choice.name, choice.base_url, patience)


def engine_status(name: str, settings: Settings, *, ask: bool) -> EngineStatus:
    """Whether an engine is configured and, where it is to be asked, whether it answers."""
    default = settings.engine == name
    if name == "builtin":
        return EngineStatus(name, default, True, True, "", "", "No key, no network.")
    try:
        choice = chosen_model(name, settings)
    except EngineError as error:
        return EngineStatus(name, default, False, None, "", "", error.message)
    where = place(choice.base_url)
    if not ask:
        return EngineStatus(name, default, True, None, choice.name, where, "")
    try:
        _model(choice, _for_check(settings)).check(Cancellation())
    except EngineError as error:
        return EngineStatus(name, default, True, False, choice.name, where, error.message)
    return EngineStatus(name, default, True, True, choice.name, where, "Answers.")


def try_engine(name: str, settings: Settings) -> str:
    """Have the model say a word, for a fraction of a cent. Raises EngineError."""
    choice = chosen_model(name, settings)
    model = _model(choice, _for_check(settings))
    began = time.monotonic()
    with closing(model.stream(ModelRequest(TRIAL, TRIAL_TOKENS), Cancellation())) as parts:
        spoke = any(isinstance(part, Said | Thought) for part in parts)
    if not spoke:
        raise UnusableReply(f"{choice.name} answers, but says nothing.")
    took = time.monotonic() - began
    return f"{choice.name} at {place(choice.base_url)} answers; its first word took {took:.1f} s."


def _for_check(settings: Settings) -> Settings:
    limits = dataclasses.replace(settings.limits, model_silence=CHECK_SILENCE)
    return dataclasses.replace(settings, limits=limits)


def with_user_key(settings: Settings, key: UserKey) -> Settings:
    """The settings with what a user set for an engine in their place.

    The server's own key never goes to an address that a user chose, and where there are accounts
    such an address has to be a public one.
    """
    own_address = key.base_url is not None
    public_only = own_address and settings.mode == "accounts"
    if key.engine == "anthropic":
        return dataclasses.replace(
            settings,
            anthropic_api_key=key.key or (None if own_address else settings.anthropic_api_key),
            anthropic_base_url=key.base_url or settings.anthropic_base_url,
            anthropic_model=key.model or settings.anthropic_model,
            public_models_only=public_only,
        )
    return dataclasses.replace(
        settings,
        openai_api_key=key.key or (None if own_address else settings.openai_api_key),
        openai_base_url=key.base_url or settings.openai_base_url,
        openai_model=key.model or settings.openai_model,
        public_models_only=public_only,
    )


def _patience(settings: Settings) -> Patience:
    allowed = _is_public if settings.public_models_only else None
    return Patience(silence=settings.limits.model_silence, allowed=allowed)


def _is_public(address: str) -> bool:
    from recast.jobs_web.addresses import is_public

    return is_public(ipaddress.ip_address(address.partition("%")[0]))


def _sendable(key: str) -> str:
    """The key, where it can stand in a header at all."""
    if not key.isascii() or not key.isprintable() or " " in key:
        raise WrongKey("This key has characters that no key has; copy it again.")
    return key
