"""Where somebody is signed in: browsers, and programs that speak to the API. Each can be ended, or all at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.auth import update_session_auth_hash
from django.db import transaction
from django.http import HttpRequest

from common.errors import NotFound
from storefront.accounts.models import ApiSession, User

# What a User-Agent says, looked for in this order: Edge calls itself Chrome as well, and Chrome Safari.
BROWSERS = (
    ("MicroMessenger", "WeChat"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("HarmonyOS", "HarmonyOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class Device:
    """One place where somebody is signed in. `id` names it in a form."""

    id: str
    name: str
    since: datetime
    is_program: bool
    is_this: bool


def devices(request: HttpRequest, user: User, *, at: datetime) -> list[Device]:
    """Where the account is open now, the browser that asks first."""
    browsers = [
        Device(f"b{row.pk}", named(row.user_agent), row.created_at, is_program=False, is_this=row.is_current())
        for row in UserSession.objects.purge_and_list(user)
    ]
    programs = [
        Device(f"p{row.pk}", named(row.program), row.created_at, is_program=True, is_this=False)
        for row in ApiSession.objects.filter(user=user, ends_at__gt=at)
    ]
    return sorted(browsers + programs, key=lambda device: (not device.is_this, -device.since.timestamp()))


def named(user_agent: str) -> str:
    """A browser and its system, as far as its own words tell; else the first of its words."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "")
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    return ", ".join(filter(None, (browser, system))) or user_agent.partition("/")[0].strip()[:40] or "?"


def sign_out(request: HttpRequest, user: User, *, device_id: str) -> None:
    """End one of the account's own devices. Raises NotFound for any other."""
    for browser in UserSession.objects.filter(user=user):
        if f"b{browser.pk}" == device_id and not browser.is_current():
            browser.end()
            return
    for program in ApiSession.objects.filter(user=user):
        if f"p{program.pk}" == device_id:
            program.delete()
            return
    raise NotFound()


def sign_out_everywhere(user: User, *, but: HttpRequest | None = None) -> None:
    """End every browser and program of the account, except for the browser of the request `but`.

    All of them are shut out by the new key, also where a session is kept that we cannot reach.
    """
    with transaction.atomic():
        user.new_sign_in_key()
        user.save(update_fields=["sign_in_key"])
        user.api_sessions.all().delete()
    for browser in UserSession.objects.filter(user=user):
        if but is None or browser.session_key != but.session.session_key:
            browser.end()
    if but is not None:
        update_session_auth_hash(but, user)
        UserSession.objects.create_from_request(but)
