"""Who asks: the one local person, or whoever has signed in."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from flask import abort, current_app, g
from flask_login import current_user

from recast.bootstrap import Recast
from recast.runs.person import Person

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


def recast() -> Recast:
    """The parts that this application was made of."""
    return cast(Recast, current_app.extensions["recast"])


def person() -> Person:
    """Whoever asks; answers with 401 where nobody has signed in."""
    if "person" not in g:
        found = _signed_in()
        if found is None:
            abort(401)
        g.person = found
    return cast(Person, g.person)


def somebody() -> Person | None:
    """Whoever asks, None where nobody has signed in."""
    return _signed_in()


def _signed_in() -> Person | None:
    parts = recast()
    if parts.settings.mode == "local":
        return parts.users.local()
    if not current_user.is_authenticated:
        return None
    return parts.users.person(int(current_user.id))


def signed_in(view: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """Asks who it is before anything else of the request is looked at."""

    @wraps(view)
    def asked(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Answer:
        person()
        return view(*args, **kwargs)

    return asked
