"""Discount codes: what they promise to whom, how often, and what comes back of them."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from common.errors import Invalid
from common.text import both
from promotions.vouchers import queries, refusals, services
from promotions.vouchers.codes import Customer, normal
from promotions.vouchers.models import VoucherUse
from promotions.vouchers.services import ListingDraft, VoucherDraft
from tests.factories.catalog import ChannelFactory
from tests.factories.promotions import BEFORE, ENDS, STARTS, WITHIN, a_voucher, code_of

pytestmark = pytest.mark.django_db

ANNA, BEN = Customer("anna@example.com"), Customer("ben@example.com", user_id=7)


def promised(voucher, customer=ANNA, *, at=WITHIN, code="", channel=None):
    channel = channel or ChannelFactory()
    return queries.promise(code=code or code_of(voucher), channel=channel, customer=customer, at=at)


def uses(voucher, source, customer=ANNA, *, at=WITHIN):
    services.use(promise=promised(voucher, customer, at=at), source=source, customer=customer, at=at)
    voucher.refresh_from_db()


def gives_back(voucher, source):
    given = services.give_back(source=source, at=WITHIN)
    voucher.refresh_from_db()
    return given


@pytest.mark.parametrize("typed", ["heritage10", " HERITAGE10 ", "Heritage 10", "ＨＥＲＩＴＡＧＥ１０"])
def test_capitals_spaces_and_width_make_no_difference(typed):
    assert promised(a_voucher("Heritage10"), code=typed).terms.code == "HERITAGE10"


def test_a_code_may_be_chinese():
    assert promised(a_voucher("立冬礼"), code="立冬礼").terms.percent == 10


def test_what_nobody_could_type_is_no_code():
    assert normal("x" * 61) == ""
    with pytest.raises(refusals.CodeUnknown):
        promised(a_voucher(), code="x" * 61)


def test_a_code_that_was_taken_out_of_use_is_as_unknown_as_one_that_never_was():
    voucher = a_voucher()
    voucher.codes.update(is_active=False)
    with pytest.raises(refusals.CodeUnknown):
        promised(voucher)


@pytest.mark.parametrize(
    ("at", "refusal"),
    [
        (STARTS - timedelta(microseconds=1), refusals.NotYet),
        (STARTS, None),
        (ENDS - timedelta(microseconds=1), None),
        (ENDS, refusals.Over),
    ],
)
def test_the_window_begins_at_its_start_and_is_over_at_its_end(at, refusal):
    voucher = a_voucher(starts_at=STARTS, ends_at=ENDS)
    if refusal is None:
        assert promised(voucher, at=at)
    else:
        with pytest.raises(refusal):
            promised(voucher, at=at)


def test_it_is_valid_in_the_channels_that_it_names():
    voucher = a_voucher(off="20")
    assert promised(voucher).terms.off.currency == "CNY"
    with pytest.raises(refusals.NotApplicable):
        promised(voucher, channel=ChannelFactory(us=True))


def test_what_is_stopped_is_over():
    voucher = a_voucher()
    services.stop(voucher_id=voucher.pk, at=WITHIN)
    with pytest.raises(refusals.Over):
        promised(voucher)


def test_a_use_is_counted_once_for_each_source():
    voucher = a_voucher(usage_limit=2)
    for _ in range(2):
        uses(voucher, "order:1")
    assert voucher.used == 1
    uses(voucher, "order:2", BEN)
    with pytest.raises(refusals.UsedUp):
        promised(voucher)


def test_a_promise_that_was_made_before_the_last_use_is_not_kept():
    voucher = a_voucher(usage_limit=1)
    early = promised(voucher, BEN)
    uses(voucher, "order:1")
    with pytest.raises(refusals.UsedUp):
        services.use(promise=early, source="order:2", customer=BEN, at=WITHIN)
    assert VoucherUse.objects.count() == 1


def test_the_database_itself_keeps_the_limit():
    voucher = a_voucher(usage_limit=1)
    voucher.used = 2
    with pytest.raises(IntegrityError), transaction.atomic():
        voucher.save()


def test_a_use_is_given_back_once_and_is_somebody_elses_then():
    voucher = a_voucher(usage_limit=1)
    uses(voucher, "order:1")
    assert gives_back(voucher, "order:1")
    assert not gives_back(voucher, "order:1")
    assert not gives_back(voucher, "order:never")
    assert voucher.used == 0
    uses(voucher, "order:2", BEN)
    assert voucher.used == 1


@pytest.mark.parametrize(
    "again",
    [Customer("ANNA@example.com "), Customer("anna@example.com", user_id=3), Customer("new@example.com", user_id=5)],
    ids=["the same address", "with an account", "another address of the account"],
)
def test_once_a_customer_means_by_address_and_by_account(again):
    voucher = a_voucher(once_per_customer=True)
    uses(voucher, "order:1", Customer("anna@example.com", user_id=5))
    with pytest.raises(refusals.UsedBefore):
        promised(voucher, again)
    uses(voucher, "order:2", BEN)


def test_once_a_customer_begins_anew_when_the_use_is_given_back():
    voucher = a_voucher(once_per_customer=True)
    uses(voucher, "order:1")
    gives_back(voucher, "order:1")
    uses(voucher, "order:2")
    assert voucher.used == 1


def test_a_use_names_nobody():
    voucher = a_voucher(once_per_customer=True)
    uses(voucher, "order:1", BEN)
    row = VoucherUse.objects.get()
    assert "ben" not in f"{row.by_email}{row.by_account}"
    other = a_voucher(once_per_customer=True)
    assert BEN.by_email(voucher.pk) != BEN.by_email(other.pk)


def test_a_code_belongs_to_one_voucher():
    a_voucher("WINTER")
    with pytest.raises(refusals.CodeTaken):
        a_voucher("winter ")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": both("", "Winter")}, "name"),
        ({"codes": [" "]}, "code"),
        ({"codes": []}, "code"),
        ({"ends_at": BEFORE}, "ends_at"),
        ({"usage_limit": 0}, "usage_limit"),
        ({"percent": "100"}, "value"),
        ({"off": "-1"}, "value"),
        ({"off": "0.001"}, "value"),
    ],
)
def test_what_nobody_could_explain_is_refused(wrong, field):
    with pytest.raises(Invalid) as refused:
        a_voucher(**wrong)
    assert refused.value.field == field


def test_a_channel_that_is_not_there_is_refused():
    listing = ListingDraft(channel_id=10**6, value=Decimal(10))
    draft = VoucherDraft(both("礼", "Gift"), ["GIFT"], "percentage", [listing], starts_at=BEFORE)
    with pytest.raises(Invalid):
        services.create(draft=draft)
