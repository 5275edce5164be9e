"""Transactions and their append-only events: what was asked for, what happened. Amounts are sums over events."""

import uuid
from typing import ClassVar

from django.db import models

from storefront.payments.events import EventKind


class Transaction(models.Model):
    """One attempt to be paid, for a checkout that is or will be an order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    # Opaque on purpose: the checkout's id stays the same when the checkout has become an order.
    checkout_id = models.UUIDField(db_index=True)
    order = models.ForeignKey(
        "orders.Order", on_delete=models.PROTECT, null=True, blank=True, related_name="transactions"
    )
    # The gateway's name, or the app's that has taken the money itself.
    gateway = models.CharField(max_length=40)
    name = models.CharField(max_length=80, blank=True)
    psp_reference = models.CharField(max_length=120, blank=True)
    currency = models.CharField(max_length=3)
    available_actions = models.JSONField(default=list)
    # What a client sent to make its request the same request when it is repeated.
    idempotency_key = models.CharField(max_length=512, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gateway", "psp_reference"], condition=~models.Q(psp_reference=""), name="one_psp_reference"
            ),
            models.UniqueConstraint(
                fields=["checkout_id", "idempotency_key"],
                condition=~models.Q(idempotency_key=""),
                name="one_transaction_request",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gateway} {self.psp_reference}"


class TransactionEvent(models.Model):
    """Append-only, which the database sees to: a trigger refuses to change or remove a row.

    `operation` joins what is said of one charge or one refund; `key` makes a repeated report of the same fact change
    nothing.
    """

    Kind: ClassVar[type[EventKind]] = EventKind

    transaction = models.ForeignKey(Transaction, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=32, choices=EventKind)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    operation = models.CharField(max_length=120)
    key = models.CharField(max_length=160)
    # The gateway's own name for this charge or refund, and where to look at it there.
    psp_reference = models.CharField(max_length=120, blank=True)
    external_url = models.CharField(max_length=500, blank=True)
    message = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["transaction", "key"], name="one_transaction_fact")]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount} {self.currency}"


class GatewayReport(models.Model):
    """A webhook, under the unique id that its gateway gave it: written in the transaction of its effect.

    Of its content only the facts are kept: the rest can be read again at the gateway, and holds names and addresses.
    """

    gateway = models.CharField(max_length=40)
    event_id = models.CharField(max_length=120)
    kind = models.CharField(max_length=80)
    psp_reference = models.CharField(max_length=120, blank=True)
    transaction = models.ForeignKey(
        Transaction, on_delete=models.PROTECT, null=True, blank=True, related_name="reports"
    )
    facts = models.JSONField(default=list)
    created_at = models.DateTimeField()
    received_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gateway", "event_id"], name="one_gateway_report")]

    def __str__(self) -> str:
        return f"{self.gateway} {self.event_id} {self.kind}"
