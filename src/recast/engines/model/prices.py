"""What a call costs, by the dated table of prices beside this file."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from recast.engines.model.port import Metered

MILLION = 1_000_000
_DATED = re.compile(r"-(?:\d{8}|\d{4}-\d{2}-\d{2}|latest)$")


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens."""

    input: float
    output: float
    stored: float
    cached: float

    def cost(self, used: Metered) -> float | None:
        """In US dollars, None where the provider left out what it depends on."""
        if used.input is None or used.output is None:
            return None
        cached, stored = used.cached or 0, used.stored or 0
        fresh = max(0, used.input - cached - stored)
        total = fresh * self.input + stored * self.stored + cached * self.cached
        return round((total + used.output * self.output) / MILLION, 6)

    def most(self, input_tokens: int, output_tokens: int) -> float:
        """What a call with so many tokens costs at most: nothing read from the cache."""
        dearest = max(self.input, self.stored)
        return (input_tokens * dearest + output_tokens * self.output) / MILLION


FREE = Price(0.0, 0.0, 0.0, 0.0)


def price_of(model: str) -> Price | None:
    """The model's price, None where the table has none. Names are compared without their date
    and without the provider's name before a slash."""
    name = _DATED.sub("", model.lower().rpartition("/")[2])
    return _table().get(name)


@lru_cache(maxsize=1)
def _table() -> dict[str, Price]:
    text = resources.files("recast.engines.model").joinpath("prices.toml").read_text("utf-8")
    return {name: Price(**figures) for name, figures in tomllib.loads(text)["models"].items()}
