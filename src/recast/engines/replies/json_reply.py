"""Finds recommendations in a reply that is JSON, for models that insist on it."""

import json
import re
from collections.abc import Iterator

from recast.domain.jsonable import Json
from recast.engines.replies.tags import FIELDS

_NAMES = {"original": "before", "revised": "after", "reason": "rationale", "impact": "ats_impact"}
# Brackets that open nothing readable. No plan has as many, nor is one nested so deep that it cannot
# be read; to try each bracket of a hostile reply would take minutes.
_MOST_BROKEN = 1000


def recommendations_in(reply: str) -> Iterator[dict[str, str]]:
    """The fields of each object that has both `before` and `after`, in the order of the reply."""
    for found in _objects(reply):
        fields = {_name(key): _text(value) for key, value in found.items()}
        if "before" in fields and "after" in fields:
            yield {name: text for name, text in fields.items() if name in FIELDS}


def _objects(reply: str) -> Iterator[dict[str, Json]]:
    """Every object that reads as JSON, the innermost where an outer one does not read."""
    decoder = json.JSONDecoder(strict=False)
    end = broken = 0
    for brace in re.finditer(r"[\[{]", reply):
        if brace.start() < end:
            continue
        try:
            value, end = decoder.raw_decode(reply, brace.start())
        except ValueError:
            broken += 1
            if broken == _MOST_BROKEN:
                return
            continue
        except RecursionError:
            return
        yield from _within(value)


def _within(value: Json) -> Iterator[dict[str, Json]]:
    if isinstance(value, list):
        for item in value:
            yield from _within(item)
    elif isinstance(value, dict):
        if isinstance(value.get("after", value.get("revised")), str):
            yield value
        else:
            for item in value.values():
                yield from _within(item)


def _name(key: str) -> str:
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])|[\s-]+", "_", key).lower()
    return _NAMES.get(plain, plain)


def _text(value: Json) -> str:
    if isinstance(value, list):
        return ", ".join(_text(item) for item in value)
    return value if isinstance(value, str) else "" if value is None else str(value)
