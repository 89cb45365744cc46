"""The protocol of the module that knows the live numbers on pages; settings.PAGE_HOOKS names it."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Protocol, cast

from django.conf import settings


class PageHooks(Protocol):
    """The functions of that module, and status and headers of a refused prefetch."""

    PUT_OFF: int
    PUT_OFF_HEADERS: Mapping[str, str]

    @staticmethod
    def texts(names: tuple[str, ...]) -> tuple[bytes, ...]:
        """Return the numbers of these names as readers see them now."""

    @staticmethod
    def is_put_off(environ: Mapping) -> bool:
        """Return whether to refuse this request with PUT_OFF and its headers, as for a prefetch."""

    @staticmethod
    def count(environ: Mapping, status: int, kind: str, article: int | None, is_staff: Callable = ...) -> None:
        """Record that a public page was answered. Raises nothing but MustWait, and then has recorded nothing."""


def page_hooks() -> PageHooks:
    """Return the module that settings.PAGE_HOOKS names."""
    return cast("PageHooks", import_module(settings.PAGE_HOOKS))
