"""Invoices: a seller's numbers have no gaps, the paper says what was paid, in letters that can be read back."""

import io
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.core.files.storage import storages
from django.db import IntegrityError, transaction
from pypdf import PdfReader

from common.clock import now
from storefront.orders.invoicing import credit, issue, paper
from storefront.orders.models import Invoice
from storefront.orders.services.cancellation import cancel
from tests.factories.catalog import TaxRateFactory, a_shop
from tests.factories.checkout import a_buyer
from tests.factories.orders import comes_back, delivered, paid

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return a_shop()


@pytest.fixture
def vase(shop):
    return shop.sells("青花梅瓶", stock=9, price="113")


def text_of(invoice):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(paper(invoice))).pages)


def test_each_seller_of_an_order_has_its_own(shop, vase):
    bowl = a_shop().sells(stock=3, price="339")
    order = paid(vase, bowl)
    assert [(invoice.shop_id, invoice.serial) for invoice in order.invoices.all()] == [
        (shop.row.pk, 1),
        (bowl.product.shop_id, 1),
    ]
    totals = [Decimal(invoice.content["total"][1]) for invoice in order.invoices.all()]
    assert totals == [Decimal("116.00"), Decimal("348.00")]
    assert sum(totals) == order.total_amount


def test_issued_again_it_is_the_same(vase):
    order = paid(vase)
    [first] = order.invoices.all()
    assert issue(order_id=order.pk, at=now()) == [first]


def test_numbers_begin_anew_each_year_by_the_stores_clock(shop, vase):
    order = a_buyer().checks_out(vase)
    other = a_buyer().checks_out(vase)
    # A quarter to midnight of New Year's Eve in Shanghai, and a quarter of an hour later.
    [last] = issue(order_id=order.pk, at=datetime(2026, 12, 31, 15, 45, tzinfo=UTC))
    [new] = issue(order_id=other.pk, at=datetime(2026, 12, 31, 16, 0, tzinfo=UTC))
    assert (last.number, new.number) == (f"{shop.row.pk:04d}-2026-000001", f"{shop.row.pk:04d}-2027-000001")


def test_the_chinese_text_can_be_read_back(vase):
    TaxRateFactory()
    [invoice] = paid(vase).invoices.all()
    text = text_of(invoice)
    for words in (
        "发票",
        "青花梅瓶",
        "景德镇湖田窑有限公司",
        "林若溪",
        "文三路 90 号",
        invoice.number,
        "310012 浙江省杭州市西湖区".replace(" ", "\n"),
        "税率",
        "13%",
        "125.00 CNY",
    ):
        assert words in text


def test_an_english_order_has_an_english_paper(vase):
    [invoice] = paid(vase, buyer=a_buyer(us=True, language="en")).invoices.all()
    text = text_of(invoice)
    for words in ("Invoice", "Meiping vase", "Jo Doe", "TACOMA, WA 98402", "United States", "USD", "Seller"):
        assert words in text


def test_the_paper_is_made_once_and_lies_where_no_visitor_reaches(vase, settings):
    [invoice] = paid(vase).invoices.all()
    made = paper(invoice)
    invoice.refresh_from_db()
    invoice.content["title"] = "别的"
    assert paper(invoice) == made
    assert not storages["private"].path(invoice.file).startswith(str(settings.MEDIA_ROOT))


def test_a_credit_note_names_its_invoice_and_what_comes_back(shop, vase):
    order = delivered(vase, shop=shop, quantity=3)
    asked = comes_back(order, vase, shop, 1, reason="damaged")
    [note] = credit(refund_id=asked.refund.pk, at=now())
    assert note.serial == 2
    assert note.content["refers_to"] == order.invoices.get(refund=None).number
    text = text_of(note)
    for words in ("红字发票", "117.00 CNY", note.content["refers_to"]):
        assert words in text


def test_what_was_cancelled_before_its_invoice_needs_no_credit_note(vase):
    order = a_buyer().checks_out(vase)
    cancel(order_id=order.pk, by="buyer", at=now())
    assert credit(refund_id=order.refunds.get().pk, at=now()) == []


@pytest.mark.parametrize("change", [{"serial": 9}, {"content": {}}, {"year": 2001}])
def test_the_database_itself_keeps_what_was_issued(vase, change):
    [invoice] = paid(vase).invoices.all()
    with pytest.raises(IntegrityError, match="does not change"), transaction.atomic():
        Invoice.objects.filter(pk=invoice.pk).update(**change)
    with pytest.raises(IntegrityError, match="does not change"), transaction.atomic():
        Invoice.objects.filter(pk=invoice.pk).delete()
