"""What the page cache asks of whoever knows the numbers on the pages; settings.PAGE_HOOKS names the module."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Protocol

from django.conf import settings


class PageHooks(Protocol):
    """The functions of that module."""

    PUT_OFF: int
    PUT_OFF_HEADERS: Mapping[str, str]

    @staticmethod
    def split(content: bytes) -> tuple[list[bytes], tuple[str, ...]]:
        """The fixed pieces of a page, and the names of the numbers between them."""

    @staticmethod
    def texts(names: tuple[str, ...]) -> tuple[bytes, ...]:
        """The numbers of these names as readers see them now."""

    @staticmethod
    def is_put_off(environ: Mapping) -> bool:
        """Whether this request is to be refused with PUT_OFF and its headers, such as a prefetch."""

    @staticmethod
    def count(environ: Mapping, status: int, kind: str, article: int | None, is_staff: Callable = ...) -> None:
        """Record that a public page was answered. Never raises."""


def page_hooks() -> PageHooks:
    """The module that the settings name."""
    return import_module(settings.PAGE_HOOKS)
