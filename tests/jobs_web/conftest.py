"""The server that pages are fetched from."""

from collections.abc import Iterator

import pytest

from served_site import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site
