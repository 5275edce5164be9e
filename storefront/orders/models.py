"""Orders as they were agreed: every price, reason and name is written down, so that later changes cannot touch them."""

import uuid

from django.conf import settings
from django.db import models

from common.money import Money
from common.text import TranslatedField


class OrderStatus(models.TextChoices):
    """Saleor's states."""

    UNCONFIRMED = "unconfirmed"
    UNFULFILLED = "unfulfilled"
    PARTIALLY_FULFILLED = "partially_fulfilled"
    FULFILLED = "fulfilled"
    CANCELED = "canceled"


class Order(models.Model):
    """One purchase. `number` rises; `token` opens the order's page for a guest."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    number = models.PositiveBigIntegerField(unique=True)
    # The checkout it came from. One basket makes one order; a cancelled one gives the basket free again.
    checkout_id = models.UUIDField()
    channel = models.ForeignKey("pricing.Channel", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="orders"
    )
    email = models.EmailField()
    language = models.CharField(max_length=10)
    status = models.CharField(max_length=20, choices=OrderStatus, default=OrderStatus.UNFULFILLED)
    currency = models.CharField(max_length=3)
    # Goods after all discounts, shipping, tax contained or added, and what is paid: subtotal + shipping = total, gross.
    subtotal_amount = models.DecimalField(max_digits=12, decimal_places=2)
    discount_amount = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    shipping_amount = models.DecimalField(max_digits=12, decimal_places=2)
    tax_amount = models.DecimalField(max_digits=12, decimal_places=2)
    total_amount = models.DecimalField(max_digits=12, decimal_places=2)
    shipping_method_name = TranslatedField(blank=True)
    shipping_address = models.ForeignKey("accounts.Address", on_delete=models.PROTECT, null=True, related_name="+")
    billing_address = models.ForeignKey("accounts.Address", on_delete=models.PROTECT, null=True, related_name="+")
    confirmations = models.JSONField(default=dict)
    placed_at = models.DateTimeField()
    # When it was first fully charged; what hangs on payment happened for this instant.
    paid_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        indexes = [models.Index(fields=["user", "-number"], name="orders_of_user")]
        constraints = [
            models.UniqueConstraint(
                fields=["checkout_id"], condition=~models.Q(status="canceled"), name="one_order_a_basket"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.number}"

    @property
    def total(self) -> Money:
        return Money(self.total_amount, self.currency)


class OrderLine(models.Model):
    """One line as it was agreed; amounts are of the whole line, gross unless they say otherwise."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    variant = models.ForeignKey("products.ProductVariant", on_delete=models.PROTECT, related_name="+")
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="order_lines")
    product_class = models.CharField(max_length=10)
    product_name = TranslatedField()
    variant_name = TranslatedField(blank=True)
    sku = models.CharField(max_length=80)
    quantity = models.PositiveIntegerField()
    currency = models.CharField(max_length=3)
    unit_list_amount = models.DecimalField(max_digits=12, decimal_places=2)
    unit_price_amount = models.DecimalField(max_digits=12, decimal_places=2)
    total_amount = models.DecimalField(max_digits=12, decimal_places=2)
    net_amount = models.DecimalField(max_digits=12, decimal_places=2)
    tax_rate = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    # [{"code": "campaign", "text": {"zh-hans": …, "en": …}, "amount": "-192.00"}, …] in the order of the stages.
    reasons = models.JSONField(default=list)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["order", "position"], name="one_order_position")]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.sku}"


class OrderEvent(models.Model):
    """Append-only: what happened to an order."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=40)
    payload = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.kind


class Fulfillment(models.Model):
    """What one shop sends for an order. (The spelling is Saleor's.)"""

    class Status(models.TextChoices):
        WAITING = "waiting_for_approval"
        FULFILLED = "fulfilled"
        CANCELED = "canceled"

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="fulfillments")
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="fulfillments")
    status = models.CharField(max_length=20, choices=Status, default=Status.WAITING)
    tracking_number = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["order", "shop"], name="one_fulfillment_a_shop")]

    def __str__(self) -> str:
        return f"{self.order_id}/{self.shop_id}"
