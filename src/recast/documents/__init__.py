"""Documents: any resume file in, the person's own file or a fresh one out.

Names are loaded when first used: the process that reads an untrusted file imports this package
too, and has to start fast.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recast.documents.read import ReadDocument as ReadDocument
    from recast.documents.read import read_document as read_document

__all__ = ["ReadDocument", "read_document"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'recast.documents' has no attribute {name!r}")
    return getattr(import_module("recast.documents.read"), name)
