"""Bullets and icons: which characters open a list item, and which are only pictures."""

import re

# Symbol and Wingdings put their bullets into the private use area.
BULLETS_OF_SYMBOL_FONTS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0a8": "◆",
    "\uf06e": "▪",
    "\uf06c": "•",
    "\uf076": "❖",
}
_BULLETS = "•◦▪▫■□●○◆◇❖➢➤►▶▸‣⁃∙·✓✔➔→»*–—-"
_OPENS_ITEM = re.compile(rf"(?:[{re.escape(_BULLETS)}]|o(?=\s+[A-Z]))\s*(?=\S)")
_NEEDS_SPACE = frozenset("–—-*·»→o")


def is_private(character: str) -> bool:
    """Whether only the font knows what this character looks like."""
    return "\ue000" <= character <= "\uf8ff" or character >= "\U000f0000"


def bullet_width(text: str) -> int:
    """The length of the bullet that opens `text`, white space after it included; 0 for none."""
    opening = _OPENS_ITEM.match(text)
    if opening is None or (text[0] in _NEEDS_SPACE and opening.end() < 2):
        return 0
    return opening.end()
