"""Values of the domain as plain JSON values and back to text."""

import dataclasses
import json
from typing import TypeAlias, Union

Json: TypeAlias = Union[None, bool, int, float, str, list["Json"], dict[str, "Json"]]


def to_json(value: object) -> Json:
    """Dataclasses become objects, tuples and sets lists; everything else must be JSON already.

    Raises TypeError for a value that has no JSON form.
    """
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple):
        return [to_json(item) for item in value]
    if isinstance(value, dict):
        return {str(key): to_json(item) for key, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = (field.name for field in dataclasses.fields(value))
        return {name: to_json(getattr(value, name)) for name in names}
    raise TypeError(f"{type(value).__name__} has no JSON form")


def dump_line(value: Json) -> str:
    """One NDJSON record without its line end."""
    # ASCII only: a raw U+2028 in a bullet splits the record for readers that use splitlines().
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))
