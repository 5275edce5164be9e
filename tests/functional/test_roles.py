"""Who may open what: every address of the portal, the console and the admin, for every kind of person.

The addresses come from the urlconf, so that a new one is asked about before anybody thinks of it.
"""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import URLPattern, reverse

from catalog.listings.models import Listing, ListingState
from catalog.pricing.models import VariantChannelListing
from common.clock import now
from common.text import both
from promotions.campaigns.services import CampaignDraft, DiscountDraft, create
from storefront.accounts import book
from storefront.accounts.models import User
from storefront.console import urls as console
from storefront.orders.models import Fulfillment
from storefront.pages import urls as pages
from storefront.portal import urls as portal
from storefront.privacy import copies
from tests.factories.catalog import AShop, ChannelFactory, a_shop
from tests.factories.checkout import HANGZHOU, a_buyer
from tests.factories.orders import asks_back, delivered
from tests.factories.people import OperatorFactory, UserFactory
from tests.factories.promotions import a_voucher
from tests.letters import work

pytestmark = pytest.mark.django_db


def patterns(*rooms) -> list[tuple[str, URLPattern]]:
    """The addresses of these rooms."""
    return [
        (f"{room.app_name}:{pattern.name}", pattern)
        for room in rooms
        for pattern in room.urlpatterns
        if isinstance(pattern, URLPattern)
    ]


@pytest.fixture
def shop():
    return a_shop()


@pytest.fixture
def vase(shop):
    return shop.sells("青花梅瓶", price="128", stock=6)


@pytest.fixture
def things(shop, vase):
    """What there is to see and to spoil, by the name of its address."""
    waiting = shop.sells("待审", state=ListingState.IN_REVIEW)
    order = a_buyer().checks_out(vase)
    draft = CampaignDraft(
        slug="heritage-day",
        name=both("遗产日", "Heritage Day"),
        reason=both("遗产日价", "Heritage Day price"),
        starts_at=now(),
        ends_at=now().replace(year=now().year + 1),
        channel_ids=[ChannelFactory().pk],
        discounts=[DiscountDraft(percent=15)],
    )
    campaign = create(draft=draft, by=None, at=now())
    parcel = Fulfillment.objects.get(order=order)
    asked = asks_back(delivered(vase, shop=shop), vase)
    invoice = asked.order.invoices.get()
    return {
        "portal:listing": vase.product.pk,
        "portal:submit": vase.product.pk,
        "portal:order": parcel.pk,
        "portal:order_act": parcel.pk,
        "portal:return": asked.pk,
        "portal:invoice": invoice.pk,
        "console:review": waiting.product.pk,
        "console:decide": waiting.product.pk,
        "console:campaign": campaign.pk,
        "console:campaign_act": campaign.pk,
        "console:voucher_stop": a_voucher().pk,
        "console:order": order.pk,
        "console:order_act": order.pk,
        "console:invoice": invoice.pk,
    }


def address(name: str, pattern: URLPattern, things: dict) -> str:
    if not pattern.pattern.converters:
        return reverse(name)
    (argument,) = pattern.pattern.converters
    assert name in things, f"{name} is new: say here what it shows, so that others can be kept from it."
    return reverse(name, kwargs={argument: things[name]})


def asked_by(person: User | None, path: str) -> list[int]:
    """What somebody gets who looks, and who sends a form."""
    client = Client()
    if person:
        client.force_login(person)
    # 405 says that there is nothing to do by this method; who asks plays no part in it.
    return [answer.status_code for answer in (client.get(path), client.post(path)) if answer.status_code != 405]


KEPT_OUT = {
    "somebody unknown": (lambda _shop: None, (portal, console), 302),
    "a shopper": (lambda _shop: UserFactory(), (portal, console), 403),
    "a member of a shop": (lambda shop: shop.member(), (console,), 403),
    "an operator without a shop": (lambda _shop: OperatorFactory(), (portal,), 403),
}


@pytest.mark.parametrize("who", KEPT_OUT)
def test_nobody_enters_a_room_of_others(things, shop, who):
    make, rooms, status = KEPT_OUT[who]
    person = make(shop)
    answers = {name: set(asked_by(person, address(name, pattern, things))) for name, pattern in patterns(*rooms)}
    assert answers == {name: {status} for name in answers}


def test_what_another_shop_has_does_not_exist(things):
    stranger = a_shop().member()
    private = [(name, pattern) for name, pattern in patterns(portal) if pattern.pattern.converters]
    answers = {name: set(asked_by(stranger, address(name, pattern, things))) for name, pattern in private}
    assert answers == {name: {404} for name in answers}


@pytest.mark.parametrize(("room", "make"), [(portal, AShop.member), (console, lambda _shop: OperatorFactory())])
def test_those_who_may_enter_do(things, shop, room, make):
    person = make(shop)
    for name, pattern in patterns(room):
        assert asked_by(person, address(name, pattern, things))[0] in (200, 302, 400, 409, 422), name


def test_a_member_cannot_touch_another_shop_through_the_own_listing(shop, vase):
    """Fields of somebody else's variants and stock, sent with the own form, change nothing."""
    mine = a_shop()
    jar = mine.sells("小罐")
    client = Client()
    client.force_login(mine.member())
    form = client.get(f"/portal/listings/{jar.product.pk}/").context["form"]
    data = {name: form[name].value() for name in form.fields}
    theirs = VariantChannelListing.objects.get(variant=vase.variant, currency="CNY")
    stock = vase.variant.stocks.get()
    data |= {f"price-{theirs.variant_id}-{theirs.channel_id}": "1", f"stock-{stock.pk}": "0", f"seen-{stock.pk}": "6"}
    client.post(f"/portal/listings/{jar.product.pk}/", {k: "" if v is None else v for k, v in data.items()})
    theirs.refresh_from_db()
    assert theirs.price_amount == 128
    assert vase.left == 6


# --- What is one's own ----------------------------------------------------------

# From a mail, for whoever holds it; and a form that answers everybody alike.
WITHOUT_SIGNING_IN = {"pages:keep_account", "pages:confirm_again"}


def own_pages() -> list[tuple[str, URLPattern]]:
    return [(name, pattern) for name, pattern in patterns(pages) if str(pattern.pattern).startswith("account/")]


@pytest.fixture
def belongings():
    """What somebody has, by the name of its page, and who that is."""
    ChannelFactory()
    owner = UserFactory()
    home = book.add(owner, address=HANGZHOU)
    copy = copies.ask(owner, language="en", at=now())
    work()
    return owner, {"pages:address": home.pk, "pages:address_act": home.pk, "pages:data_fetch": copy.pk}


def test_pages_of_an_account_open_to_nobody_who_has_not_signed_in(belongings):
    _owner, theirs = belongings
    own = [(name, pattern) for name, pattern in own_pages() if name not in WITHOUT_SIGNING_IN]
    answers = {name: set(asked_by(None, address(name, pattern, theirs))) for name, pattern in own}
    assert answers == {name: {302} for name in answers}
    assert len(answers) >= 11


def test_what_belongs_to_another_shopper_does_not_exist(belongings):
    owner, theirs = belongings
    for name, pattern in own_pages():
        if pattern.pattern.converters and name not in WITHOUT_SIGNING_IN:
            path = address(name, pattern, theirs)
            assert set(asked_by(UserFactory(), path)) == {404}, name
            assert 404 not in asked_by(owner, path), name


# --- The admin ----------------------------------------------------------------

LISTS = [
    reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist") for model in admin.site._registry
]


def test_only_staff_enter_the_admin(shop):
    for person in (None, UserFactory(), shop.member()):
        for path in ("/admin/", *LISTS):
            for asked in (path, f"{path}add/", f"{path}1/change/", f"{path}1/delete/"):
                assert set(asked_by(person, asked)) <= {302, 404}, asked


ODD = [
    "q=%00",
    "q=" + "x" * 3000,
    "id__exact=abc",
    "o=zzz",
    "o=99.-99",
    "p=-1",
    "p=99999999999999999999",
    "all=",
    "e=1",
]


def test_odd_questions_to_the_admin_are_no_faults(client):
    client.force_login(User.objects.create_superuser("root@heirloom.example", "x"))
    for path in LISTS:
        for query in ODD:
            assert client.get(f"{path}?{query}").status_code < 500, (path, query)
        for pk in ("abc", "99999999999999999999999", "%00"):
            assert client.get(f"{path}{pk}/change/").status_code < 500, (path, pk)


# --- Odd input from those who may ---------------------------------------------


def test_a_preview_of_an_impossible_instant_is_no_fault(client, things):
    client.force_login(OperatorFactory())
    instants = {"0001-01-01T00:00": 400, "9999-12-31T23:59-23:59": 400, "\x00": 400, "9999-12-31T23:59": 200}
    for at, status in instants.items():
        page = client.get(f"/console/campaigns/{things['console:campaign']}/", {"at": at})
        assert page.status_code == status, at


def test_what_was_not_read_is_not_approved(client, things):
    client.force_login(OperatorFactory())
    pk = things["console:decide"]
    for revision in ("", "abc", "-1", "9" * 5000, "²", "\x00"):
        sent = {"decision": "approve", "revision": revision, "note": ""}
        assert client.post(f"/console/reviews/{pk}/decide/", sent).status_code == 400
    for sent in ({}, {"decision": "burn", "revision": "1"}, {"decision": "send_back", "note": "\x00"}):
        assert client.post(f"/console/reviews/{pk}/decide/", sent).status_code == 400
    assert Listing.objects.get(product_id=pk).state == ListingState.IN_REVIEW


@pytest.mark.parametrize("text", ["", "-1", "NaN", "1e9", "9" * 5000, "\x00"])
def test_odd_values_in_a_listing_are_told_beside_their_fields(client, shop, vase, text):
    client.force_login(shop.member())
    path = f"/portal/listings/{vase.product.pk}/"
    form = client.get(path).context["form"]
    data = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    for name in form.fields:
        expected = (400,) if text == "\x00" else (302, 422)
        assert client.post(path, data | {name: text}).status_code in expected, name
    assert vase.left >= 0


def test_what_a_shop_writes_is_shown_as_text(client, shop):
    """A name that is a script runs on no page."""
    bad = "<script>alert(1)</script>"
    ware = shop.sells(bad, english=bad)
    pages = [
        f"/p/{ware.product.slug}/",
        f"/en/p/{ware.product.slug}/",
        "/search/",
        f"/search/?q={bad}",
        f"/shops/{shop.row.slug}/",
    ]
    for path in pages:
        assert bad not in client.get(path).content.decode(), path
    client.force_login(shop.member())
    assert bad not in client.get("/portal/").content.decode()
    client.force_login(OperatorFactory())
    a_buyer().checks_out(ware)
    assert bad not in client.get("/console/").content.decode()
