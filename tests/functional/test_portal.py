"""An inheritor manages the own shop's listings, and nobody else's."""

from decimal import Decimal

import pytest

from catalog.listings.models import ListingState
from catalog.pricing.models import Channel, VariantChannelListing
from storefront.orders.links import guest_path
from storefront.orders.models import Fulfillment
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer, outbox_works
from tests.factories.orders import collected
from tests.factories.people import UserFactory
from tests.factories.promotions import a_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return a_shop()


@pytest.fixture
def vase(shop):
    return shop.sells("青花梅瓶", stock=6, price="1280", us_price="180")


@pytest.fixture
def portal(client, shop):
    client.force_login(shop.member())
    return client


def address(ware, act=""):
    return f"/portal/listings/{ware.product.pk}/{act}"


def filled(client, ware, **changes):
    """The form of a listing as the browser would send it back, with some fields changed."""
    form = client.get(address(ware)).context["form"]
    data = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in data.items()} | changes


def price_name(ware, currency="CNY"):
    listing = VariantChannelListing.objects.get(variant=ware.variant, currency=currency)
    return f"price-{listing.variant_id}-{listing.channel_id}"


def stock_name(ware):
    return f"stock-{ware.variant.stocks.get().pk}"


def test_somebody_who_is_not_signed_in_is_sent_to_sign_in(client):
    response = client.get("/portal/")
    assert response.status_code == 302
    assert response.url.startswith("/accounts/login/?next=/portal/")


@pytest.mark.parametrize("page", ["/portal/", "/portal/orders/", "/portal/settlement/"])
def test_somebody_without_a_shop_is_refused(client, page):
    client.force_login(UserFactory())
    assert client.get(page).status_code == 403


def test_the_own_listings_are_shown(portal, vase):
    assert "青花梅瓶" in portal.get("/portal/").content.decode()


def test_another_shops_listing_does_not_exist(portal):
    theirs = a_shop().sells("凤耳瓶")
    assert "凤耳瓶" not in portal.get("/portal/").content.decode()
    assert portal.get(address(theirs)).status_code == 404
    assert portal.post(address(theirs), {"name_zh": "夺来的"}).status_code == 404
    assert portal.post(address(theirs, "submit/")).status_code == 404
    theirs.product.refresh_from_db()
    assert theirs.product.name["zh-hans"] == "凤耳瓶"


def test_a_new_price_and_stock_are_in_the_shop_at_once(portal, vase):
    response = portal.post(address(vase), filled(portal, vase, **{price_name(vase): "1180", stock_name(vase): "9"}))
    assert response.status_code == 302
    assert VariantChannelListing.objects.get(variant=vase.variant, currency="CNY").price_amount == Decimal("1180")
    assert vase.left == 9
    vase.product.listing.refresh_from_db()
    assert vase.product.listing.state == ListingState.PUBLISHED


def test_new_words_go_to_review_first(portal, vase):
    portal.post(address(vase), filled(portal, vase, lede_zh="新的一句话。"))
    vase.product.listing.refresh_from_db()
    assert vase.product.listing.state != ListingState.PUBLISHED


@pytest.mark.parametrize("bad", ["-1", "0", "abc", "1.234", "99999999999", ""])
def test_a_price_that_is_none_is_refused_and_said_so(portal, vase, bad):
    response = portal.post(address(vase), filled(portal, vase, **{price_name(vase): bad}))
    assert response.status_code == 422
    assert VariantChannelListing.objects.get(variant=vase.variant, currency="CNY").price_amount == Decimal("1280")


@pytest.mark.parametrize("bad", ["-3", "1.5", "many", "1000000000"])
def test_a_stock_that_is_none_is_refused(portal, vase, bad):
    assert portal.post(address(vase), filled(portal, vase, **{stock_name(vase): bad})).status_code == 422
    assert vase.left == 6


def test_whoever_saves_second_is_told_instead_of_overwriting(portal, vase):
    first, second = filled(portal, vase, name_zh="甲"), filled(portal, vase, name_zh="乙")
    portal.post(address(vase), first)
    response = portal.post(address(vase), second)
    assert response.status_code == 422
    vase.product.refresh_from_db()
    assert vase.product.name["zh-hans"] == "甲"


def test_a_draft_is_sent_to_review(portal, shop):
    draft = shop.sells("青花小罐", state=ListingState.DRAFT)
    assert portal.post(address(draft, "submit/")).status_code == 302
    draft.product.listing.refresh_from_db()
    assert draft.product.listing.state == ListingState.IN_REVIEW


def test_unknown_listing_and_unknown_state(portal):
    assert portal.get("/portal/listings/999999/").status_code == 404
    assert portal.get("/portal/?state=stolen").status_code == 400


def test_a_shop_sees_its_own_lines_of_paid_orders_only(portal, vase):
    theirs = a_shop().sells("凤耳瓶")
    a_buyer().checks_out(vase, theirs)
    a_buyer().places(vase)
    text = portal.get("/portal/orders/").content.decode()
    assert text.count("<article") == 1
    assert "青花梅瓶" in text
    assert "凤耳瓶" not in text


@pytest.fixture
def parcel(vase, shop):
    """A paid order of one vase, ready to be packed."""
    order = a_buyer().checks_out(vase)
    outbox_works()
    return order.fulfillments.get()


def test_a_parcel_shows_what_goes_in_and_where_to(portal, parcel):
    text = portal.get(f"/portal/orders/{parcel.pk}/").content.decode()
    assert "青花梅瓶" in text
    assert "文三路 90 号" in text
    assert "data-print" in text


def test_a_sent_parcel_leaves_the_list_and_the_buyer_sees_its_number(portal, parcel, vase):
    response = portal.post(f"/portal/orders/{parcel.pk}/", {"tracking_number": "sf1234567890"})
    assert response.status_code == 302
    assert "<article" not in portal.get("/portal/orders/").content.decode()
    assert "SF1234567890" in portal.get("/portal/orders/", {"show": "sent"}).content.decode()
    assert "SF1234567890" in portal.get(guest_path(parcel.order)).content.decode()
    assert (vase.left, vase.sold) == (5, 0)


@pytest.mark.parametrize("number", ["", "123", "<script>"])
def test_a_tracking_number_that_is_none_is_refused_beside_its_field(portal, parcel, number):
    response = portal.post(f"/portal/orders/{parcel.pk}/", {"tracking_number": number})
    assert response.status_code == 422
    assert response.context["form"].errors["tracking_number"]
    parcel.refresh_from_db()
    assert parcel.status == Fulfillment.Status.WAITING


def test_another_shops_parcel_does_not_exist(portal):
    theirs = a_shop()
    order = a_buyer().checks_out(theirs.sells())
    outbox_works()
    address = f"/portal/orders/{order.fulfillments.get().pk}/"
    assert portal.get(address).status_code == 404
    assert portal.post(address, {"tracking_number": "SF1234567890"}).status_code == 404
    assert order.fulfillments.get().status == Fulfillment.Status.WAITING


def test_an_unpaid_order_is_not_to_be_packed(portal, vase):
    order = a_buyer().places(vase)
    assert portal.get(f"/portal/orders/{order.fulfillments.get().pk}/").status_code == 404


def test_the_packing_list_names_the_sealed_boxes_and_not_what_is_inside(portal, shop):
    box = shop.sells("盲盒", stock=3)
    a_series(box, plum=1, orchid=2)
    order = a_buyer().checks_out(box, quantity=2)
    outbox_works()
    text = portal.get(f"/portal/orders/{order.fulfillments.get().pk}/").content.decode()
    assert "盲盒编号 1, 2" in text
    assert "plum" not in text
    assert "orchid" not in text


def test_nothing_is_not_shown_as_less_than_nothing(portal, vase):
    a_buyer().checks_out(vase)
    outbox_works()
    html = portal.get("/portal/settlement/").content.decode()
    assert "¥0.00" in html and "−¥0.00" not in html
    assert "−¥" in html, "The commission is taken off."


def test_what_is_collected_names_who_comes_for_it(portal, vase):
    part = collected(vase).fulfillments.get()
    html = portal.get(f"/portal/orders/{part.pk}/").content.decode()
    assert "+86 138 0013 8000" in html and "到店自取" in html and "前街 15 号" in html
    portal.post(f"/portal/orders/{part.pk}/", {})
    part.refresh_from_db()
    assert part.delivered_at


def test_a_promised_part_is_declined_on_its_page(portal, vase):
    bowl = a_shop().sells(stock=3)
    Channel.objects.update(capture=Channel.Capture.ON_CONFIRMATION)
    order = a_buyer().checks_out(vase, bowl)
    part = order.fulfillments.get(shop=vase.product.shop_id)
    page = f"/portal/orders/{part.pk}/"
    assert 'value="confirm"' in portal.get(page).content.decode()
    portal.post(f"{page}act/", {"act": "cancel", "note": "窑裂"})
    html = portal.get(page).content.decode()
    assert "你已表示无法发货" in html and 'value="confirm"' not in html and 'value="cancel"' not in html
    assert not order.refunds.exists()
