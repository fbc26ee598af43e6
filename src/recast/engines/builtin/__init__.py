"""The builtin engine: rules, no model, no network, and nothing that the resume does not show."""

from recast.engines.builtin.engine import BuiltinEngine

__all__ = ["BuiltinEngine"]
