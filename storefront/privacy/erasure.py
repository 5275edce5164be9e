"""The end of an account: asked for, undone by a link for some days, then carried out once and for all.

What the law keeps stays: orders with the addresses they were placed with, invoices, payments, the ledger of
collectibles (docs/decisions/0702-what-stays-of-an-account.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.errors import Refusal
from common.outbox import services as outbox
from common.outbox.models import Message
from storefront.accounts import book, letters
from storefront.accounts.models import Address, User
from storefront.checkout.models import Checkout

TOPIC = "account.erase"


class HouseAccount(Refusal):
    """Whoever works in the house, or for a shop, has records that others need them for."""

    code = "DELETE_STAFF_ACCOUNT"
    message = _("This account works for the house or for a shop. Hand that over first, then it can be erased.")


def check(user: User) -> None:
    """Raises HouseAccount."""
    if user.is_operator or user.is_staff or user.is_superuser or user.shop_memberships.exists():
        raise HouseAccount()


@transaction.atomic
def ask(user: User, *, at: datetime) -> datetime:
    """When the account will be erased. Asked again, the day stays. Raises HouseAccount."""
    check(user)
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.erase_at is None:
        locked.erase_at = at + timedelta(days=settings.ACCOUNT_ERASURE_DAYS)
        locked.save(update_fields=["erase_at"])
        key = f"{TOPIC}:{locked.pk}:{locked.erase_at.isoformat()}"
        outbox.enqueue(topic=TOPIC, key=key, payload={"user": locked.pk}, at=locked.erase_at)
        letters.write("erase_asked", at=at, user=locked)
    user.erase_at = locked.erase_at
    return locked.erase_at


def keep(user: User) -> None:
    """Undo the wish. Once erased, nothing can be undone."""
    User.objects.filter(pk=user.pk, erased_at=None).update(erase_at=None)
    user.erase_at = None


def handle(payload: Mapping[str, Any], at: datetime) -> None:
    """The day has come; or the wish was undone, or made anew for a later day."""
    user = User.objects.select_for_update().filter(pk=payload["user"], erased_at=None, erase_at__lte=at).first()
    if user is not None:
        _erase(user, at=at)


def _erase(user: User, *, at: datetime) -> None:
    """Everything personal of the account goes. The row stays without a name, because orders and pieces refer to it."""
    email = user.email
    letters.write("erased", at=at, to=email, language=user.language)
    for browser in UserSession.objects.filter(user=user):
        browser.end()
    for model in (Authenticator, EmailAddress):
        model.objects.filter(user=user).delete()
    for model in (AccessAttempt, AccessFailureLog, AccessLog):
        model.objects.filter(username=email).delete()
    user.api_sessions.all().delete()
    user.data_exports.all().delete()
    _throw_baskets_away(user)
    Message.objects.filter(topic=letters.TOPIC, payload__user=user.pk).delete()
    user.default_shipping_address = user.default_billing_address = None
    user.first_name = user.last_name = ""
    user.email = f"erased-{user.pk}@erased.invalid"
    user.set_unusable_password()
    user.new_sign_in_key()
    user.is_active, user.erase_at, user.erased_at = False, None, at
    user.save()
    for row in user.addresses.all():
        book.let_go(row)


def _throw_baskets_away(user: User) -> None:
    """With the addresses that were typed for them, which stand in no book."""
    baskets = Checkout.objects.filter(user=user)
    typed = Q(pk__in=baskets.values("shipping_address")) | Q(pk__in=baskets.values("billing_address"))
    rows = list(Address.objects.filter(typed))
    baskets.delete()
    for row in rows:
        book.let_go(row)
