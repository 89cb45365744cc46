"""Where people work in a real browser."""

import pytest


@pytest.fixture
def desk(live_server):
    return f"{live_server.url}/quan-tri/"


@pytest.fixture
def articles(desk):
    return f"{desk}news/article/"
