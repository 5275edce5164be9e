"""Of two who act on one listing at once, one comes second and is told so."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import connection

from catalog.listings import services
from catalog.listings.models import ListingEvent, ListingState
from common.errors import Refusal
from tests.factories.catalog import a_shop
from tests.factories.people import OperatorFactory

AT = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_a_listing_is_decided_once_however_many_decide():
    ware = a_shop().sells(state=ListingState.IN_REVIEW)
    operators = [OperatorFactory() for _ in range(8)]
    gate = threading.Barrier(len(operators))
    outcomes: list[str] = []

    def decide(operator, name: str) -> None:
        gate.wait()
        try:
            more = {"note": "缺尺寸"} if name == "send_back" else {}
            getattr(services, name)(product_id=ware.product.pk, by_user_id=operator.pk, at=AT, **more)
            outcomes.append(name)
        except Refusal as refusal:
            outcomes.append(refusal.code)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=decide, args=(operator, ("approve", "send_back")[n % 2]))
        for n, operator in enumerate(operators)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count("LISTING_STATE") == 7
    assert ListingEvent.objects.filter(listing=ware.product.pk).count() == 1
