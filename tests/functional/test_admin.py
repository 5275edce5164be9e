"""Records: every list and every row in the admin opens, and what is append-only can only be looked at."""

from datetime import date

import pytest
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.urls import reverse

from catalog.listings.models import ListingEvent, ListingState
from catalog.listings.services import submit
from catalog.media.services import store_picture
from catalog.pricing.models import PriceRecord
from common.clock import now
from common.text import both
from inheritors.settlement.models import LedgerEntry
from inheritors.shops.models import Licence, ShopMember
from promotions.blindboxes.models import DrawRecord
from promotions.campaigns.models import Campaign, CampaignEvent
from promotions.collectibles.models import LedgerRecord
from promotions.collectibles.services import claim, issue
from promotions.vouchers.models import Voucher, VoucherUse
from storefront.accounts.app_tokens import create_app
from storefront.accounts.models import Permission
from storefront.checkout.services import place_order
from storefront.orders.models import Order, OrderEvent
from storefront.payments.models import Transaction, TransactionEvent
from tests.factories.catalog import AttributeValueFactory, TaxRateFactory, a_shop
from tests.factories.checkout import a_buyer, outbox_works
from tests.factories.people import OperatorFactory
from tests.factories.promotions import WITHIN, a_campaign, a_sale, a_series, a_voucher, an_edition, code_of, percent_off
from tests.factories.registry import InheritorFactory, ProtectionUnitFactory

pytestmark = pytest.mark.django_db

APPEND_ONLY = {
    CampaignEvent, DrawRecord, LedgerEntry, LedgerRecord, ListingEvent, OrderEvent, PriceRecord, TransactionEvent,
}  # fmt: skip
# Written by services alone, as a whole.
LOOKED_AT = {Order, Transaction, Campaign, Voucher, VoucherUse}
DOT = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><circle r="5"/></svg>'


@pytest.fixture
def desk(client):
    client.force_login(OperatorFactory(is_superuser=True))
    return client


@pytest.fixture
def a_day_in_the_store():
    """One row of everything that the admin knows."""
    shop = a_shop()
    InheritorFactory(), ProtectionUnitFactory(), TaxRateFactory()
    vase = shop.sells(values=(AttributeValueFactory(),))
    shop.sells("古树春茶饼", product_class="food")
    draft, member = shop.sells("凤耳瓶", state=ListingState.DRAFT), shop.member().pk
    submit(product_id=draft.product.pk, by_user_id=member, at=now())
    box = shop.sells("盲盒", stock=3)
    a_series(box, plum=2, orchid=1)
    store_picture(content=DOT, alt=both("瓶", "Vase"), wash="ink", product_id=vase.product.pk)
    a_campaign(percent_off("15"))
    buyer = a_buyer()
    buyer.takes(vase)
    buyer.gives(code_of(a_voucher()))
    buyer.fills_in()
    place_order(checkout_id=buyer.checkout_id, at=buyer.at)
    a_buyer(user_id=OperatorFactory().pk).checks_out(vase, box)
    outbox_works()
    an_edition()
    (voucher,) = issue(sold=a_sale(), at=WITHIN)
    claim(code=voucher.code, user_id=OperatorFactory().pk, at=WITHIN)
    create_app(name="ERP", permissions=[Permission.MANAGE_PRODUCTS])


# What other packages bring: logs of signing in, groups.
THEIRS = {"axes", "auth", "account", "sites", "socialaccount", "mfa"}


def ours():
    return {model: page for model, page in admin.site._registry.items() if model._meta.app_label not in THEIRS}


@pytest.mark.usefixtures("a_day_in_the_store")
def test_every_list_and_every_row_opens(desk, django_assert_max_num_queries):
    without_rows = []
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        with django_assert_max_num_queries(25):
            assert desk.get(reverse(f"{name}_changelist")).status_code == 200, name
        row = model._default_manager.first()
        if row is not None:
            assert desk.get(reverse(f"{name}_change", args=[row.pk])).status_code == 200, name
        elif model in ours():
            without_rows.append(name)
    assert not without_rows


def test_every_search_of_a_list_answers(desk):
    for model, page in ours().items():
        if page.search_fields:
            address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
            assert desk.get(address, {"q": "青花 1"}).status_code == 200, address


def test_what_is_append_only_can_only_be_looked_at():
    request = RequestFactory().get("/admin/")
    request.user = OperatorFactory(is_superuser=True)
    pages = [page for model, page in ours().items() if model in APPEND_ONLY | LOOKED_AT]
    pages += [
        inline
        for page in ours().values()
        for inline in page.get_inline_instances(request)
        if inline.model in APPEND_ONLY
    ]
    assert {page.model for page in pages} == APPEND_ONLY | LOOKED_AT
    for page in pages:
        assert not page.has_change_permission(request), page
        assert not page.has_delete_permission(request), page


def test_only_staff_enters_and_by_the_one_door(client):
    response = client.get("/admin/orders/order/", follow=True)
    assert response.redirect_chain[-1][0].startswith("/accounts/login/?next=")
    client.force_login(a_shop().member())
    assert client.get("/admin/", follow=True).status_code == 403
    client.force_login(OperatorFactory())
    assert client.get("/admin/").status_code == 200


def test_only_a_superuser_gives_roles_away(client):
    boss, other = OperatorFactory(is_superuser=True), a_shop().member()
    address = reverse("admin:accounts_user_change", args=[other.pk])
    fields = {"first_name": "", "last_name": "", "language": "zh-hans", "is_active": "on", "is_operator": "on"}
    client.force_login(boss)
    assert client.post(address, fields).status_code == 302
    other.refresh_from_db()
    assert other.is_operator


def test_the_token_of_an_app_is_shown_nowhere(desk):
    _, token = create_app(name="ERP", permissions=[Permission.MANAGE_PRODUCTS])
    page = desk.get(reverse("admin:accounts_app_changelist")).text
    assert token not in page


# --- Members and licences ------------------------------------------------------


def test_a_licence_is_checked_beside_its_fields_and_renewed_under_its_number(desk, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    shop = a_shop()
    typed = {"shop": shop.row.pk, "kind": "food_production", "valid_until": "2030-01-01"}

    def scan() -> SimpleUploadedFile:
        """A new one for each use: a file is read once."""
        return SimpleUploadedFile("scan.pdf", b"%PDF-1.4 licence")

    add = reverse("admin:shops_licence_add")
    for number, document, field in (("SC1", scan(), "number"), ("SC11436020099999", None, "document")):
        page = desk.post(add, typed | {"number": number} | ({"document": document} if document else {}))
        assert page.status_code == 200 and field in page.context["adminform"].form.errors
    assert desk.post(add, typed | {"number": "sc11436020099999", "document": scan()}).status_code == 302
    licence = Licence.objects.get(number="SC11436020099999")
    change = reverse("admin:shops_licence_change", args=[licence.pk])
    assert desk.post(change, {"valid_until": "2031-01-01", "number": "SC0"}).status_code == 302
    licence.refresh_from_db()
    assert (licence.number, licence.valid_until) == ("SC11436020099999", date(2031, 1, 1))
    assert licence.document.read() == b"%PDF-1.4 licence"


def test_a_shop_keeps_an_owner_in_the_admin_too(desk):
    shop, friend = a_shop(), OperatorFactory()
    owner = ShopMember.objects.get(user=shop.member())
    change = reverse("admin:shops_shopmember_change", args=[owner.pk])
    assert "role" in desk.post(change, {"role": "editor"}).context["adminform"].form.errors
    delete = reverse("admin:shops_shopmember_delete", args=[owner.pk])
    assert desk.post(delete, {"post": "yes"}).status_code == 409
    add = {"shop": shop.row.pk, "user": friend.pk, "role": "owner"}
    assert desk.post(reverse("admin:shops_shopmember_add"), add).status_code == 302
    assert desk.post(delete, {"post": "yes"}).status_code == 302
    assert [member.user for member in ShopMember.objects.filter(shop=shop.row)] == [friend]


def test_a_translated_text_is_shown_in_one_language_and_not_as_json(desk):
    """In a list, and on a page that can only be read."""
    campaign = a_campaign(percent_off("15"), name=both("秋窑开窑", "Autumn firing"))
    address = "admin:campaigns_campaign_"
    for page in (reverse(f"{address}changelist"), reverse(f"{address}change", args=[campaign.pk])):
        shown = desk.get(page).content.decode()
        assert "秋窑开窑" in shown
        assert "Autumn firing" not in shown


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("products/category/add/", {"parent": "x"}),
        ("pricing/variantchannellisting/add/", {"variant": "½", "channel": ""}),
        ("products/product/", {"action": "delete_selected", "_selected_action": "../../etc/passwd"}),
    ],
)
def test_a_word_in_the_place_of_a_rows_number_is_refused(desk, path, form):
    a_shop().sells()
    assert desk.post(f"/admin/{path}", form).status_code == 400
