"""JSON Schema out of the domain's dataclasses, so that the description cannot drift from them."""

import dataclasses
import types
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Schema = dict[str, Any]

_PLAIN: dict[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
}


class Schemas:
    """Collects the schemas that are referred to, by the name of their class."""

    def __init__(self) -> None:
        self.named: dict[str, Schema] = {}

    def of(self, kind: Any) -> Schema:
        """The schema of an annotation; a dataclass becomes a reference."""
        origin, inner = get_origin(kind), get_args(kind)
        if kind in _PLAIN:
            return dict(_PLAIN[kind])
        if dataclasses.is_dataclass(kind) and isinstance(kind, type):
            return self._reference(kind)
        if origin is Literal:
            return {"enum": list(inner)}
        if origin in (Union, types.UnionType):
            return self._union(inner)
        if origin in (tuple, list):
            return {"type": "array", "items": self.of(inner[0])}
        if origin is dict:
            return {"type": "object", "additionalProperties": self.of(inner[1])}
        return {}

    def fields(self, kind: type) -> Schema:
        """The object that a dataclass becomes."""
        hints = get_type_hints(kind)
        names = [field.name for field in dataclasses.fields(kind)]
        return {
            "type": "object",
            "properties": {name: self.of(hints[name]) for name in names},
            "required": names,
        }

    def _reference(self, kind: type) -> Schema:
        if kind.__name__ not in self.named:
            self.named[kind.__name__] = {}
            schema = self.fields(kind)
            if kind.__doc__:
                schema["description"] = " ".join(kind.__doc__.split())
            self.named[kind.__name__] = schema
        return {"$ref": f"#/components/schemas/{kind.__name__}"}

    def _union(self, choices: tuple[Any, ...]) -> Schema:
        real = [choice for choice in choices if choice is not types.NoneType]
        schemas = [self.of(choice) for choice in real]
        if len(real) < len(choices):
            schemas.append({"type": "null"})
        return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
