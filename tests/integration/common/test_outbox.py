"""What leaves the house is done at least once, after commit, whatever fails in between."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from common.clock import now
from common.outbox import services, tasks
from common.outbox.models import Message

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)


@pytest.fixture
def handled(monkeypatch):
    """A topic whose handler notes what it was given, and fails as often as `handled.failures` says."""

    class Handled(list):
        failures = 0

        def __call__(self, payload, at):
            if self.failures:
                self.failures -= 1
                raise ConnectionError("the mail server is away")
            self.append(payload)

    handler = Handled()
    monkeypatch.setitem(services._handlers, "test.topic", handler)
    monkeypatch.setattr(services, "_call", [])
    return handler


def enqueue(key="one", at=NOW):
    with transaction.atomic():
        services.enqueue(topic="test.topic", key=key, payload={"n": key}, at=at)
    return Message.objects.get(key=key)


@pytest.mark.django_db(transaction=True)
def test_a_message_is_refused_outside_a_transaction(handled):
    with pytest.raises(RuntimeError, match="transaction"):
        services.enqueue(topic="test.topic", key="loose", payload={}, at=NOW)
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_the_same_key_is_enqueued_and_handled_once(handled):
    message = enqueue()
    enqueue()
    assert services.deliver(message_id=message.pk, at=NOW)
    assert not services.deliver(message_id=message.pk, at=NOW)
    assert handled == [{"n": "one"}]


@pytest.mark.django_db
def test_a_failing_handler_is_tried_again_with_back_off(handled):
    handled.failures = 2
    message = enqueue()
    assert not services.deliver(message_id=message.pk, at=NOW)
    message.refresh_from_db()
    assert (message.attempts, message.due_at) == (1, NOW + timedelta(seconds=2))
    assert "mail server" in message.last_error
    assert not services.deliver(message_id=message.pk, at=NOW), "It is not due yet."
    assert not services.deliver(message_id=message.pk, at=NOW + timedelta(seconds=2))
    assert services.deliver(message_id=message.pk, at=NOW + timedelta(seconds=6))
    assert handled == [{"n": "one"}]


@pytest.mark.django_db
def test_what_a_failing_handler_wrote_is_taken_back(monkeypatch):
    def writes_then_fails(payload, at):
        Message.objects.create(topic="t", key="half done", due_at=at)
        raise ValueError("half way")

    monkeypatch.setattr(services, "_call", [])
    monkeypatch.setitem(services._handlers, "test.topic", writes_then_fails)
    services.deliver(message_id=enqueue().pk, at=NOW)
    assert not Message.objects.filter(key="half done").exists()


@pytest.fixture
def called(monkeypatch):
    """The instants that workers were called for."""
    calls = []
    monkeypatch.setattr(services, "_call", [calls.append])
    return calls


@pytest.mark.django_db(transaction=True)
def test_a_worker_is_called_only_after_commit(handled, called):
    at = now()
    with transaction.atomic():
        services.enqueue(topic="test.topic", key="later", payload={}, at=at)
        assert called == []
    assert called == [at]


@pytest.mark.django_db(transaction=True)
def test_a_message_of_a_transaction_that_failed_never_existed(handled, called):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        services.enqueue(topic="test.topic", key="never", payload={}, at=NOW)
        1 / 0  # noqa: B018  # The cause fails.
    assert called == []
    assert not Message.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_one_call_is_enough_until_the_worker_begins(handled, called):
    enqueue("one")
    enqueue("two")
    assert called == [NOW]
    services.begin()
    enqueue("three")
    assert called == [NOW, NOW]


@pytest.mark.django_db(transaction=True)
def test_what_is_due_soon_calls_for_its_own_instant_and_what_is_due_later_is_left_to_beat(handled, called):
    soon = now() + timedelta(seconds=6)
    enqueue("now")
    enqueue("soon", at=soon)
    enqueue("tomorrow", at=soon + timedelta(days=1))
    assert called == [NOW, soon]


@pytest.mark.django_db(transaction=True)
def test_a_worker_delivers_all_that_is_due_the_longest_waiting_first(handled):
    enqueue("young", at=NOW - timedelta(seconds=1))
    enqueue("old", at=NOW - timedelta(hours=1))
    enqueue("tomorrow", at=now() + timedelta(days=1))
    tasks.deliver()
    assert handled == [{"n": "old"}, {"n": "young"}]


@pytest.mark.django_db(transaction=True)
def test_a_message_that_fails_keeps_no_other_from_being_delivered(handled):
    handled.failures = 1
    enqueue("unlucky", at=NOW - timedelta(hours=1))
    enqueue("lucky")
    tasks.deliver()
    assert handled == [{"n": "lucky"}]
    assert Message.objects.get(key="unlucky").due_at > now()


@pytest.mark.django_db(transaction=True)
def test_a_second_worker_passes_over_what_the_first_has_in_hand(handled, called):
    enqueue("one")
    enqueue("two")
    services.begin()
    called.clear()
    with ThreadPoolExecutor(1) as other, transaction.atomic():
        assert services.deliver_next(at=NOW)
        assert called == [NOW], "A colleague is called for the second one."
        assert other.submit(_one_more).result(timeout=60)
        assert not other.submit(_one_more).result(timeout=60)
    assert handled == [{"n": "one"}, {"n": "two"}]


def _one_more() -> bool:
    try:
        return services.deliver_next(at=NOW)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_after_a_hundred_messages_another_task_goes_on(handled, called, monkeypatch):
    monkeypatch.setattr(tasks, "AT_ONCE", 2)
    for n in range(3):
        enqueue(str(n))
    called.clear()
    tasks.deliver()
    assert len(handled) == 2 and called
