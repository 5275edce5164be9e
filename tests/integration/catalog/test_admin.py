"""The catalogue in the admin: every page opens, rules hold there too, and what is append-only is only read."""

import pytest
import pyvips
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.models.fields.files import FieldFile
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalog.listings.models import Listing, ListingEvent
from catalog.media.models import Picture
from catalog.pricing.models import Channel, PriceRecord, TaxRate, VariantChannelListing
from catalog.products.models import Attribute, AttributeValue, Category, Product, ProductType, ProductVariant
from catalog.search.queries import Wanted, find
from common.clock import now
from common.outbox.models import Message
from common.outbox.services import deliver
from common.text import both
from inheritors.shops.models import Licence, Shop, ShopMember
from tests.factories.catalog import AttributeValueFactory, LicenceFactory, TaxRateFactory

pytestmark = pytest.mark.django_db

TABLES = [
    Category, ProductType, Attribute, AttributeValue, Product, ProductVariant, Channel, TaxRate, VariantChannelListing,
    PriceRecord, Listing, ListingEvent, Picture, Shop, ShopMember, Licence,
]  # fmt: skip
READ_ONLY = [PriceRecord, Listing, ListingEvent]


def address(table, page: str, *args) -> str:
    return reverse(f"admin:{table._meta.app_label}_{table._meta.model_name}_{page}", args=args)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def filled(shop):
    """One row at least in every table."""
    tea = shop.sells("古树春茶饼", product_class="food", values=(AttributeValueFactory(),))
    shop.sells("青花梅瓶")
    shop.sells("清凉油", product_class="medicine")
    shop.member()
    TaxRateFactory()
    LicenceFactory(shop=shop.row, number="SC2")
    Picture.objects.create(digest="ab" * 32, master="masters/x.svg", width=4, height=3, product=tea.product)
    ListingEvent.objects.create(listing=tea.product.listing, to_state="draft", at=now())
    return tea


def form_of(client, table, row) -> dict[str, str]:
    """What a browser would send back unchanged, inlines too."""
    context = client.get(address(table, "change", row.pk)).context
    forms = [context["adminform"].form]
    for formset in context["inline_admin_formsets"]:
        forms += [formset.formset.management_form, *formset.formset.forms]
    sent: dict[str, str] = {}
    for form in forms:
        for field in form:
            for box, value in boxes_of(field):
                if value not in (None, "") and value is not False:
                    sent[box] = value
    return sent


def boxes_of(field):
    value = field.value()
    if isinstance(value, FieldFile):
        return []
    if hasattr(field.field.widget, "decompress"):
        names = [f"{field.html_name}{suffix}" for suffix in field.field.widget.widgets_names]
        return list(zip(names, field.field.widget.decompress(value), strict=True))
    if isinstance(value, list | tuple):
        return [(field.html_name, [getattr(item, "pk", item) for item in value])]
    return [(field.html_name, field.field.prepare_value(value) if value is not None else None)]


@pytest.mark.parametrize("table", TABLES)
def test_every_page_opens(admin_client, filled, table):
    assert admin_client.get(address(table, "changelist"), {"q": "青花"}).status_code == 200
    assert admin_client.get(address(table, "changelist")).context["cl"].result_count > 0
    assert admin_client.get(address(table, "change", table.objects.first().pk)).status_code == 200
    assert admin_client.get(address(table, "add")).status_code == (403 if table in READ_ONLY else 200)


@pytest.mark.parametrize("table", [Product, ProductVariant, VariantChannelListing, Listing])
def test_a_long_list_takes_no_more_statements_than_a_short_one(
    admin_client, shop, table, django_assert_max_num_queries
):
    shop.sells()
    with CaptureQueriesContext(connection) as few:
        admin_client.get(address(table, "changelist"))
    for _ in range(6):
        shop.sells()
    with django_assert_max_num_queries(len(few) + 1):
        admin_client.get(address(table, "changelist"))


@pytest.mark.parametrize("table", READ_ONLY)
def test_what_is_append_only_is_only_read(admin_client, filled, table):
    row = table.objects.first()
    assert admin_client.post(address(table, "change", row.pk), {}).status_code == 403
    assert admin_client.post(address(table, "delete", row.pk), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("table", [Channel, Shop])
def test_channels_and_shops_are_closed_not_deleted(admin_client, filled, table):
    assert admin_client.post(address(table, "delete", table.objects.first().pk), {"post": "yes"}).status_code == 403


def test_texts_are_edited_by_language_not_as_json(admin_client, filled):
    product = filled.product
    sent = form_of(admin_client, Product, product) | {"name_zh_hans": "古树秋茶饼", "name_en": "Autumn tea"}
    answer = admin_client.post(address(Product, "change", product.pk), sent)
    assert answer.status_code == 302, [answer.context["adminform"].form.errors, answer.context["errors"]]
    product.refresh_from_db()
    assert product.name == both("古树秋茶饼", "Autumn tea") and product.revision == 2
    # Search follows.
    message = Message.objects.filter(topic="search.index").latest("pk")
    assert deliver(message_id=message.pk, at=now())
    channel = Channel.objects.get(slug="cn")
    assert find(Wanted(channel_id=channel.pk, text="秋茶"), at=now()).product_ids == [product.pk]


def test_a_text_that_is_needed_needs_chinese(admin_client, filled):
    sent = form_of(admin_client, Category, filled.product.category) | {"name_zh_hans": " ", "name_en": "Only English"}
    answer = admin_client.post(address(Category, "change", filled.product.category_id), sent)
    assert answer.status_code == 200 and "name" in answer.context["adminform"].form.errors


def test_a_price_set_here_leaves_its_record(admin_client, filled):
    row = VariantChannelListing.objects.get(variant=filled.variant, channel__slug="cn")
    admin_client.post(address(VariantChannelListing, "change", row.pk), {"price_amount": "99"})
    row.refresh_from_db()
    assert row.price_amount == 99
    assert PriceRecord.objects.filter(variant=filled.variant, channel=row.channel).latest("since").amount == 99


def test_a_new_product_begins_as_a_draft(admin_client, filled):
    template = filled.product
    sent = {
        "slug": "new", "name_zh_hans": "新作", "product_type": template.product_type_id,
        "category": template.category_id, "shop": template.shop_id,
        "variants-TOTAL_FORMS": 0, "variants-INITIAL_FORMS": 0,
    }  # fmt: skip
    assert admin_client.post(address(Product, "add"), sent).status_code == 302
    assert Product.objects.get(slug="new").listing.state == "draft"


def test_an_upload_is_inspected_like_any_picture(admin_client, filled):
    png = pyvips.Image.black(40, 30, bands=3).write_to_buffer(".png")
    sent = {"alt_zh_hans": "底款", "wash": "ink", "position": 3, "product": filled.product.pk}
    bad = SimpleUploadedFile("a.svg", b"<svg><script/></svg>")
    assert admin_client.post(address(Picture, "add"), sent | {"upload": bad}).context["adminform"].form.errors["upload"]
    good = SimpleUploadedFile("a.svg", png)
    assert admin_client.post(address(Picture, "add"), sent | {"upload": good}).status_code == 302
    picture = Picture.objects.latest("pk")
    assert (picture.width, picture.height, picture.position, str(picture.alt)) == (40, 30, 3, "底款")
    assert picture.master.name.endswith(".png")


def test_closing_a_shop_is_heard_by_search(admin_client, filled, shop):
    sent = form_of(admin_client, Shop, shop.row)
    sent.pop("is_active")
    assert admin_client.post(address(Shop, "change", shop.row.pk), sent).status_code == 302
    assert not Shop.objects.get(pk=shop.row.pk).is_active
    assert Message.objects.filter(topic="shop.changed").exists()


def test_every_table_of_the_catalogue_is_registered():
    assert {admin.site.is_registered(table) for table in TABLES} == {True}


def part_row(cup, quantity, *, n=0) -> dict[str, str]:
    """What the browser sends of a row that was added to the parts of a set."""
    return {
        "parts-TOTAL_FORMS": f"{n + 1}",
        f"parts-{n}-part": f"{cup.variant.pk}",
        f"parts-{n}-quantity": f"{quantity}",
    }


def test_a_set_is_put_together_changed_and_dissolved(admin_client, shop):
    cup, caddy = shop.sells("盖碗"), shop.sells("茶叶罐")
    pair = shop.sells("对杯", holds={cup: 2}).variant
    page = address(ProductVariant, "change", pair.pk)

    def holds() -> dict[int, int]:
        return dict(pair.parts.values_list("part_id", "quantity"))

    sent = form_of(admin_client, ProductVariant, pair) | part_row(caddy, 1, n=1)
    assert admin_client.post(page, sent).status_code == 302
    assert holds() == {cup.variant.pk: 2, caddy.variant.pk: 1}
    sent = form_of(admin_client, ProductVariant, pair) | {"parts-0-quantity": "4", "parts-1-DELETE": "on"}
    assert admin_client.post(page, sent).status_code == 302
    assert holds() == {cup.variant.pk: 4}
    sent = form_of(admin_client, ProductVariant, pair) | {"parts-0-DELETE": "on"}
    assert admin_client.post(page, sent).status_code == 302
    pair.refresh_from_db()
    assert holds() == {} and not pair.is_bundle


def test_a_set_that_may_not_be_is_refused_with_its_reason(admin_client, shop):
    vase, cup = shop.sells(), shop.sells("盖碗")
    sent = form_of(admin_client, ProductVariant, vase.variant) | part_row(cup, 1)
    answer = admin_client.post(address(ProductVariant, "change", vase.variant.pk), sent)
    assert answer.status_code == 200 and "在仓库里有货" in answer.content.decode()
    assert not vase.variant.parts.exists()
