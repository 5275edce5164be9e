"""Fifty invoices of one seller at once, some of which come to nothing: the numbers have no gap."""

import pytest
from django.db import transaction
from django.db.models import QuerySet

from common.clock import now
from storefront.orders import invoicing
from storefront.orders.models import Invoice, InvoiceNumber
from tests.concurrency.racing import race
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]


class GivenUp(Exception):
    """Something went wrong after the number was taken."""


def fifty_at_once(shop):
    """Fifty take a number; every third comes to nothing afterwards. The numbers that stay."""
    stayed = []

    def takes(n):
        with transaction.atomic():
            number = invoicing.take_number(shop=shop.row, year=2026)
            if n % 3 == 0:
                raise GivenUp
        stayed.append(number)

    results = race(takes, range(50), at_once=10)
    return results, sorted(stayed)


def test_without_the_lock_two_take_the_same_number(monkeypatch):
    """The race is real: whoever reads without a lock reads what others are about to raise."""
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_options: rows)
    _results, numbers = fifty_at_once(a_shop())
    assert numbers != list(range(1, 34))


def test_fifty_at_once_leave_no_gap():
    results, numbers = fifty_at_once(a_shop())
    assert results == {"done": 33, "GivenUp": 17}
    assert numbers == list(range(1, 34))
    assert InvoiceNumber.objects.get().last == 33


def test_an_order_that_is_invoiced_many_times_at_once_has_one_invoice():
    order = a_buyer().checks_out(a_shop().sells())
    results = race(lambda _n: invoicing.issue(order_id=order.pk, at=now()), range(8), at_once=8)
    assert results == {"done": 8}
    assert Invoice.objects.get().serial == 1
