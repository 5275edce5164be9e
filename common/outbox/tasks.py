"""The Celery task around the outbox's services."""

from celery import shared_task

from common.clock import now
from common.outbox import services

# Then the task ends: a worker that is asked to stop shall not be busy for long. The call for the rest is made by then.
AT_ONCE = 100


@shared_task(name="outbox.deliver", ignore_result=True, acks_late=True)
def deliver() -> None:
    """Deliver all that is due. Called after commits; and by beat, for what was lost between commit and worker."""
    services.begin()
    for _ in range(AT_ONCE):
        if not services.deliver_next(at=now()):
            return
