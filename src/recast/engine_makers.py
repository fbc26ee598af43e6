"""Makes the engines that talk to a model, out of the settings. Part of `recast.bootstrap`."""

import dataclasses
import ipaddress
import time
from collections.abc import Callable
from contextlib import closing

from recast.customize.engine import Cancellation, Engine
from recast.db.user_keys import UserKey
from recast.domain.errors import EngineError, EngineNotConfigured, UnusableReply, WrongKey
from recast.engines.anthropic_model import ADDRESS as ANTHROPIC_ADDRESS
from recast.engines.anthropic_model import DEFAULT_MODEL as ANTHROPIC_MODEL
from recast.engines.anthropic_model import AnthropicModel
from recast.engines.builtin import BuiltinEngine
from recast.engines.connection import Patience
from recast.engines.fallback import FallbackEngine
from recast.engines.listening import place
from recast.engines.model_engine import ModelEngine
from recast.engines.model_port import Model, ModelRequest, Prompt, Said, Thought
from recast.engines.openai_model import ADDRESS as OPENAI_ADDRESS
from recast.engines.openai_model import DEFAULT_MODEL as OPENAI_MODEL
from recast.engines.openai_model import NO_KEY, OpenAIModel
from recast.engines.retrying import Retrying
from recast.jobs_web.addresses import is_public
from recast.settings import Settings

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


def anthropic_engine(settings: Settings) -> Engine:
    """Claude. Raises EngineNotConfigured and WrongKey, unless something is to step in then."""
    return _engine("anthropic", settings, anthropic_model)


def openai_engine(settings: Settings) -> Engine:
    """OpenAI, or any server that speaks like it. Raises as `anthropic_engine`."""
    return _engine("openai", settings, openai_model)


def anthropic_model(settings: Settings) -> AnthropicModel:
    if not settings.anthropic_api_key:
        raise EngineNotConfigured(
            "Claude needs a key: set ANTHROPIC_API_KEY, or put one into the settings page."
        )
    return AnthropicModel(
        key=_sendable(settings.anthropic_api_key),
        name=settings.anthropic_model or ANTHROPIC_MODEL,
        base_url=settings.anthropic_base_url or ANTHROPIC_ADDRESS,
        thinking=settings.thinking,
        patience=_patience(settings),
    )


def openai_model(settings: Settings) -> OpenAIModel:
    address = settings.openai_base_url or OPENAI_ADDRESS
    if not settings.openai_api_key and address == OPENAI_ADDRESS:
        raise EngineNotConfigured(
            "OpenAI needs a key: set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own."
        )
    if not settings.openai_model and address != OPENAI_ADDRESS:
        raise EngineNotConfigured(
            "Say which model to use: set RECAST_OPENAI_MODEL, or put it into the settings page."
        )
    return OpenAIModel(
        key=_sendable(settings.openai_api_key or NO_KEY),
        name=settings.openai_model or OPENAI_MODEL,
        base_url=address,
        patience=_patience(settings),
    )


MODELS: dict[str, Callable[[Settings], AnthropicModel | OpenAIModel]] = {
    "anthropic": anthropic_model,
    "openai": openai_model,
}


def engine_status(name: str, settings: Settings, *, ask: bool) -> EngineStatus:
    """Whether an engine is configured and, where it is to be asked, whether it answers."""
    default = settings.engine == name
    if name not in MODELS:
        return EngineStatus(name, default, True, True, "", "", "No key, no network.")
    patient = dataclasses.replace(settings.limits, model_silence=CHECK_SILENCE)
    try:
        model = MODELS[name](dataclasses.replace(settings, limits=patient))
    except EngineError as error:
        return EngineStatus(name, default, False, None, "", "", error.message)
    where = place(model.base_url)
    if not ask:
        return EngineStatus(name, default, True, None, model.name, where, "")
    try:
        model.check(Cancellation())
    except EngineError as error:
        return EngineStatus(name, default, True, False, model.name, where, error.message)
    return EngineStatus(name, default, True, True, model.name, where, "Answers.")


def try_engine(name: str, settings: Settings) -> str:
    """Have the model say a word, for a fraction of a cent. Raises EngineError."""
    limits = dataclasses.replace(settings.limits, model_silence=CHECK_SILENCE)
    model = MODELS[name](dataclasses.replace(settings, limits=limits))
    began = time.monotonic()
    with closing(model.stream(ModelRequest(TRIAL, TRIAL_TOKENS), Cancellation())) as parts:
        spoke = any(isinstance(part, Said | Thought) for part in parts)
    if not spoke:
        raise UnusableReply(f"{model.name} answers, but says nothing.")
    took = time.monotonic() - began
    return f"{model.name} at {place(model.base_url)} answers; its first word took {took:.1f} s."


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


def _engine(name: str, settings: Settings, model: Callable[[Settings], Model]) -> Engine:
    limits = settings.limits
    retrying = Retrying(attempts=limits.model_attempts, first=limits.model_retry)

    def make() -> Engine:
        return ModelEngine(name, model(settings), limits.max_cost_usd, retrying)

    return FallbackEngine(name, make, BuiltinEngine()) if settings.fallback else make()


def _patience(settings: Settings) -> Patience:
    allowed = _is_public if settings.public_models_only else None
    return Patience(silence=settings.limits.model_silence, allowed=allowed)


def _is_public(address: str) -> bool:
    return is_public(ipaddress.ip_address(address.partition("%")[0]))


def _sendable(key: str) -> str:
    """The key, where it can stand in a header at all."""
    if not key.isascii() or not key.isprintable() or " " in key:
        raise WrongKey("This key has characters that no key has; copy it again.")
    return key
