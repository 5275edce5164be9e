"""Rows that are written with SQL made once are the rows that the ORM would have written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from common.clock import now
from common.outbox.models import Message
from common.writes import PreparedDelete, PreparedUpdate, insert, insert_new, save
from storefront.checkout.models import Checkout
from storefront.shipping.models import ShippingZone
from tests.factories.catalog import ChannelFactory

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)

_put_off = PreparedUpdate(lambda topic, due_at: (Message.objects.filter(topic=topic), {"due_at": due_at}))
_drop = PreparedDelete(lambda keys: Message.objects.filter(key__in=keys))


@pytest.fixture(autouse=True, params=[True, False], ids=["prepared", "plain"])
def _prepares(request, settings, db) -> None:
    settings.DATABASE_PREPARES = request.param


def a_message(key: str, **values) -> Message:
    return Message(topic="t", key=key, payload={"of": [key, None]}, due_at=NOW, **values)


@pytest.mark.parametrize("count", [1, 2, 5])
def test_inserted_rows_have_all_values_and_know_their_ids_and_defaults(count):
    rows = insert(a_message(f"key {n}%s") for n in range(count))
    assert [row.pk for row in rows] == list(Message.objects.order_by("pk").values_list("pk", flat=True))
    for row in rows:
        stored = Message.objects.get(pk=row.pk)
        assert (stored.key, stored.payload, stored.due_at, stored.done_at) == (row.key, row.payload, NOW, None)
        assert stored.created_at == row.created_at
        row.attempts = 3
        row.save()  # It is the row that is there, not another one.
    assert Message.objects.filter(attempts=3).count() == count


def test_nothing_to_insert_is_no_fault():
    assert insert([]) == [] and insert_new([]) == 0


def test_arrays_and_own_ids_are_written_too():
    insert([ShippingZone(name="north", countries=["CN", "MN"]), ShippingZone(name="nowhere", countries=[])])
    assert list(ShippingZone.objects.order_by("pk").values_list("countries", flat=True)) == [["CN", "MN"], []]
    (basket,) = insert([Checkout(channel=ChannelFactory())])
    assert Checkout.objects.get() == basket


def test_a_row_that_is_there_already_is_refused_or_passed_over():
    insert([a_message("one")])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert([a_message("one")])
    assert insert_new([a_message("one"), a_message("two")]) == 1
    assert Message.objects.count() == 2


def test_only_the_named_fields_are_saved_and_instants_of_change_set_themselves():
    (basket,) = insert([Checkout(channel=ChannelFactory(), email="old@example.com", language="en")])
    before = basket.updated_at
    basket.email, basket.language = "new@example.com", "zh-hans"
    save(basket, ["email", "updated_at"])
    stored = Checkout.objects.get()
    assert (stored.email, stored.language) == ("new@example.com", "en")
    assert stored.updated_at > before


def test_what_is_gone_cannot_be_saved():
    (message,) = insert([a_message("one")])
    Message.objects.all().delete()
    with pytest.raises(DatabaseError):
        save(message, ["attempts"])


def test_a_prepared_update_and_deletion_say_how_many_rows_they_met():
    insert(a_message(key) for key in ("one", "two", "three"))
    tomorrow = now() + timedelta(days=1)
    assert _put_off.run("t", tomorrow) == 3
    assert _put_off.run("another", NOW) == 0
    assert set(Message.objects.values_list("due_at", flat=True)) == {tomorrow}
    assert _drop.run(["one", "two"]) == 2
    assert _drop.run(["one", "nothing"]) == 0
    assert [message.key for message in Message.objects.all()] == ["three"]
