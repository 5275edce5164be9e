"""Pictures: one master each, the wash it stands on, and whom it shows."""

from django.db import models

from common.text import TranslatedField


class Wash(models.TextChoices):
    """The ground that a picture stands on: a token of the look."""

    CINNABAR = "cinnabar"
    CELADON = "celadon"
    INDIGO = "indigo"
    GOLD = "gold"
    INK = "ink"


class Picture(models.Model):
    """A master picture. Its renditions are made once, by content, and kept (see services)."""

    # Content address of the master; renditions are named after it.
    digest = models.CharField(max_length=64, db_index=True)
    master = models.FileField(upload_to="masters/")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = TranslatedField(blank=True)
    label = TranslatedField(blank=True)
    wash = models.CharField(max_length=10, choices=Wash, default=Wash.INK)
    # Whether it fills its plate, or is an object alone that stands on the wash.
    fills = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    product = models.ForeignKey(
        "products.Product", on_delete=models.CASCADE, null=True, blank=True, related_name="pictures"
    )
    heritage_item = models.ForeignKey(
        "registry.HeritageItem", on_delete=models.CASCADE, null=True, blank=True, related_name="pictures"
    )
    inheritor = models.ForeignKey(
        "registry.Inheritor", on_delete=models.CASCADE, null=True, blank=True, related_name="pictures"
    )
    shop = models.ForeignKey("shops.Shop", on_delete=models.CASCADE, null=True, blank=True, related_name="pictures")
    # Pictures of the store itself, such as the hills of the home page, are found by name.
    name = models.SlugField(max_length=80, unique=True, null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name or self.digest[:12]
