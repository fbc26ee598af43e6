"""Text as XML can hold it, and as a database can."""

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str) -> str:
    """Without the control characters that XML 1.0 cannot carry in any form."""
    return _FORBIDDEN.sub("", text)


def storable(text: str) -> str:
    """Without NULs, which PostgreSQL refuses, and halves of characters, which UTF-8 cannot say."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
