"""Only addresses of the public internet are fetched from."""

import ipaddress

import pytest

from recast.domain.errors import FetchRefused
from recast.jobs_web.addresses import checked_addresses, is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "2002:c0a8:101::1",
        "fec0::1",
        "::ffff:0:7f00:1",
        "64:ff9b:1:a00:1::808:808",
        "5f00::1",
    ],
)
def test_addresses_off_the_public_internet_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:4700::1111", "64:ff9b::808:808"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1"])
def test_loopback_is_refused_under_every_spelling(host: str) -> None:
    with pytest.raises(FetchRefused):
        checked_addresses(host, 80, (), seconds=5)


def test_unknown_names_are_refused_with_what_to_do() -> None:
    with pytest.raises(FetchRefused, match="no server of that name"):
        checked_addresses("no-such-host.invalid", 80, (), seconds=5)


def test_an_allowed_network_opens_only_itself() -> None:
    allowed = (ipaddress.ip_network("127.0.0.1/32"),)
    assert checked_addresses("127.0.0.1", 80, allowed, seconds=5) == ["127.0.0.1"]
    with pytest.raises(FetchRefused, match="public internet"):
        checked_addresses("127.0.0.2", 80, allowed, seconds=5)
