"""A scripted server for each test."""

from collections.abc import Iterator

import pytest

from engines.model_server import ModelServer, Play, model_server, reply


@pytest.fixture
def site() -> Iterator[ModelServer]:
    """A server whose models plan and write well unless a test says otherwise."""
    with model_server() as server:
        server.plan, server.write = Play(reply("good_plan.txt")), Play(reply("good_resume.txt"))
        yield server
