"""What a person may choose for a customization, and how loose input becomes one of the choices."""

from typing import Final, Literal, TypeAlias, cast, get_args

Level: TypeAlias = Literal["conservative", "balanced", "extensive"]
Industry: TypeAlias = Literal[
    "technology", "healthcare", "finance", "marketing", "education", "manufacturing", "retail"
]
Stage: TypeAlias = Literal[
    "initialization",
    "analysis",
    "planning",
    "review",
    "implementation",
    "final_analysis",
    "comparison",
]

LEVELS: Final = cast(tuple[Level, ...], get_args(Level))
INDUSTRIES: Final = cast(tuple[Industry, ...], get_args(Industry))
STAGES: Final = cast(tuple[Stage, ...], get_args(Stage))


def level_from(text: str | None) -> Level:
    """The level named by `text`; anything unknown means `balanced`."""
    return next((level for level in LEVELS if level == (text or "").strip().lower()), "balanced")


def industry_from(text: str | None) -> Industry | None:
    """The industry named by `text`; an unknown one adds no context."""
    return next((name for name in INDUSTRIES if name == (text or "").strip().lower()), None)
