"""What every test stands on: the embedded database and cache, and nothing of the demo's."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django import DjangoDbBlocker

from common import caching
from storefront import embedded, messages
from tests.databases import migrated_template
from tests.emptying import empty_by_deleting
from tests.functional.browser.looking import opens_window
from tests.live import LiveStore, cache_url, lane_number
from tests.stripe.fixtures import stripe, stripe_mock_url

__all__ = ["stripe", "stripe_mock_url"]

try:
    embedded.hold()
    embedded.ensure_running()
except embedded.StartError as error:
    pytest.exit(str(error), returncode=3)


# How long an example takes says something about the machine, which others use too, and nothing about the rule.
hypothesis_settings.register_profile("heirloom", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("heirloom")


def pytest_configure(config: pytest.Config) -> None:
    """Give this test process a cache, a broker and folders of its own, beside those of a demo that may be running."""
    messages.compile_changed()
    # Django was set up before this file was read, and may have looked for translations already, before we or the other
    # lane had compiled them.
    translation_file_changed(None, Path("django.mo"))
    number = lane_number()
    if number and not hasattr(config, "workerinput"):
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = f"test_heirloom_{number}"
    settings.CACHES["default"]["LOCATION"] = cache_url(8 + 2 * number)
    settings.CELERY_BROKER_URL = cache_url(9 + 2 * number)
    # Nobody needs what a test wrote after a power cut.
    settings.DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"
    settings.MEDIA_ROOT = embedded.DataFolder().path / f"test-{number}" / "media"
    # Pages are tested without collecting their static files first.
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what a test has recorded as "told": a reader wants to see it even when the test has passed."""
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.getreports(outcome)]
    for told in (value for report in reports for name, value in report.user_properties if name == "told"):
        terminalreporter.write_line(str(told))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """pytest-django's, and a template in which all migrations are done already."""
    settings.DATABASES["default"]["TEST"]["TEMPLATE"] = migrated_template()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """pytest-django's, and a quicker way to empty what it has made."""
    with pytest.MonkeyPatch.context() as patch:
        with django_db_blocker.unblock():
            empty_by_deleting(patch)
        yield


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """A test begins with an empty cache, in the usual language, and remembers nothing of the test before."""
    caching.forget_all()
    cache.clear()
    # Django leaves the language of the last request on.
    translation.deactivate()


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
def chromium() -> Iterator[Browser]:
    """Debian's Chromium without a window. Where there is none, browser tests are skipped, and say so."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not program:
        pytest.skip("No Chromium on this machine: the browser tests do not run (Debian: apt-get install chromium).")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        # Root, in a container, has no sandbox for it.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, live_store: LiveStore) -> Iterator[Page]:
    """An empty window of a new visitor at the live store."""
    opened = opens_window(chromium, live_store.url)
    yield opened
    opened.context.close()
