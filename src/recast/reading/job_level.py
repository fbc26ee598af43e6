"""Finds at which level the job stands, and how one is employed."""

import re

_LEVELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("intern", re.compile(r"\bintern(?:ship)?\b|\btrainee\b|\bapprentice\b", re.I)),
    (
        "executive",
        re.compile(r"\b(?:chief \w+ officer|vice president|c[etfo]o|svp|evp|vp)\b", re.I),
    ),
    ("director", re.compile(r"\bdirector\b|\bhead of\b", re.I)),
    (
        "lead",
        re.compile(
            r"\b(?:principal|lead|team leader)\b"
            r"|\bstaff (?:\w+ )?(?:engineer|scientist|develop|design)",
            re.I,
        ),
    ),
    ("senior", re.compile(r"\b(?:senior|sr|experienced|expert)\b", re.I)),
    ("manager", re.compile(r"\b(?:manager|supervisor|superintendent)\b", re.I)),
    ("junior", re.compile(r"\b(?:junior|jr|entry[- ]level|graduate|associate|assistant)\b", re.I)),
    ("mid", re.compile(r"\b(?:mid[- ]?level|intermediate|mid[- ]?senior)\b", re.I)),
)
_LEVEL_LABEL = re.compile(r"\b(?:experience|seniority|career) level\s*[:：]?\s*([^\n]{3,40})", re.I)
_ENTRY = re.compile(r"\bentry[- ]level\b|\bno experience (?:needed|required|necessary)\b", re.I)
_TYPES = ("internship", "part-time", "temporary", "contract", "freelance", "full-time")
"""Of several that a posting says the first counts; each is a group of the pattern, in order."""
_SAID_TYPE = re.compile(
    r"\b(?:(internship)|(part[- ]time)|(temporary|fixed[- ]term|seasonal)"
    r"|(contract (?:position|role|to hire|job)|contractor|w2|c2c)|(freelance)"
    r"|(full[- ]time|permanent))\b"
)
_TYPE_LABEL = re.compile(r"\b(?:job|employment|position) type\s*[:：]?\s*([^\n]{3,40})", re.I)
_HEAD = 4000


def seniority_of(title: str, text: str) -> str:
    """intern, junior, mid, senior, lead, manager, director, executive, or "" where unsaid."""
    label = _LEVEL_LABEL.search(text[:_HEAD])
    for said in (title, label.group(1) if label else ""):
        for level, pattern in _LEVELS:
            if said and pattern.search(said):
                return level
    return "junior" if _ENTRY.search(text[:_HEAD]) else ""


def employment_type_of(title: str, text: str) -> str:
    """full-time, part-time, contract, temporary, freelance, internship, or "" where unsaid."""
    label = _TYPE_LABEL.search(text[:_HEAD])
    for said in (title, label.group(1) if label else "", text[:_HEAD]):
        types = [found.lastindex or 0 for found in _SAID_TYPE.finditer(said.lower())]
        if types:
            return _TYPES[min(types) - 1]
    return ""
