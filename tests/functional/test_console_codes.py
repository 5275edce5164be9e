"""An operator makes a discount code, sees how often it was used, and stops it."""

import pytest

from common.clock import now
from promotions.vouchers import queries, refusals
from promotions.vouchers.codes import Customer
from promotions.vouchers.models import Voucher
from tests.factories.catalog import ChannelFactory
from tests.factories.people import OperatorFactory, UserFactory
from tests.factories.promotions import a_voucher

pytestmark = pytest.mark.django_db


@pytest.fixture
def console(client):
    client.force_login(OperatorFactory())
    return client


def typed(**changes):
    channel = ChannelFactory()
    given = {
        "name_zh": "立冬礼",
        "name_en": "Start of winter",
        "code": "winter 26",
        "value_type": "fixed",
        "timezone": "Asia/Shanghai",
        f"value-{channel.pk}": "20",
        f"least-{channel.pk}": "150",
        "usage_limit": "10",
    }
    return given | changes


def promised():
    return queries.promise(
        code="WINTER26", channel=ChannelFactory(), customer=Customer("jo@example.com"), at=now()
    ).terms


def test_a_code_is_made_and_is_valid_at_once(console):
    assert console.post("/console/codes/new/", typed()).url == "/console/codes/"
    assert (str(promised().off), str(promised().min_spent)) == ("¥20", "¥150")
    page = console.get("/console/codes/").content.decode()
    assert "WINTER26" in page and "0 / 10" in page


def test_its_window_is_on_the_clock_of_its_time_zone(console):
    console.post("/console/codes/new/", typed(starts_at="2030-11-07T00:00:00"))
    assert Voucher.objects.get().starts_at.isoformat() == "2030-11-06T16:00:00+00:00"
    with pytest.raises(refusals.NotYet):
        promised()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"code": " "}, "code"),
        ({"code": "TAKEN"}, "code"),
        ({"value_type": "gift"}, "value_type"),
        ({"usage_limit": "0"}, "usage_limit"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(console, wrong, field):
    a_voucher("taken")
    response = console.post("/console/codes/new/", typed(**wrong))
    assert response.status_code == 422
    assert field in response.context["form"].errors


def test_a_code_for_no_channel_is_refused(console):
    channel = ChannelFactory()
    response = console.post("/console/codes/new/", typed(**{f"value-{channel.pk}": ""}))
    assert response.status_code == 422
    assert not Voucher.objects.exists()


def test_a_code_is_stopped(console):
    voucher = a_voucher("WINTER26")
    promised()
    assert console.post(f"/console/codes/{voucher.pk}/stop/").url == "/console/codes/"
    with pytest.raises(refusals.Over):
        promised()
    assert console.post("/console/codes/99999/stop/").status_code == 404


def test_nobody_else_may(client):
    voucher = a_voucher()
    client.force_login(UserFactory())
    assert client.post(f"/console/codes/{voucher.pk}/stop/").status_code == 403
    assert client.post("/console/codes/new/", typed()).status_code == 403
    voucher.refresh_from_db()
    assert voucher.stopped_at is None
