"""The door for a WSGI server."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from lantu.config.server import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantu.config.settings")
application = get_wsgi_application()
end_with_parent()
