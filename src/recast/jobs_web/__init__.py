"""Job postings from an address or from a file.

Names are loaded when first used: the process that reads an untrusted page imports this package too.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recast.jobs_web.fetcher import Fetcher as Fetcher
    from recast.jobs_web.posting import Posting as Posting
    from recast.jobs_web.read import fetch_posting as fetch_posting
    from recast.jobs_web.read import read_posting as read_posting

__all__ = ["Fetcher", "Posting", "fetch_posting", "read_posting"]

_HOMES = {"Fetcher": "fetcher", "Posting": "posting"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'recast.jobs_web' has no attribute {name!r}")
    return getattr(import_module(f"recast.jobs_web.{_HOMES.get(name, 'read')}"), name)
