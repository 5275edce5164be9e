"""A Django view that does nothing, without middleware: what this machine could serve at most."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="bare", MIDDLEWARE=[])


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"bare")


urlpatterns = [path("", bare)]
application = get_wsgi_application()
