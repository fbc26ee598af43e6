"""Words that tell titles, employers, schools and places apart in the header lines of a resume."""

import re
from collections import defaultdict
from pathlib import Path


def _groups() -> dict[str, frozenset[str]]:
    """The groups of `data/resume_words.txt`: names in brackets, then words parted by commas."""
    groups: dict[str, set[str]] = defaultdict(set)
    name = ""
    text = Path(__file__).with_name("data").joinpath("resume_words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            groups[name].update(word.strip() for word in line.split(",") if word.strip())
    return {name: frozenset(words) for name, words in groups.items()}


_GROUPS = _groups()
TITLE_WORDS = _GROUPS["titles"]
"""The last word of most titles."""
EMPLOYER_WORDS = _GROUPS["employers"]
"""Words that employers' names end on or hold."""
SCHOOL_WORDS = _GROUPS["schools"]
REGIONS = _GROUPS["regions"]
"""Countries and states, in lower case."""
PLACES = REGIONS | _GROUPS["cities"]
STATE_CODES = _GROUPS["state codes"]
FAMILY_NAMES = _GROUPS["family names"]
"""Families that are called after a trade or a house: "Sarah Baker"."""
NO_GIVEN_NAMES = _GROUPS["no given names"]
"""What stands before the name of a trade and is no person: "Pastry Baker"."""

DEGREE = re.compile(
    r"\b(?:ph\.?\s?d|doctor(?:ate)?|m\.?b\.?a|m\.?sc?|m\.?a|m\.?tech|m\.?com|m\.?c\.?a|m\.?e"
    r"|m\.?eng|master(?:['’]?s)?|b\.?sc?|b\.?a|b\.?tech|b\.?com|b\.?c\.?a|b\.?e|b\.?eng|b\.?b\.?a"
    r"|b\.?ed|[bm]\.?s\.?n|[bm]\.?f\.?a|bachelor(?:['’]?s)?|associate(?:['’]?s)?|a\.?a\.?s|diploma|ged|certificate"
    r"|h\.?s\.?c|s\.?s\.?c|s\.?s\.?l\.?c|graduat(?:e|ion)|j\.?d|md|ll\.?b|ll\.?m"
    r"|licence|maîtrise|matric(?:ulation)?|intermediate|1[02]th|x(?:ii)?th|minor|major)(?!\w)",
    re.IGNORECASE,
)
