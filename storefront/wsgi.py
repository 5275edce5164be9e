"""The WSGI entry point for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from storefront.bodies import WholeBodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "storefront.settings")

application = WholeBodies(get_wsgi_application())
