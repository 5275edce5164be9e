"""The only file that chooses adapters, and says who handles what leaves the house."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from catalog.search import services as search
from catalog.search.adapters.postgres import PostgresSearch
from catalog.search.ports import search_index
from common.clock import now
from common.outbox import services as outbox
from common.outbox.tasks import deliver
from storefront.accounts import letters
from storefront.checkout import paid
from storefront.checkout.services import asking
from storefront.orders import invoicing, mails
from storefront.orders.services import declining
from storefront.payments.adapters.fake import FakeGateway
from storefront.payments.ports import gateway
from storefront.privacy import copies, erasure


def wire() -> None:
    """Plug every port. Called once at start, when all modules are loaded."""
    outbox.call_by(_call_worker)
    outbox.handle("order.paid", paid.handle_paid)
    outbox.handle("order.expire", paid.handle_expire)
    outbox.handle("payment.ask", asking.handle_ask)
    outbox.handle("payment.capture", asking.handle_capture)
    outbox.handle("payment.cancel", asking.handle_cancel)
    outbox.handle("payment.refund", asking.handle_refund)
    outbox.handle("checkout.complete", asking.handle_complete)
    outbox.handle(letters.TOPIC, letters.handle)
    outbox.handle(copies.WRITE, copies.handle_write)
    outbox.handle(copies.FORGET, copies.handle_forget)
    outbox.handle(erasure.TOPIC, erasure.handle)
    outbox.handle("parcel.declined", declining.handle_declined)
    outbox.handle("invoice.issue", invoicing.handle_issue)
    outbox.handle("invoice.credit", invoicing.handle_credit)
    outbox.handle("mail.send", mails.handle)
    outbox.handle("search.index", search.handle_index)
    outbox.handle("shop.changed", search.handle_shop)
    _plug_gateway()
    _plug_search()


def _call_worker(due_at: datetime) -> None:
    deliver.apply_async(eta=due_at if due_at > now() else None)


def _plug_gateway() -> None:
    if settings.PAYMENT_GATEWAY == "stripe":
        # The library takes half a second to load: only those who use it wait.
        from storefront.payments.adapters.stripe import StripeGateway

        assert settings.STRIPE_KEYS is not None, "settings.py has seen to it."
        gateway.plug(StripeGateway(settings.STRIPE_KEYS))
    elif settings.PAYMENT_GATEWAY == "fake":
        gateway.plug(FakeGateway())
    else:
        raise ImproperlyConfigured(f"PAYMENT_GATEWAY must be 'fake' or 'stripe', not {settings.PAYMENT_GATEWAY!r}.")


def _plug_search() -> None:
    if settings.SEARCH_ENGINE != "postgres":
        raise ImproperlyConfigured(f"SEARCH_ENGINE must be 'postgres', not {settings.SEARCH_ENGINE!r}.")
    search_index.plug(PostgresSearch())
