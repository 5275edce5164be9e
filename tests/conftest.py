"""What every test stands on: the embedded database and cache, and nothing of the demo's."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache

from common import caching
from storefront import embedded, messages
from tests.live import LiveStore, cache_url, worker_number

try:
    embedded.hold()
    embedded.ensure_running()
except embedded.StartError as error:
    pytest.exit(str(error), returncode=3)


def pytest_configure(config: pytest.Config) -> None:
    """Give this test process a cache, a broker and folders of its own, beside those of a demo that may be running."""
    messages.compile_changed()
    number = worker_number()
    settings.CACHES["default"]["LOCATION"] = cache_url(8 + 2 * number)
    settings.CELERY_BROKER_URL = cache_url(9 + 2 * number)
    settings.MEDIA_ROOT = embedded.DataFolder().path / f"test-{number}" / "media"
    # Pages are tested without collecting their static files first.
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """A test begins with an empty cache, and remembers nothing of the test before."""
    caching.forget_all()
    cache.clear()


@pytest.fixture(scope="session")
def live_store() -> Iterator[LiveStore]:
    """The whole store as the demo runs it, with the demo's content in a database of its own."""
    store = LiveStore()
    try:
        store.start()
        yield store
    finally:
        store.stop()


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Where the browser is. Without one, browser tests are skipped, and say so."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        pytest.skip("No Chromium on this machine: the browser tests do not run (Debian: apt-get install chromium).")
    return Path(found)
