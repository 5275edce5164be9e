"""Where the store ships to, how, and for how much."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from catalog.products.models import ProductClass
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
    # Of the whole parcel; empty sets no bound.
    minimum_weight_grams = models.PositiveIntegerField(null=True, blank=True)
    maximum_weight_grams = models.PositiveIntegerField(null=True, blank=True)
    # Classes of product that may not travel this way (craft, food, medicine).
    excluded_classes = ArrayField(models.CharField(max_length=10, choices=ProductClass), default=list, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.name)


class ShippingMethodListing(models.Model):
    """The price of a method in a channel, for the first kilogram and each further one that is begun.

    From `free_from` on the goods' total it costs nothing; outside `minimum_order` to `maximum_order` it is not offered.
    """

    method = models.ForeignKey(ShippingMethod, on_delete=models.CASCADE, related_name="listings")
    channel = models.ForeignKey("pricing.Channel", on_delete=models.CASCADE, related_name="+")
    price_amount = models.DecimalField(max_digits=12, decimal_places=2)
    free_from_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    further_kilogram_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    minimum_order_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    maximum_order_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["method", "channel"], name="one_shipping_price")]

    def __str__(self) -> str:
        return f"{self.price_amount} {self.currency}"
