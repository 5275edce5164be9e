"""Where the store ships to, how, and for how much."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from common.text import TranslatedField


class ShippingZone(models.Model):
    """Countries that share methods."""

    name = models.CharField(max_length=80)
    countries = ArrayField(models.CharField(max_length=2))

    def __str__(self) -> str:
        return self.name


class ShippingMethod(models.Model):
    """Standard post, express."""

    zone = models.ForeignKey(ShippingZone, on_delete=models.CASCADE, related_name="methods")
    slug = models.SlugField(max_length=80, unique=True)
    name = TranslatedField()
    description = TranslatedField(blank=True)
    minimum_days = models.PositiveSmallIntegerField(default=1)
    maximum_days = models.PositiveSmallIntegerField(default=7)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.name)


class ShippingMethodListing(models.Model):
    """The price of a method in a channel; from `free_from` on the goods' total it costs nothing."""

    method = models.ForeignKey(ShippingMethod, on_delete=models.CASCADE, related_name="listings")
    channel = models.ForeignKey("pricing.Channel", on_delete=models.CASCADE, related_name="+")
    price_amount = models.DecimalField(max_digits=12, decimal_places=2)
    free_from_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["method", "channel"], name="one_shipping_price")]

    def __str__(self) -> str:
        return f"{self.price_amount} {self.currency}"
