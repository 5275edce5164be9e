"""What leaves the house is done at least once, after commit, whatever fails in between."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from common.outbox import services
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
    monkeypatch.setattr(services, "_send", [])
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

    monkeypatch.setattr(services, "_send", [])
    monkeypatch.setitem(services._handlers, "test.topic", writes_then_fails)
    services.deliver(message_id=enqueue().pk, at=NOW)
    assert not Message.objects.filter(key="half done").exists()


@pytest.mark.django_db(transaction=True)
def test_a_message_goes_to_a_worker_only_after_commit(handled, monkeypatch):
    sent = []
    monkeypatch.setattr(services, "_send", [lambda pk, due_at: sent.append(pk)])
    with transaction.atomic():
        services.enqueue(topic="test.topic", key="later", payload={}, at=NOW)
        assert sent == []
    assert sent == [Message.objects.get(key="later").pk]


@pytest.mark.django_db(transaction=True)
def test_a_message_of_a_transaction_that_failed_never_existed(handled, monkeypatch):
    sent = []
    monkeypatch.setattr(services, "_send", [lambda pk, due_at: sent.append(pk)])
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        services.enqueue(topic="test.topic", key="never", payload={}, at=NOW)
        1 / 0  # noqa: B018  # The cause fails.
    assert sent == []
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_the_sweep_finds_what_was_lost_but_not_what_is_fresh(handled):
    message = enqueue()
    assert services.overdue(at=NOW + timedelta(seconds=10)) == []
    assert services.overdue(at=NOW + timedelta(minutes=1)) == [message.pk]
    services.deliver(message_id=message.pk, at=NOW + timedelta(minutes=1))
    assert services.overdue(at=NOW + timedelta(minutes=2)) == []
