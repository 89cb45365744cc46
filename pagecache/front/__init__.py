"""What stands in front of Django and answers kept pages: a WSGI application, and an ASGI one with an event loop."""
