"""Warehouses, what lies in them, and what of it is promised to whom, for good or for a while."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.text import TranslatedField


class Collection(models.TextChoices):
    """Which pieces can be collected at a warehouse; Saleor's names."""

    DISABLED = "disabled", _("none")
    LOCAL = "local", _("those that lie here")
    ALL = "all", _("all of the shop’s: they are brought here")


class Warehouse(models.Model):
    """Where a shop's pieces lie, and which channels it serves."""

    slug = models.SlugField(max_length=80, unique=True)
    name = TranslatedField()
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="warehouses")
    channels = models.ManyToManyField("pricing.Channel", related_name="warehouses")
    # Whether orders can be collected here, and of which pieces: Saleor's click and collect.
    collection = models.CharField(max_length=10, choices=Collection, default=Collection.DISABLED)
    # When somebody is there, in words; within how many days an order lies ready.
    opening_hours = TranslatedField(blank=True)
    ready_in_days = models.PositiveSmallIntegerField(default=1)
    country = models.CharField(max_length=2, default="CN")
    country_area = models.CharField(max_length=128, blank=True)
    city = models.CharField(max_length=256, blank=True)
    city_area = models.CharField(max_length=128, blank=True)
    street_address = models.CharField(max_length=256, blank=True)
    postal_code = models.CharField(max_length=20, blank=True)
    phone = models.CharField(max_length=32, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(collection="disabled") | ~models.Q(street_address=""),
                name="collected_at_an_address",
            )
        ]

    def __str__(self) -> str:
        return str(self.name)


class Stock(models.Model):
    """Pieces of one variant in one warehouse, of one batch.

    `quantity` counts what is there, `allocated` what of it is sold but not yet sent.
    Undated goods have one row with an empty batch. Expired rows never count (DOMAIN.md, section 3).
    """

    warehouse = models.ForeignKey(Warehouse, on_delete=models.PROTECT, related_name="stocks")
    variant = models.ForeignKey("products.ProductVariant", on_delete=models.CASCADE, related_name="stocks")
    batch = models.CharField(max_length=40, blank=True)
    produced_on = models.DateField(null=True, blank=True)
    # The last day on which it may be sold.
    expires_on = models.DateField(null=True, blank=True)
    quantity = models.PositiveIntegerField(default=0)
    allocated = models.PositiveIntegerField(default=0)
    # When the last reservation of this row ends. Once that is past, nobody needs to look for any.
    reserved_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["warehouse", "variant", "batch"], name="one_stock_row"),
            # The last line of defence against overselling.
            models.CheckConstraint(condition=models.Q(allocated__lte=models.F("quantity")), name="never_oversold"),
        ]

    def __str__(self) -> str:
        return f"{self.variant_id}@{self.warehouse_id} {self.quantity - self.allocated}"


class Allocation(models.Model):
    """So many pieces of a stock row are sold to `source` (an order line, opaque to this room)."""

    stock = models.ForeignKey(Stock, on_delete=models.PROTECT, related_name="allocations")
    source = models.CharField(max_length=100, db_index=True)
    quantity = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stock", "source"], name="allocated_once")]

    def __str__(self) -> str:
        return f"{self.source}: {self.quantity}"


class Reservation(models.Model):
    """So many pieces of a stock row are kept for `source` (a basket, opaque to this room) while `until` lies ahead.

    It ends by the clock: every reader compares `until` with its own instant, and no task has to run.
    """

    stock = models.ForeignKey(Stock, on_delete=models.CASCADE, related_name="reservations")
    source = models.CharField(max_length=100, db_index=True)
    quantity = models.PositiveIntegerField()
    until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stock", "source"], name="reserved_once")]

    def __str__(self) -> str:
        return f"{self.source}: {self.quantity} until {self.until}"


class StockMovement(models.Model):
    """Append-only: pieces that left the house for a source, and what became of those that came back."""

    class Kind(models.TextChoices):
        SENT = "sent"
        PUT_BACK = "put_back"
        WRITTEN_OFF = "written_off"
        # Never left the house, and is sold no more: a drawn blind box that was cancelled.
        LOST = "lost"

    stock = models.ForeignKey(Stock, on_delete=models.PROTECT, related_name="movements")
    kind = models.CharField(max_length=12, choices=Kind)
    source = models.CharField(max_length=100, db_index=True)
    quantity = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=models.Q(quantity__gt=0), name="movement_positive")]

    def __str__(self) -> str:
        return f"{self.source} {self.kind}: {self.quantity}"
