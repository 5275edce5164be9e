"""Series of blind boxes, their sealed pools, and what was drawn (DOMAIN.md, section 5)."""

from django.db import models
from django.db.models.functions import Now

from common.text import TranslatedField


class Series(models.Model):
    """A finite pool of boxes. Once sealed, neither styles nor quantities nor their order change."""

    slug = models.SlugField(max_length=80, unique=True)
    name = TranslatedField()
    lede = TranslatedField(blank=True)
    rules = TranslatedField(blank=True)
    # The variant that is bought: one piece of it is one box, one draw.
    variant = models.OneToOneField("products.ProductVariant", on_delete=models.PROTECT, related_name="series")
    value_low = models.DecimalField(max_digits=12, decimal_places=2)
    value_high = models.DecimalField(max_digits=12, decimal_places=2)
    sealed_at = models.DateTimeField(null=True, blank=True)
    # The root of a hash tree over the shuffled pool (see README.md): published at the seal, checked by anyone for each
    # opened box, and for the whole pool once the secret is published after the last draw.
    commitment = models.CharField(max_length=64, blank=True)
    secret = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name_plural = "series"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(value_low__gt=0, value_low__lte=models.F("value_high")), name="series_value_range"
            )
        ]

    def __str__(self) -> str:
        return str(self.name)


class Style(models.Model):
    """One figure of a series; its odds are its quantity over the pool's."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="styles")
    slug = models.SlugField(max_length=80)
    name = TranslatedField()
    quantity = models.PositiveIntegerField()
    is_hidden = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    picture = models.ForeignKey("media.Picture", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["series", "slug"], name="one_style_slug")]

    def __str__(self) -> str:
        return str(self.name)


class Slot(models.Model):
    """One box of the pool. Drawn in the order of `number`; `source` (opaque) says for what, and is set once."""

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="slots")
    number = models.PositiveIntegerField()
    style = models.ForeignKey(Style, on_delete=models.PROTECT, related_name="slots")
    source = models.CharField(max_length=100, blank=True)
    drawn_at = models.DateTimeField(null=True, blank=True)
    # When the buyer looked; until then the page shows a closed box.
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="one_slot"),
            models.UniqueConstraint(fields=["source"], condition=~models.Q(source=""), name="one_draw_a_box"),
        ]
        indexes = [
            models.Index(fields=["series", "number"], condition=models.Q(drawn_at=None), name="slots_left"),
        ]

    def __str__(self) -> str:
        return f"{self.series_id}/{self.number}"


class DrawRecord(models.Model):
    """Append-only: every draw, kept at least 3 years."""

    slot = models.OneToOneField(Slot, on_delete=models.PROTECT, related_name="record")
    source = models.CharField(max_length=100, unique=True)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return self.source


class DrawVoid(models.Model):
    """Append-only: a box that was drawn and went back unopened. Its place in the sealed order is used up."""

    slot = models.OneToOneField(Slot, on_delete=models.PROTECT, related_name="void")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.slot_id} void"
