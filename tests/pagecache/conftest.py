"""What the tests of the page cache share; each file has a `front` of its own."""

import pytest


@pytest.fixture
def django_asked(front, monkeypatch):
    """The paths that Django was asked for."""
    asked, django = [], front.django
    monkeypatch.setattr(
        front, "django", lambda environ, begin: asked.append(environ["PATH_INFO"]) or django(environ, begin)
    )
    return asked
