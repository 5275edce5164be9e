"""Append-only: what a shop has earned and what was taken back. Nothing here is ever changed or deleted."""

from django.db import models


class LedgerEntry(models.Model):
    """One movement of a shop's balance. `source` is unique: the same sale is never credited twice."""

    class Kind(models.TextChoices):
        SALE = "sale"
        COMMISSION = "commission"
        REFUND = "refund"

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="ledger")
    kind = models.CharField(max_length=12, choices=Kind)
    source = models.CharField(max_length=100)
    amount = models.DecimalField(max_digits=14, decimal_places=4)
    currency = models.CharField(max_length=3)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "ledger entries"
        constraints = [models.UniqueConstraint(fields=["source", "kind"], name="ledger_once")]
        indexes = [models.Index(fields=["shop", "at"], name="ledger_by_shop")]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount} {self.currency}"
