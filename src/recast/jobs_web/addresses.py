"""Which network addresses a posting may be fetched from: public ones only."""

import ipaddress
import socket
import threading
from collections.abc import Sequence
from typing import TypeAlias

from recast.domain.errors import FetchRefused

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
Network: TypeAlias = ipaddress.IPv4Network | ipaddress.IPv6Network

# IPv6 ranges that carry an IPv4 address, and where in its 128 bits that stands.
_TRANSLATED = (
    (ipaddress.ip_network("64:ff9b::/96"), 0),
    (ipaddress.ip_network("::/96"), 0),
    (ipaddress.ip_network("2002::/16"), 80),
)
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
_NOT_FOUND = "There is no server of that name; check the address, or paste the posting's text."
_PRIVATE = "That address is not on the public internet; paste the posting's text instead."


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet, whatever IPv4 it may wrap."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = _wrapped(address)
        if inner is not None:
            return is_public(inner)
        # Everything public is in here; outside lie old site-local and translators' own ranges,
        # which the standard library takes for global.
        if address not in _GLOBAL_UNICAST:
            return False
    return address.is_global and not address.is_multicast


def _wrapped(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    for network, shift in _TRANSLATED:
        if address in network:
            return ipaddress.IPv4Address((int(address) >> shift) & 0xFFFFFFFF)
    return None


def checked_addresses(
    host: str, port: int, allowed: Sequence[Network], seconds: float
) -> list[str]:
    """The addresses of a host, each of them checked; to be connected to as they are.

    Asking the name again when connecting would let its server answer differently. Raises
    FetchRefused where the name is unknown or any of its addresses is not allowed.
    """
    found = _resolved(host, port, seconds)
    for text in found:
        address = ipaddress.ip_address(text)
        if not is_public(address) and not any(address in network for network in allowed):
            raise FetchRefused(_PRIVATE)
    return found


def _resolved(host: str, port: int, seconds: float) -> list[str]:
    """Asks in a thread: getaddrinfo knows no timeout, and a name server may be slow on purpose."""
    answers: list[list[str]] = []

    def ask() -> None:
        try:
            infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return
        answers.append(list(dict.fromkeys(str(info[4][0]).partition("%")[0] for info in infos)))

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(seconds)
    if not answers or not answers[0]:
        raise FetchRefused(_NOT_FOUND)
    return answers[0]
