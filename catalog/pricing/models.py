"""Channels, what each variant costs in each of them, and a record of what it cost when."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.money import Money
from common.text import TranslatedField


class Channel(models.Model):
    """A market with one currency, such as cn in CNY."""

    class Capture(models.TextChoices):
        """When authorised money is taken."""

        AT_ONCE = "at_once", _("when the buyer pays")
        ON_CONFIRMATION = "on_confirmation", _("when the first shop confirms")

    slug = models.SlugField(max_length=40, unique=True)
    name = TranslatedField()
    currency = models.CharField(max_length=3)
    is_active = models.BooleanField(default=True)
    default_country = models.CharField(max_length=2)
    countries = ArrayField(models.CharField(max_length=2), default=list)
    # Whether entered prices include tax (China) or not (the United States).
    prices_include_tax = models.BooleanField(default=True)
    capture = models.CharField(max_length=16, choices=Capture, default=Capture.AT_ONCE)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.slug


class TaxRate(models.Model):
    """Per cent of tax on a product class in a country; none means no tax."""

    country = models.CharField(max_length=2)
    product_class = models.CharField(max_length=10)
    rate = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["country", "product_class"], name="one_tax_rate")]

    def __str__(self) -> str:
        return f"{self.country} {self.product_class} {self.rate} %"


class VariantChannelListing(models.Model):
    """What a variant costs in a channel. No row: it is not sold there."""

    variant = models.ForeignKey("products.ProductVariant", on_delete=models.CASCADE, related_name="channel_listings")
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="+")
    price_amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["variant", "channel"], name="one_price"),
            models.CheckConstraint(condition=models.Q(price_amount__gt=0), name="price_is_positive"),
        ]
        indexes = [models.Index(fields=["channel", "price_amount"], name="price_by_channel")]

    def __str__(self) -> str:
        return str(self.price)

    @property
    def price(self) -> Money:
        return Money(self.price_amount, self.currency)


class PriceRecord(models.Model):
    """Append-only: from when on a variant had which list price in a channel.

    The struck-through price of a promotion is the lowest of the 7 days before it (DOMAIN.md, section 4).
    """

    variant = models.ForeignKey("products.ProductVariant", on_delete=models.CASCADE, related_name="price_records")
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="+")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    since = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["variant", "channel", "-since"], name="price_record_latest")]

    def __str__(self) -> str:
        return f"{self.amount} since {self.since}"
