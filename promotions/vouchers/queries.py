"""What a code promises at an instant, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet

from catalog.pricing.models import Channel
from common.money import Money
from promotions.engine import Quote, Scope, VoucherTerms
from promotions.vouchers import refusals
from promotions.vouchers.codes import Customer, normal
from promotions.vouchers.models import Voucher, VoucherChannelListing, VoucherCode, VoucherUse

ValueType = Voucher.ValueType


@dataclass(frozen=True, slots=True)
class Promise:
    """A code that is valid for a customer in a channel, and what it takes off."""

    voucher_id: int
    code_id: int
    terms: VoucherTerms

    def refuse_without_effect(self, quote: Quote) -> None:
        """Raise SpendMore or TakesNothingOff where the engine has found nothing to take off with it."""
        if quote.has_voucher:
            return
        if self.terms.min_spent is not None:
            raise refusals.SpendMore(least=self.terms.min_spent)
        raise refusals.TakesNothingOff()


def promise(*, code: str, channel: Channel, customer: Customer, at: datetime) -> Promise:
    """What a code takes off now. Raises CodeUnknown, or the NotApplicable that says why not.

    Two statements, and one more where each customer has one use. Asking uses nothing: only `services.use` decides.
    """
    row = (
        VoucherCode.objects.select_related("voucher")
        .annotate(category_ids=_ids("categories"), shop_ids=_ids("shops"), product_ids=_ids("products"))
        .filter(code=normal(code), is_active=True)
        .first()
    )
    if row is None:
        raise refusals.CodeUnknown()
    voucher = row.voucher
    refuse_unusable(voucher, customer, at=at)
    listing = VoucherChannelListing.objects.filter(voucher=voucher, channel=channel).first()
    if listing is None:
        raise refusals.NotApplicable()
    value = Money(listing.value, channel.currency)
    is_fixed = voucher.value_type == ValueType.FIXED
    return Promise(
        voucher_id=voucher.pk,
        code_id=row.pk,
        terms=VoucherTerms(
            code=row.code,
            name={language: voucher.name.to(language) for language in ("zh-hans", "en")},
            percent=None if is_fixed else listing.value,
            off=value if is_fixed else None,
            min_spent=Money(listing.min_spent, channel.currency) if listing.min_spent else None,
            scope=Scope(frozenset(row.category_ids), frozenset(row.shop_ids), frozenset(row.product_ids)),
        ),
    )


def voucher_of(*, code: str) -> int | None:
    """The id of the voucher that a code, as it is kept, belongs to."""
    return VoucherCode.objects.filter(code=code).values_list("voucher_id", flat=True).first()


@dataclass(frozen=True, slots=True)
class Off:
    """What a voucher takes off in one channel, in words, and the least that is to be spent."""

    channel: str
    value: str
    least: Money | None


@dataclass(frozen=True, slots=True)
class VoucherRow:
    """A voucher as operators see it."""

    row: Voucher
    codes: list[str]
    offs: list[Off]
    is_over: bool


def all_vouchers(*, at: datetime) -> list[VoucherRow]:
    """The newest first, in four statements."""
    rows = Voucher.objects.prefetch_related("codes", "listings__channel")
    return [
        VoucherRow(
            row=voucher,
            codes=[code.code for code in voucher.codes.all()],
            offs=[_off(voucher, listing) for listing in voucher.listings.all()],
            is_over=voucher.stopped_at is not None or (voucher.ends_at is not None and voucher.ends_at <= at),
        )
        for voucher in rows
    ]


def _off(voucher: Voucher, listing: VoucherChannelListing) -> Off:
    currency = listing.channel.currency
    is_fixed = voucher.value_type == ValueType.FIXED
    return Off(
        channel=str(listing.channel.name),
        value=str(Money(listing.value, currency)) if is_fixed else f"{listing.value.normalize():f} %",
        least=Money(listing.min_spent, currency) if listing.min_spent else None,
    )


def refuse_unusable(voucher: Voucher, customer: Customer, *, at: datetime) -> None:
    """Raise NotYet, Over, UsedUp or UsedBefore. Binding only for a voucher whose row the caller has locked."""
    if at < voucher.starts_at:
        raise refusals.NotYet()
    if voucher.stopped_at is not None or (voucher.ends_at is not None and at >= voucher.ends_at):
        raise refusals.Over()
    if voucher.usage_limit is not None and voucher.used >= voucher.usage_limit:
        raise refusals.UsedUp()
    if voucher.once_per_customer and _uses_of(voucher.pk, customer).exists():
        raise refusals.UsedBefore()


def _uses_of(voucher_id: int, customer: Customer) -> QuerySet[VoucherUse]:
    theirs = Q(by_email=customer.by_email(voucher_id))
    if account := customer.by_account(voucher_id):
        theirs |= Q(by_account=account)
    return VoucherUse.objects.filter(theirs, voucher_id=voucher_id, given_back_at=None)


def _ids(relation: str) -> ArrayAgg:
    path = f"voucher__{relation}"
    return ArrayAgg(path, filter=Q(**{f"{path}__isnull": False}), distinct=True, default=[])
