"""One table: messages that must be handled at least once, by handlers that may be called again."""

from django.db import models
from django.db.models.functions import Now


class Message(models.Model):
    """Something to do after commit. `key` is unique: the same thing is never enqueued twice."""

    topic = models.CharField(max_length=64)
    key = models.CharField(max_length=200, unique=True)
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField(db_default=Now())
    # Not before this instant: the first time at once, after a failure with back-off.
    due_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["due_at"], condition=models.Q(done_at=None), name="outbox_open")]

    def __str__(self) -> str:
        return f"{self.topic} {self.key}"
