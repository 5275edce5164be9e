"""Vouchers in Saleor's sense: what a discount code takes off, how often it may be used, and by whom it was."""

from django.db import models
from django.db.models.functions import Now

from common.text import TranslatedField


class Voucher(models.Model):
    """What its codes take off a whole basket, within a window and so many times.

    Whether it runs is computed from the clock when it is read. `used` counts the uses that stand; it is written only
    with the row locked, together with the use (docs/decisions/0103-a-voucher-use-lives-with-its-order.md).
    """

    class ValueType(models.TextChoices):
        """Saleor's DiscountValueTypeEnum."""

        FIXED = "fixed"
        PERCENTAGE = "percentage"

    name = TranslatedField()
    value_type = models.CharField(max_length=10, choices=ValueType)
    # Start inclusive, end exclusive; without an end it runs until somebody stops it.
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    # How many orders may use it, with any of its codes; None for any number.
    usage_limit = models.PositiveIntegerField(null=True, blank=True)
    used = models.PositiveIntegerField(default=0)
    once_per_customer = models.BooleanField(default=False)
    # Each set that is not empty narrows; all empty means everything. Medicine is never meant.
    categories = models.ManyToManyField("products.Category", blank=True, related_name="+")
    shops = models.ManyToManyField("shops.Shop", blank=True, related_name="+")
    products = models.ManyToManyField("products.Product", blank=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(usage_limit=None) | models.Q(used__lte=models.F("usage_limit")),
                name="voucher_within_limit",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(ends_at__gt=models.F("starts_at")), name="voucher_window"
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)


class VoucherChannelListing(models.Model):
    """What it takes off in one channel: per cent, or an amount in the channel's currency. In others it is not valid."""

    voucher = models.ForeignKey(Voucher, on_delete=models.CASCADE, related_name="listings")
    channel = models.ForeignKey("pricing.Channel", on_delete=models.CASCADE, related_name="+")
    value = models.DecimalField(max_digits=12, decimal_places=2)
    min_spent = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["voucher", "channel"], name="one_voucher_listing"),
            models.CheckConstraint(condition=models.Q(value__gt=0), name="voucher_takes_something_off"),
        ]

    def __str__(self) -> str:
        return f"{self.voucher_id} {self.value}"


class VoucherCode(models.Model):
    """What a shopper types. Kept as `codes.normal` writes it, so capitals and width make no difference."""

    voucher = models.ForeignKey(Voucher, on_delete=models.CASCADE, related_name="codes")
    code = models.CharField(max_length=60, unique=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.code


class VoucherUse(models.Model):
    """One order that a voucher took something off. Never deleted: what is given back says when."""

    voucher = models.ForeignKey(Voucher, on_delete=models.PROTECT, related_name="uses")
    code = models.ForeignKey(VoucherCode, on_delete=models.PROTECT, related_name="uses")
    # Opaque: "order:<id>".
    source = models.CharField(max_length=80, unique=True)
    # Digests that tell the same customer again and nobody's address (promotions.vouchers.codes).
    by_email = models.CharField(max_length=64)
    by_account = models.CharField(max_length=64, blank=True)
    once_per_customer = models.BooleanField()
    at = models.DateTimeField()
    given_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["voucher", "by_email"],
                condition=models.Q(once_per_customer=True, given_back_at=None),
                name="one_use_a_customer",
            )
        ]

    def __str__(self) -> str:
        return self.source
