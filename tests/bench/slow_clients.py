"""Clients that stop in the middle of their request, and hold their connections."""

import socket
from contextlib import ExitStack, contextmanager

REQUEST = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "


@contextmanager
def slow_clients(port: int, number: int):
    """So many of them while it lasts."""
    with ExitStack() as stack:
        for _client in range(number):
            client = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            client.sendall(REQUEST)
        yield
