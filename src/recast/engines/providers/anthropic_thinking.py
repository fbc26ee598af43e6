"""How Claude models are told to think or not to: each generation wants it said differently."""

from anthropic import Omit, omit
from anthropic.types import ThinkingConfigParam

# Models that take a budget of tokens; younger ones refuse it and decide by themselves.
BUDGETED = (
    "claude-3", "claude-sonnet-4-0", "claude-sonnet-4-5", "claude-opus-4-0", "claude-opus-4-1",
    "claude-opus-4-5", "claude-haiku-4-5",
)  # fmt: skip
# Models that think unless told not to, and what each takes for that.
BETWEEN_TOOLS = ("claude-sonnet-5-5",)
DISABLED = ("claude-sonnet-5",)
# Models that always think: their thinking is paid from the room for the reply.
ALWAYS = ("claude-opus-5", "claude-fable", "claude-mythos", "claude-haiku-5")

LEAST_BUDGET = 1024
ROOM_WHERE_ALWAYS = 12_000


def thinking_of(model: str, tokens: int) -> ThinkingConfigParam | Omit:
    """What to send for thinking with so many tokens, 0 for none."""
    if tokens > 0 and model.startswith(BUDGETED):
        budget = max(LEAST_BUDGET, tokens)
        return {"type": "enabled", "budget_tokens": budget}
    if tokens > 0:
        return {"type": "adaptive", "display": "summarized"}
    if model.startswith(BETWEEN_TOOLS):
        return {"type": "between_tools"}
    if model.startswith(DISABLED):
        return {"type": "disabled"}
    return omit


def thinking_room(model: str, tokens: int) -> int:
    """Tokens that thinking may take beside the reply."""
    if tokens > 0:
        return max(LEAST_BUDGET, tokens)
    return ROOM_WHERE_ALWAYS if model.startswith(ALWAYS) else 0
