"""The WSGI application that gunicorn serves: kept pages first, then Django."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

django = get_wsgi_application()

from pagecache.front.wsgi import KeptPagesFirst  # noqa: E402 – it needs the models
from portal import monitoring  # noqa: E402

application = monitoring.watched(django) if monitoring.is_on() else KeptPagesFirst(django)
