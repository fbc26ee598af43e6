"""What a run may still spend. A call that could cost more is not made."""

from recast.domain.errors import SpendingLimit
from recast.engines.model.port import Metered
from recast.engines.model.prices import Price

# A reply with less room than this is not worth its prompt.
LEAST_ROOM = 500


class Purse:
    """`limit` and `spent` in US dollars; without a limit or a price everything is allowed."""

    def __init__(self, limit: float | None, spent: float, price: Price | None) -> None:
        self._limit, self._spent, self._price = limit, spent, price

    def room(self, input_tokens: int, wanted: int) -> int:
        """As many of the wanted output tokens as the rest pays for. Raises SpendingLimit."""
        if self._limit is None or self._price is None:
            return wanted
        left = self._limit - self._spent - self._price.most(input_tokens, 0)
        token = self._price.most(0, 1)
        room = wanted if token == 0 else int(left / token)
        if room < min(LEAST_ROOM, wanted) or left < 0:
            raise SpendingLimit(
                f"This run would cost more than the limit of ${self._limit:.2f}; raise "
                "RECAST_MAX_COST_USD or choose a cheaper model."
            )
        return min(room, wanted)

    def pay(self, used: Metered, input_guess: int, output_guess: int) -> float | None:
        """Count a call; gives its cost, None where the provider did not say enough.

        For the limit a guess stands in for what it did not say.
        """
        told = used.cost_usd
        if told is None and self._price is not None:
            told = self._price.cost(used)
        if told is not None:
            self._spent += told
        elif self._price is not None:
            input_tokens = used.input if used.input is not None else input_guess
            self._spent += self._price.most(input_tokens, output_guess)
        return told
