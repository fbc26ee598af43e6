"""Values of the domain as plain JSON values, and back."""

import dataclasses
import json
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None
Value = TypeVar("Value")
PLAIN = (str, int, float, bool)


def to_json(value: object) -> Json:
    """Dataclasses become objects, tuples lists; everything else must be JSON already.

    Raises TypeError for a value that has no JSON form.
    """
    if value is None or isinstance(value, PLAIN):
        return value
    if isinstance(value, list | tuple):
        return [to_json(item) for item in value]
    if isinstance(value, dict):
        return {str(key): to_json(item) for key, item in value.items()}
    kind: type = type(value)
    return {name: to_json(getattr(value, name)) for name in field_names(kind)}


def from_json(kind: type[Value], value: Json) -> Value:
    """The dataclass `kind` out of what `to_json` made of it. Raises ValueError where it differs."""
    built: Value = _read(kind, value)
    return built


# ASCII only: a raw U+2028 in a bullet splits the record for readers that use splitlines(). Made
# once, because json.dumps makes a new encoder in every call.
_encode_line = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


def dump_line(value: Json) -> str:
    """A value in one line of NDJSON, without its line end."""
    return _encode_line(value)


@cache
def field_names(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass, in order. Raises TypeError for any other type."""
    if not dataclasses.is_dataclass(kind):
        raise TypeError(f"{kind.__name__} has no JSON form")
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def _field_types(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {name: hints[name] for name in field_names(kind)}


# The annotation decides what comes back, so its type can only be known by the caller.
def _read(kind: Any, value: Json) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _read_union(inner, value)
    if origin is tuple and isinstance(value, list):
        return tuple(_read(inner[0], item) for item in value)
    if origin is dict and isinstance(value, dict):
        return {_read_key(inner[0], key): _read(inner[1], item) for key, item in value.items()}
    if dataclasses.is_dataclass(kind) and isinstance(kind, type) and isinstance(value, dict):
        types = _field_types(kind)
        return kind(**{name: _read(types[name], value[name]) for name in types if name in value})
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if origin is Literal and value in inner:
        return value
    if isinstance(kind, type) and isinstance(value, kind):
        return value
    raise ValueError(f"{str(kind)[:80]} cannot be read from {type(value).__name__}")


def _read_union(choices: tuple[Any, ...], value: Json) -> Any:
    if value is None and NoneType in choices:
        return None
    real = [choice for choice in choices if choice is not NoneType]
    if len(real) == 1:
        return _read(real[0], value)
    # A union of several is only ever `Json` itself, which needs no reading.
    return value


def _read_key(kind: Any, key: str) -> Any:
    return int(key) if kind is int else key
