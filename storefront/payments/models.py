"""Transactions and their append-only events: what was asked for, what happened. Amounts are sums over events."""

import uuid

from django.db import models


class Transaction(models.Model):
    """One attempt to be paid, for a checkout that is or will be an order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    # Opaque on purpose: the checkout's id stays the same when the checkout has become an order.
    checkout_id = models.UUIDField(db_index=True)
    order = models.ForeignKey(
        "orders.Order", on_delete=models.PROTECT, null=True, blank=True, related_name="transactions"
    )
    gateway = models.CharField(max_length=40)
    name = models.CharField(max_length=80, blank=True)
    psp_reference = models.CharField(max_length=120, blank=True)
    currency = models.CharField(max_length=3)
    available_actions = models.JSONField(default=list)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gateway", "psp_reference"], condition=~models.Q(psp_reference=""), name="one_psp_reference"
            )
        ]

    def __str__(self) -> str:
        return f"{self.gateway} {self.psp_reference}"


class TransactionEvent(models.Model):
    """Append-only. `key` makes a repeated report of the same fact change nothing."""

    class Kind(models.TextChoices):
        CHARGE_REQUEST = "charge_request"
        CHARGE_SUCCESS = "charge_success"
        CHARGE_FAILURE = "charge_failure"
        CHARGE_ACTION_REQUIRED = "charge_action_required"
        AUTHORIZATION_SUCCESS = "authorization_success"
        AUTHORIZATION_FAILURE = "authorization_failure"
        REFUND_REQUEST = "refund_request"
        REFUND_SUCCESS = "refund_success"
        REFUND_FAILURE = "refund_failure"
        CANCEL_SUCCESS = "cancel_success"

    transaction = models.ForeignKey(Transaction, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=24, choices=Kind)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    key = models.CharField(max_length=160)
    message = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["transaction", "key"], name="one_transaction_fact")]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount} {self.currency}"
