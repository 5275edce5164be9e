"""A carrier's list says which parcels have arrived."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from common.clock import now
from tests.factories.catalog import a_shop
from tests.factories.orders import paid, sends

pytestmark = pytest.mark.django_db


@pytest.fixture
def parcel():
    shop = a_shop()
    return sends(paid(shop.sells()), shop, at=now() - timedelta(days=2))


def run(tmp_path, *lines):
    file, said = tmp_path / "carrier.csv", StringIO()
    file.write_text("\n".join(["tracking_number,delivered_at", *lines]))
    call_command("import_deliveries", str(file), stdout=said, stderr=said)
    return said.getvalue()


def test_a_parcel_arrived_when_the_carrier_says(parcel, tmp_path):
    when = now() - timedelta(days=1)
    for _ in range(2):
        assert run(tmp_path, f"sf1234567890,{when.isoformat()}") == "1 deliveries noted.\n"
    parcel.refresh_from_db()
    assert parcel.delivered_at == when
    assert parcel.order.events.filter(kind="delivered").count() == 1


@pytest.mark.parametrize(
    "line",
    [
        "SF1234567890,yesterday",
        "SF1234567890,2026-06-01T10:00",
        "SF0000000000,2026-06-01T10:00Z",
        ",",
        "x,2099-01-01T00:00Z",
    ],
)
def test_a_line_that_says_nothing_is_told_and_left(parcel, tmp_path, line):
    with pytest.raises(CommandError, match="0 of 1"):
        run(tmp_path, line)
    parcel.refresh_from_db()
    assert parcel.delivered_at is None
