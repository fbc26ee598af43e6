"""The settings page: which engines a person may use, and their own keys for them.

A key goes in and never comes out again: the page only says whether there is one.
"""

from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from recast.bootstrap import ENGINES_WITH_KEYS
from recast.db.user_keys import KeptKey, UserKey
from recast.domain.errors import EngineError, FetchRefused, InputError, NotFound
from recast.engine_makers import EngineStatus
from recast.engines.providers.addresses import ANTHROPIC_MODEL, OPENAI_MODEL
from recast.jobs_web.addresses import checked_addresses
from recast.web.people import person, recast, signed_in

blueprint = Blueprint("engines", __name__)

LONGEST = {"key": 500, "base_url": 500, "model": 200}
LONGEST_LOOKUP = 5.0  # seconds
LABELS = {"anthropic": "Claude", "openai": "OpenAI or any compatible server"}
HINTS = {
    "anthropic": "A key from console.anthropic.com. The address is only for a proxy of your own.",
    "openai": "A key from OpenAI or OpenRouter, or none for a server of your own such as Ollama "
    "(http://localhost:11434/v1), vLLM, llama.cpp or LM Studio.",
}
MODEL_HINTS = {
    "anthropic": f"Empty for {ANTHROPIC_MODEL}.",
    "openai": f"Empty for {OPENAI_MODEL} at OpenAI; any other server wants its model named.",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of saving or trying an engine."""

    engine: str
    good: bool
    message: str


@dataclass(frozen=True, slots=True)
class Card:
    """An engine as the page shows it."""

    name: str
    label: str
    hint: str
    model_hint: str
    status: EngineStatus
    kept: KeptKey | None
    outcome: Outcome | None


@blueprint.get("/settings")
@signed_in
def settings() -> str:
    saved = request.args.get("saved", "")
    done = Outcome(saved, True, "Saved.") if saved in ENGINES_WITH_KEYS else None
    return _page(done)


@blueprint.post("/settings/engines/<name>")
@signed_in
def save(name: str) -> str | tuple[str, int] | Response:
    engine, owner = _known(name), person()
    try:
        wanted = _wanted(engine)
    except InputError as error:
        return _page(Outcome(engine, False, error.message)), error.status
    recast().user_keys.save(owner.id, wanted)
    return redirect(url_for("engines.settings", saved=engine, _anchor=engine), 303)


@blueprint.post("/settings/engines/<name>/removal")
@signed_in
def remove(name: str) -> Response:
    engine = _known(name)
    recast().user_keys.remove(person().id, engine)
    return redirect(url_for("engines.settings", saved=engine, _anchor=engine), 303)


@blueprint.post("/settings/engines/<name>/trial")
@signed_in
def try_out(name: str) -> str:
    engine = _known(name)
    try:
        outcome = Outcome(engine, True, recast().try_engine(engine, person().id))
    except EngineError as error:
        outcome = Outcome(engine, False, error.message)
    return _page(outcome)


def _page(outcome: Outcome | None) -> str:
    owner, parts = person(), recast()
    cards = [
        Card(
            name,
            LABELS[name],
            HINTS[name],
            MODEL_HINTS[name],
            parts.engine_status(name, owner.id, ask=False),
            parts.user_keys.kept(owner.id, name),
            outcome if outcome is not None and outcome.engine == name else None,
        )
        for name in ENGINES_WITH_KEYS
    ]
    return render_template("settings.html", cards=cards)


def _known(name: str) -> str:
    if name not in ENGINES_WITH_KEYS:
        raise NotFound("There is no such engine to set up.")
    return name


def _wanted(engine: str) -> UserKey:
    """What the form says; an empty key leaves the one that is kept. Raises InputError."""
    sent = {name: request.form.get(name, "").strip() for name in LONGEST}
    for name, text in sent.items():
        if len(text) > LONGEST[name] or not text.isprintable():
            raise InputError(f"The {name.replace('_', ' ')} is not one that could be right.")
    base_url = _address(sent["base_url"])
    key = sent["key"] or _kept_key(engine, base_url)
    if not (key or base_url or sent["model"]):
        raise InputError("Enter a key, an address or a model.")
    return UserKey(engine, key, base_url, sent["model"] or None)


def _kept_key(engine: str, base_url: str | None) -> str:
    """The key that is kept, as long as the address stays: a key is for one place only."""
    try:
        kept = recast().user_keys.get(person().id, engine)
    except EngineError:
        return ""
    return kept.key if kept is not None and kept.base_url == base_url else ""


def _address(text: str) -> str | None:
    if not text:
        return None
    try:
        url = urlsplit(text)
        named = bool(url.hostname) and url.port != 0
    except ValueError:
        raise InputError("That is no web address.") from None
    if url.scheme not in ("http", "https") or not named or "@" in url.netloc or url.query:
        raise InputError("Give an address such as http://localhost:11434/v1.")
    if recast().settings.mode == "accounts":
        _require_public(url)
    return text.rstrip("/")


def _require_public(url: SplitResult) -> None:
    """Not for strangers: this server's own network, nor whether anything answers in it."""
    if url.scheme != "https":
        raise InputError("Give an address that begins with https://.")
    try:
        checked_addresses(url.hostname or "", url.port or 443, (), LONGEST_LOOKUP)
    except FetchRefused:
        raise InputError("That address is not on the public internet.") from None
