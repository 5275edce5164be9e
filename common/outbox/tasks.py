"""Thin Celery tasks around the outbox's services."""

from celery import shared_task

from common.clock import now
from common.outbox import services


@shared_task(name="outbox.deliver", ignore_result=True, acks_late=True)
def deliver(message_id: int) -> None:
    services.deliver(message_id=message_id, at=now())


@shared_task(name="outbox.sweep", ignore_result=True)
def sweep() -> None:
    """Beat calls this twice a minute: whatever was lost between commit and worker is delivered now."""
    for message_id in services.overdue(at=now()):
        deliver.delay(message_id)
