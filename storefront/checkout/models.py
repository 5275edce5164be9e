"""A basket on its way to becoming an order. Saleor calls it a checkout; shoppers call it a basket until they pay."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from catalog.stock.models import Collection


class Checkout(models.Model):
    """Its id is its token: whoever holds it may act on it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    channel = models.ForeignKey("pricing.Channel", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="checkouts"
    )
    # The account's own basket, on every device: at most one a channel. What clients of the API make is not it.
    is_kept = models.BooleanField(default=False)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    shipping_address = models.ForeignKey(
        "accounts.Address", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    billing_address = models.ForeignKey(
        "accounts.Address", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    shipping_method = models.ForeignKey(
        "shipping.ShippingMethod", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # Where the buyer collects it, in place of a way of delivery.
    collection_point = models.ForeignKey(
        "stock.Warehouse", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # An order was made of it while it waits to be paid, or was and is given up: whoever reads it asks the orders.
    was_ordered = models.BooleanField(default=False)
    # A discount code as the buyer gave it last, valid or not: what it takes off is asked whenever a price is.
    voucher_code = models.CharField(max_length=60, blank=True, default="")
    # What the buyer has confirmed by own act: {"made-to-order": {"version": 1, "text": "…", "language": …, "at": …}}.
    confirmations = models.JSONField(default=dict)
    # The sum and the lines as the buyer last saw them at the payment step (storefront.checkout.agreement).
    shown = models.JSONField(default=dict)
    # Its pieces are kept for the buyer from `reserved_since` until `reserved_until`; past: for others again.
    reserved_since = models.DateTimeField(null=True, blank=True)
    reserved_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now())
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [models.Index(fields=["user", "-updated_at"], name="checkouts_of_user")]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "channel"], condition=models.Q(is_kept=True), name="one_basket_an_account"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def only_from(self) -> int | None:
        """The one warehouse from which it must come; None for any."""
        point = self.collection_point
        return point.pk if point and point.collection == Collection.LOCAL else None

    @property
    def source(self) -> str:
        """How stock knows for whom pieces are kept."""
        return f"checkout:{self.pk}"


class CheckoutLine(models.Model):
    """So many of one variant."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    checkout = models.ForeignKey(Checkout, on_delete=models.CASCADE, related_name="lines")
    variant = models.ForeignKey("products.ProductVariant", on_delete=models.CASCADE, related_name="+")
    quantity = models.PositiveIntegerField()
    added_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["checkout", "variant"], name="one_line_a_variant"),
            models.CheckConstraint(condition=models.Q(quantity__gt=0), name="line_quantity_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.variant_id}"
