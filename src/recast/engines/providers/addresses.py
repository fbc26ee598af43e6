"""Where models are reached, and which is asked for unless somebody says otherwise."""

from urllib.parse import urlsplit

ANTHROPIC_ADDRESS = "https://api.anthropic.com"
ANTHROPIC_MODEL = "claude-sonnet-5-5"
OPENAI_ADDRESS = "https://api.openai.com/v1"
OPENAI_MODEL = "gpt-6-sol"
# Servers on this machine want no key, but the SDK wants to send one.
NO_KEY = "none"
UNKNOWN = "the model's address"
_HERE = ("localhost", "127.0.0.1", "::1", "host.docker.internal")


def place(base_url: str) -> str:
    """Host and port of an address, without anything secret that may stand in it."""
    try:
        url = urlsplit(base_url)
        return f"{url.hostname}:{url.port}" if url.port else url.hostname or UNKNOWN
    except ValueError:
        return UNKNOWN


def is_local(base_url: str) -> bool:
    """Whether a model there runs on this machine, and so costs nothing."""
    try:
        return urlsplit(base_url).hostname in _HERE
    except ValueError:
        return False
