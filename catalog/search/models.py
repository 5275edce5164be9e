"""The search documents of the PostgreSQL adapter: words and bigrams of Chinese, one row per product."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class SearchDocument(models.Model):
    """What a product is found by. `title_terms` weigh more than `terms`, which hold everything."""

    product = models.OneToOneField(
        "products.Product", on_delete=models.CASCADE, primary_key=True, related_name="document"
    )
    title_terms = ArrayField(models.TextField(), default=list)
    terms = ArrayField(models.TextField(), default=list)

    class Meta:
        indexes = [GinIndex(fields=["terms"], name="document_terms")]

    def __str__(self) -> str:
        return str(self.product_id)
