"""What a WSGI server runs."""

import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

django = get_wsgi_application()
application = import_string("portal.front.Front")(django)  # It can be imported only now: it needs the models.
