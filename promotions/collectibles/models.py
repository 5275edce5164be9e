"""Digital collectibles: editions of fixed size, vouchers that come with orders, numbered pieces, and their ledger."""

import uuid

from django.conf import settings
from django.db import models

from common.text import TranslatedField


class Edition(models.Model):
    """One work in so many pieces. `issued` counts vouchers ever given, `claimed` the last number given out.

    A voucher takes its place in the edition when it is issued; the number comes when it is claimed, so numbers have no
    gaps. A voided voucher's place is burnt, never given again (DOMAIN.md, section 6).
    """

    slug = models.SlugField(max_length=80, unique=True)
    name = TranslatedField()
    series = TranslatedField(blank=True)
    description = TranslatedField(blank=True)
    artist = models.ForeignKey("registry.Inheritor", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    heritage_item = models.ForeignKey(
        "registry.HeritageItem", on_delete=models.PROTECT, null=True, blank=True, related_name="editions"
    )
    picture = models.ForeignKey("media.Picture", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    size = models.PositiveIntegerField()
    issued = models.PositiveIntegerField(default=0)
    claimed = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(size__gt=0), name="edition_has_pieces"),
            models.CheckConstraint(condition=models.Q(issued__lte=models.F("size")), name="edition_never_over_issued"),
            models.CheckConstraint(condition=models.Q(claimed__lte=models.F("issued")), name="edition_claims_issued"),
        ]

    def __str__(self) -> str:
        return str(self.name)


class QualifyingRule(models.Model):
    """Which orders an edition comes with: placed in the window and of enough spend on lines that qualify.

    Empty scopes mean any shop, any product. Medicine never counts towards the spend (DOMAIN.md, section 3).
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="rules")
    channel = models.ForeignKey("pricing.Channel", on_delete=models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    min_spend = models.DecimalField(max_digits=12, decimal_places=2)
    shops = models.ManyToManyField("shops.Shop", blank=True, related_name="+")
    products = models.ManyToManyField("products.Product", blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "channel"], name="one_rule_a_channel"),
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="qualifying_window"),
            models.CheckConstraint(condition=models.Q(min_spend__gte=0), name="qualifying_spend_range"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} ≥ {self.min_spend}"


class CollectibleVoucher(models.Model):
    """The right to one numbered piece, given with an order (`source`, opaque) exactly once."""

    class State(models.TextChoices):
        ISSUED = "issued"
        CLAIMED = "claimed"
        VOIDED = "voided"

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="vouchers")
    source = models.CharField(max_length=100)
    # Whoever holds the code may claim; it is shown on the order page only.
    code = models.UUIDField(default=uuid.uuid4, unique=True)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="collectible_vouchers"
    )
    state = models.CharField(max_length=8, choices=State, default=State.ISSUED)
    issued_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "source"], name="one_voucher_an_order")]
        indexes = [models.Index(fields=["source"], name="voucher_by_source")]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.state}"


class Piece(models.Model):
    """One numbered piece, from 1 to the edition's size, and who holds it."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="pieces")
    number = models.PositiveIntegerField()
    voucher = models.OneToOneField(CollectibleVoucher, on_delete=models.PROTECT, related_name="piece")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="pieces")
    # What anyone may check on the certificate page; says nothing of the holder.
    certificate = models.CharField(max_length=32, unique=True)
    claimed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "number"], name="one_number")]
        indexes = [models.Index(fields=["holder", "-claimed_at"], name="pieces_of_holder")]

    def __str__(self) -> str:
        return f"{self.edition_id} № {self.number:04d}"


class Collector(models.Model):
    """The Collector ID under which somebody holds pieces: random, shown to nobody else (DOMAIN.md, section 1)."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, primary_key=True, related_name="collector"
    )
    code = models.CharField(max_length=32, unique=True)

    def __str__(self) -> str:
        return f"collector {self.user_id}"


class LedgerRecord(models.Model):
    """Append-only: what happened to a piece; each record's hash covers the one before it."""

    class Kind(models.TextChoices):
        CLAIMED = "claimed"
        GIVEN = "given"
        VOIDED = "voided"

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="ledger")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=Kind)
    number = models.PositiveIntegerField(null=True, blank=True)
    # A hash over the certificate and the holder's Collector ID: it proves who held the piece without naming anyone.
    holder_digest = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["edition_id", "position"]
        constraints = [models.UniqueConstraint(fields=["edition", "position"], name="one_ledger_position")]

    def __str__(self) -> str:
        return self.digest[:12]
