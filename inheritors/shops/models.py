"""Shops, who may run them, and the licences without which food and medicine may not be sold."""

from datetime import date

from django.conf import settings
from django.db import models

from common.text import TranslatedField


class Shop(models.Model):
    """A seller: an inheritor's workshop, a protection unit's store or a museum's."""

    class Kind(models.TextChoices):
        INHERITOR = "inheritor"
        UNIT = "unit"
        MUSEUM = "museum"

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    name = TranslatedField()
    lede = TranslatedField(blank=True)
    description = TranslatedField(blank=True)
    inheritor = models.ForeignKey(
        "registry.Inheritor", on_delete=models.PROTECT, null=True, blank=True, related_name="shops"
    )
    protection_unit = models.ForeignKey("registry.ProtectionUnit", on_delete=models.PROTECT, null=True, blank=True)
    region = models.ForeignKey("registry.Region", on_delete=models.PROTECT, null=True, blank=True)
    place = TranslatedField(blank=True)
    # The seller named on invoices. A natural person's shop (自然人网店) may sell home crafts only.
    legal_name = models.CharField(max_length=200)
    is_organisation = models.BooleanField(default=False)
    dispatch_hours = models.PositiveSmallIntegerField(default=48)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.name)


class ShopMember(models.Model):
    """Somebody who may manage a shop's listings."""

    class Role(models.TextChoices):
        OWNER = "owner"
        EDITOR = "editor"

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="shop_memberships")
    role = models.CharField(max_length=8, choices=Role, default=Role.OWNER)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "user"], name="one_membership")]

    def __str__(self) -> str:
        return f"{self.shop_id}:{self.user_id}"


class Licence(models.Model):
    """A permit of a shop, with its document and the day until which it holds."""

    class Kind(models.TextChoices):
        FOOD_PRODUCTION = "food_production", "食品生产许可证"
        FOOD_TRADE = "food_trade", "食品经营许可证"
        DRUG_TRADE = "drug_trade", "药品经营许可证"

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="licences")
    kind = models.CharField(max_length=16, choices=Kind)
    number = models.CharField(max_length=40)
    document = models.FileField(upload_to="licences/", blank=True)
    valid_until = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "kind", "number"], name="one_licence")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    def holds_on(self, day: date) -> bool:
        return day <= self.valid_until
