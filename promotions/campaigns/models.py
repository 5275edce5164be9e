"""Festivals: when they run, in whose time zone, and what they take off."""

from django.conf import settings
from django.db import models

from common.text import TranslatedField


class Campaign(models.Model):
    """A heritage day, a museum day: a window, texts, rules.

    It takes effect inside its window and only while it is started; `ended_at` cuts it short. Whether it runs is
    computed from the clock when it is read, so no scheduler has to turn it on or off (DOMAIN.md, section 8).
    """

    slug = models.SlugField(max_length=80, unique=True)
    name = TranslatedField()
    tagline = TranslatedField(blank=True)
    lede = TranslatedField(blank=True)
    # What stands beside a lowered price: "遗产日价".
    reason = TranslatedField()
    # Conditions as published; not changed after the start (DOMAIN.md, section 4).
    terms = TranslatedField(blank=True)
    timezone = models.CharField(max_length=40, default="Asia/Shanghai")
    # Start inclusive, end exclusive.
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    channels = models.ManyToManyField("pricing.Channel", related_name="campaigns")
    picture = models.ForeignKey("media.Picture", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="campaign_window")
        ]

    def __str__(self) -> str:
        return str(self.name)


class CatalogueDiscount(models.Model):
    """So many per cent off each piece that the scope names.

    Each of the three sets that is not empty narrows; an empty scope means everything but medicine, which is discounted
    only by naming its product.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="discounts")
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    categories = models.ManyToManyField("products.Category", blank=True, related_name="+")
    shops = models.ManyToManyField("shops.Shop", blank=True, related_name="+")
    products = models.ManyToManyField("products.Product", blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(percent__gt=0, percent__lt=100), name="percent_off_range")
        ]

    def __str__(self) -> str:
        return f"-{self.percent} %"


class SpendStep(models.Model):
    """满减: for every `step` spent in a channel `off` is taken, at most `times` times."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="spend_steps")
    channel = models.ForeignKey("pricing.Channel", on_delete=models.CASCADE, related_name="+")
    step_amount = models.DecimalField(max_digits=12, decimal_places=2)
    off_amount = models.DecimalField(max_digits=12, decimal_places=2)
    times = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "channel"], name="one_spend_step"),
            models.CheckConstraint(
                condition=models.Q(off_amount__gt=0, off_amount__lt=models.F("step_amount")), name="spend_step_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step_amount} → -{self.off_amount}"


class CampaignEvent(models.Model):
    """Append-only: who published, changed, started or ended a campaign, and when."""

    class Kind(models.TextChoices):
        CREATED = "created"
        CHANGED = "changed"
        STARTED = "started"
        ENDED = "ended"

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=8, choices=Kind)
    # None: a program did it, such as the one that loads the demo.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.kind}"
