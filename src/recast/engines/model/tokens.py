"""How many tokens a text takes, and how many a reply may have."""

import math

# English prose has four to five characters a token, newer tokenizers make a third more tokens of
# it, and a resume full of names, figures and addresses comes down to two and a half. Counting
# too many tokens asks for more room than needed, which costs nothing.
CHARACTERS_PER_TOKEN = 2.5
# What a plan takes beside what it quotes of the resume and rewrites: prose, reasons, tags.
PLAN_TALK = 6000
LEAST, MOST = 4_000, 64_000


def estimated_tokens(characters: int) -> int:
    return math.ceil(characters / CHARACTERS_PER_TOKEN)


def planning_budget(resume: str) -> int:
    """In tokens: each line may be quoted once and rewritten once."""
    return _within(PLAN_TALK + 2 * estimated_tokens(len(resume)))


def writing_budget(resume: str, additions: int) -> int:
    """In tokens: the whole resume and the characters that accepted recommendations add."""
    return _within(1000 + math.ceil(1.2 * estimated_tokens(len(resume) + additions)))


def _within(tokens: int) -> int:
    return max(LEAST, min(MOST, tokens))
