"""Copies of somebody's data that are being made, or wait to be fetched."""

import uuid

from django.conf import settings
from django.db import models


class DataExport(models.Model):
    """One copy, for its owner alone. What is in it goes when it has expired; that it was made stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="data_exports")
    language = models.CharField(max_length=10)
    asked_at = models.DateTimeField()
    # The parts written so far, by name, until they are packed.
    parts = models.JSONField(default=dict)
    ready_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    # A zip file of some kilobytes: in the database no web server can serve it by mistake.
    content = models.BinaryField(null=True, editable=False)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=models.Q(ready_at=None), name="one_export_at_a_time")
        ]

    def __str__(self) -> str:
        return f"export of user {self.user_id}"
