"""The state of each product on its way into the shop, and every step it has taken."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ListingState(models.TextChoices):
    """draft → in review → published → suspended, and back to draft when sent back or edited."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    PUBLISHED = "published", _("Published")
    SUSPENDED = "suspended", _("Suspended")


class Listing(models.Model):
    """Where a product stands now. Only a published listing is seen and sold."""

    product = models.OneToOneField(
        "products.Product", on_delete=models.CASCADE, primary_key=True, related_name="listing"
    )
    state = models.CharField(max_length=10, choices=ListingState, default=ListingState.DRAFT)
    since = models.DateTimeField()
    # What the reviewer asked for, when it was sent back or suspended.
    note = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "since"], name="listing_queue")]

    def __str__(self) -> str:
        return f"{self.product_id} {self.state}"


class ListingEvent(models.Model):
    """Append-only: who moved a listing from where to where, and why."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="events")
    from_state = models.CharField(max_length=10, choices=ListingState, blank=True)
    to_state = models.CharField(max_length=10, choices=ListingState)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    note = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"
