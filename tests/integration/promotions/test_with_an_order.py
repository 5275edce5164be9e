"""One order through all of this room: campaign prices, a blind box, a collectible voucher."""

from datetime import timedelta

import pytest

from common.clock import now
from common.money import Money
from promotions.blindboxes import queries as blindboxes
from promotions.blindboxes import reconcile as boxes
from promotions.blindboxes.services import reveal
from promotions.campaigns import services as campaigns
from promotions.collectibles import queries as collectibles
from promotions.collectibles import reconcile as pieces
from promotions.collectibles.services import claim
from storefront.checkout.paid import handle_paid
from storefront.orders.sold import order_source
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer, outbox_works
from tests.factories.people import UserFactory
from tests.factories.promotions import a_campaign, a_series, an_edition, percent_off, spend_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def festival():
    """A festival that began yesterday and ends tomorrow: 15 % off a vase, 满 300 减 40, an edition from ¥299 on."""
    shop, yesterday, tomorrow = a_shop(), now() - timedelta(days=1), now() + timedelta(days=1)
    vase, box = shop.sells(price="300", stock=9), shop.sells("十二花神杯盲盒", price="50", stock=6)
    series = a_series(box, plum=3, peach=2, hidden=1, sealed_at=yesterday)
    window = {"starts_at": yesterday, "ends_at": tomorrow}
    sale = a_campaign(
        percent_off("15", products=[vase.product]), spend_step("300", "40"), started_at=yesterday, **window
    )
    return {"vase": vase, "box": box, "series": series, "sale": sale, "edition": an_edition(**window)}


@pytest.fixture
def order(festival):
    order = a_buyer().checks_out(festival["vase"], festival["box"], quantity=2)
    outbox_works()
    return order


def box_lines(order):
    return [f"order-line:{line.pk}:" for line in order.lines.filter(unit_list_amount=50)]


def test_the_order_keeps_every_reason_of_its_prices(order):
    """Vases: 600 − 90. Boxes: 100. Together 610, so 40 off, shared 33.44 to 6.56."""
    vases, boxes = order.lines.order_by("-unit_list_amount")

    assert [(reason["code"], reason["amount"]) for reason in vases.reasons] == [
        ("campaign", "-90.00"),
        ("spend-steps", "-33.44"),
    ]
    assert [(reason["code"], reason["amount"]) for reason in boxes.reasons] == [("spend-steps", "-6.56")]
    assert Money(order.subtotal_amount, "CNY") == Money(570, "CNY")


def test_each_box_is_drawn_once_and_opens_with_its_proof(order, festival):
    boxes = blindboxes.drawn(box_lines(order))

    assert [box.number for box in boxes] == [1, 2]
    reveal(source=boxes[1].source, at=now())
    opened = blindboxes.opened(source=boxes[1].source)
    assert opened.proof.root() == festival["series"].commitment


def test_the_voucher_comes_with_the_order_and_becomes_piece_number_one(order):
    (voucher,) = collectibles.vouchers_of(order_source(order.pk))
    user = UserFactory()

    claim(code=voucher.code, user_id=user.pk, at=now())

    assert [piece.number for piece in collectibles.collection(user_id=user.pk)] == [1]


def test_telling_the_payment_again_changes_nothing(order):
    handle_paid({"order_id": str(order.pk)}, now())

    assert len(blindboxes.drawn(box_lines(order))) == 2
    assert len(collectibles.vouchers_of(order_source(order.pk))) == 1
    assert list(boxes.differences()) == list(pieces.differences()) == []


def test_an_order_after_the_festival_costs_the_list_price_and_brings_nothing(festival):
    campaigns.end(campaign_id=festival["sale"].pk, by=None, at=now())
    festival["edition"].rules.update(ends_at=now())

    order = a_buyer().checks_out(festival["vase"], festival["box"], quantity=1)
    outbox_works()

    assert Money(order.subtotal_amount, "CNY") == Money(350, "CNY")
    assert collectibles.vouchers_of(order_source(order.pk)) == []
