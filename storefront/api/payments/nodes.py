"""Transactions as the schema reads them, and the gateway under the names that Saleor's clients know."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from catalog.pricing.queries import active_channels
from common.money import Money
from storefront.api.core.ids import encode
from storefront.payments.events import Amounts
from storefront.payments.models import Transaction, TransactionEvent
from storefront.payments.ports import State, gateway
from storefront.payments.queries import amounts

# As Saleor's official storefront knows its two gateways; the store's own short names are taken too.
GATEWAY_IDS = {"stripe": "app.saleor.stripe", "fake": "saleor.io.dummy-payment-app"}
NAMES = {"stripe": "Stripe", "fake": "Test payment"}
# What Saleor's test gateway is told to answer, and which way to pay of ours answers so.
TEST_ANSWERS = {
    "CHARGE_SUCCESS": "success", "AUTHORIZATION_SUCCESS": "success",
    "CHARGE_FAILURE": "decline", "AUTHORIZATION_FAILURE": "decline",
    "CHARGE_REQUEST": "late", "AUTHORIZATION_REQUEST": "late",
}  # fmt: skip


def gateway_id() -> str:
    return GATEWAY_IDS.get(gateway().name, gateway().name)


def is_ours(asked: str) -> bool:
    """Whether a client means the gateway that this store has."""
    return asked in (gateway_id(), gateway().name)


def gateway_node() -> Any:
    """The store's gateway, in the older shape of `availablePaymentGateways`."""
    currencies = sorted({channel.currency for channel in active_channels()})
    return SimpleNamespace(id=gateway_id(), name=NAMES.get(gateway().name, ""), currencies=currencies, config=[])


def gateway_data() -> dict[str, Any]:
    """What a page needs beforehand, in the words of Saleor's Stripe apps, the older and the newer one."""
    data = dict(gateway().client_data())
    if key := data.get("publishableKey"):
        data["stripePublishableKey"] = key
    return data


def session_data(state: State) -> dict[str, Any]:
    """What a page needs to go on with a payment."""
    secret = state.client.get("clientSecret")
    if not secret:
        return {}
    return gateway_data() | {"paymentIntent": {"client_secret": secret, "stripeClientSecret": secret}}


def method_of(data: Any) -> str:
    """Which way to pay a client's data names; else the first that is offered."""
    given: Mapping[str, Any] = data if isinstance(data, Mapping) else {}
    event = given.get("event")
    kind = event.get("type") if isinstance(event, Mapping) else None
    wanted = given.get("method") or TEST_ANSWERS.get(str(kind), "")
    codes = [method.code for method in gateway().methods()]
    return wanted if wanted in codes else codes[0]


class TransactionNode:
    """A transaction with its events, which may be prefetched."""

    def __init__(self, row: Transaction) -> None:
        self.row = row
        self.id, self.token = encode("TransactionItem", row.pk), row.pk
        self.name, self.psp_reference, self.created_at = row.name, row.psp_reference, row.created_at

    @cached_property
    def rows(self) -> list[TransactionEvent]:
        return list(self.row.events.all())

    @cached_property
    def money(self) -> Amounts:
        return amounts(self.row)

    @property
    def events(self) -> list[Any]:
        return [event_node(row) for row in self.rows]

    @property
    def message(self) -> str:
        """The last thing that was said of it."""
        return next((row.message for row in reversed(self.rows) if row.message), "")

    @property
    def external_url(self) -> str:
        return next((row.external_url for row in reversed(self.rows) if row.external_url), "")

    @property
    def actions(self) -> list[str]:
        """What can be done by now; for an app's own payment what the app says."""
        if self.row.gateway != gateway().name:
            return self.row.available_actions
        found = ["REFUND"] if self.money.held else []
        return [*(["CHARGE", "CANCEL"] if self.money.authorized else []), *found]

    authorized_amount = property(lambda self: self.money.authorized)
    authorize_pending_amount = property(lambda self: self.money.authorize_pending)
    charged_amount = property(lambda self: self.money.held)
    charge_pending_amount = property(lambda self: self.money.charge_pending)
    refunded_amount = property(lambda self: self.money.refunded)
    refund_pending_amount = property(lambda self: self.money.refund_pending)
    canceled_amount = property(lambda self: self.money.canceled)
    cancel_pending_amount = property(lambda self: self.money.cancel_pending)


def event_node(row: TransactionEvent) -> Any:
    return SimpleNamespace(
        id=encode("TransactionEvent", row.pk),
        created_at=row.at,
        psp_reference=row.psp_reference,
        message=row.message,
        external_url=row.external_url,
        amount=Money(row.amount, row.currency),
        type=row.kind.upper(),
    )


def transaction_nodes(rows: Iterable[Transaction]) -> list[TransactionNode]:
    return [TransactionNode(row) for row in rows]


def transactions_of_checkout(checkout_id: uuid.UUID) -> list[TransactionNode]:
    rows = Transaction.objects.filter(checkout_id=checkout_id, order=None).prefetch_related("events")
    return transaction_nodes(rows.order_by("created_at", "pk"))


def transaction_node(transaction_id: uuid.UUID) -> TransactionNode:
    return TransactionNode(Transaction.objects.prefetch_related("events").get(pk=transaction_id))
