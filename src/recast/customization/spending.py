"""Adds up what the model calls of a run used and cost."""

from recast.domain.events import Usage, UsageTotal


def added(total: UsageTotal, usage: Usage) -> UsageTotal:
    """The total with one more call; a figure the provider left out once stays unknown."""
    return UsageTotal(
        _tokens(total.input_tokens, usage.input_tokens),
        _tokens(total.output_tokens, usage.output_tokens),
        _tokens(total.cached_tokens, usage.cached_tokens),
        None
        if total.cost_usd is None or usage.cost_usd is None
        else round(total.cost_usd + usage.cost_usd, 6),
    )


def _tokens(total: int | None, more: int | None) -> int | None:
    return None if total is None or more is None else total + more
