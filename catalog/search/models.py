"""The search documents of the PostgreSQL adapter: one row per visible product, and its price range in each channel."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from common.text import TranslatedField


class SearchDocument(models.Model):
    """What a product is found and filtered by. `title_terms` weigh more than `terms`, which hold everything.

    There is a row exactly for what a shopper may see. All columns are copies: `catalog.search.documents` makes them.
    """

    product = models.OneToOneField(
        "products.Product", on_delete=models.CASCADE, primary_key=True, related_name="document"
    )
    title_terms = ArrayField(models.TextField(), default=list)
    terms = ArrayField(models.TextField(), default=list)
    created_at = models.DateTimeField()
    name = TranslatedField()
    category = models.ForeignKey("products.Category", on_delete=models.CASCADE, related_name="+")
    shop = models.ForeignKey("shops.Shop", on_delete=models.CASCADE, related_name="+")
    heritage_item_ids = ArrayField(models.BigIntegerField(), default=list)
    inheritor_ids = ArrayField(models.BigIntegerField(), default=list)
    heritage_categories = ArrayField(models.CharField(max_length=2), default=list)
    regions = ArrayField(models.CharField(max_length=6), default=list)
    levels = ArrayField(models.CharField(max_length=12), default=list)
    product_classes = ArrayField(models.CharField(max_length=10), default=list)
    value_ids = ArrayField(models.BigIntegerField(), default=list)
    made_to_order = models.BooleanField(default=False)

    class Meta:
        indexes = [
            # Without a pending list: reading stays quick after many writes, and there are far more readers.
            GinIndex(fields=["terms"], name="document_terms", fastupdate=False),
            GinIndex(fields=["heritage_item_ids"], name="document_heritage", fastupdate=False),
            GinIndex(fields=["inheritor_ids"], name="document_inheritors", fastupdate=False),
            models.Index(fields=["-created_at", "-product"], name="document_newest"),
        ]

    def __str__(self) -> str:
        return str(self.product_id)


class SearchOffer(models.Model):
    """From what to what a product costs in a channel. No row: it is not sold there."""

    document = models.ForeignKey(SearchDocument, on_delete=models.CASCADE, related_name="offers")
    channel = models.ForeignKey("pricing.Channel", on_delete=models.CASCADE, related_name="+")
    low = models.DecimalField(max_digits=12, decimal_places=2)
    high = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "channel"], name="one_offer")]
        indexes = [models.Index(fields=["channel", "low", "document"], name="offer_by_price")]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.low}"
