"""Vouchers are made, stopped, used and given back here, and nowhere else.

Lock order: the voucher's row goes before stock (common/locking.py). Whoever uses it or gives a use back holds that row
until their transaction ends, so uses of one voucher are counted one after the other.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from catalog.pricing.models import Channel
from common.errors import Invalid, NotFound
from common.locking import lock_rows
from common.money import EXPONENTS
from common.text import BASE_LANGUAGE, TranslatedText
from promotions.vouchers.codes import Customer, normal
from promotions.vouchers.models import Voucher, VoucherChannelListing, VoucherCode, VoucherUse
from promotions.vouchers.queries import Promise, refuse_unusable
from promotions.vouchers.refusals import CodeTaken

ValueType = Voucher.ValueType


@transaction.atomic
def use(*, promise: Promise, source: str, customer: Customer, at: datetime) -> None:
    """Count one use for `source`. Asked again for the same source, nothing changes.

    Raises Over, UsedUp, UsedBefore: what was promised when the basket was priced may be gone by now.
    """
    voucher = _locked(promise.voucher_id)
    if VoucherUse.objects.filter(source=source).exists():
        return
    refuse_unusable(voucher, customer, at=at)
    VoucherUse.objects.create(
        voucher=voucher,
        code_id=promise.code_id,
        source=source,
        by_email=customer.by_email(voucher.pk),
        by_account=customer.by_account(voucher.pk),
        once_per_customer=voucher.once_per_customer,
        at=at,
    )
    _count(voucher, +1)


@transaction.atomic
def give_back(*, source: str, at: datetime) -> bool:
    """Let somebody else have the use of `source`. True when it stood until now: it is given back once."""
    voucher_id = VoucherUse.objects.filter(source=source).values_list("voucher_id", flat=True).first()
    if voucher_id is None:
        return False
    voucher = _locked(voucher_id)
    if not VoucherUse.objects.filter(source=source, given_back_at=None).update(given_back_at=at):
        return False
    _count(voucher, -1)
    return True


def hold_use(*, source: str) -> None:
    """Lock the voucher that `source` has used, inside the caller's transaction: who else gives back waits."""
    lock_rows(Voucher.objects.filter(uses__source=source))


@transaction.atomic
def recount(*, voucher_id: int) -> int:
    """Write down how many uses stand, counted anew; the number."""
    voucher = _locked(voucher_id)
    voucher.used = VoucherUse.objects.filter(voucher=voucher, given_back_at=None).count()
    voucher.save(update_fields=["used"])
    return voucher.used


def _locked(voucher_id: int) -> Voucher:
    found = lock_rows(Voucher.objects.filter(pk=voucher_id))
    if not found:
        raise NotFound()
    return found[0]


def _count(voucher: Voucher, by: int) -> None:
    voucher.used += by
    voucher.save(update_fields=["used"])


# --- Making and stopping them ------------------------------------------------


@dataclass(frozen=True, slots=True)
class ListingDraft:
    """What it takes off in one channel: per cent, or an amount in the channel's currency."""

    channel_id: int
    value: Decimal
    min_spent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class VoucherDraft:
    """Everything that an operator says about a voucher. The window's start is inclusive, its end exclusive."""

    name: TranslatedText
    codes: Sequence[str]
    value_type: str
    listings: Sequence[ListingDraft]
    starts_at: datetime
    ends_at: datetime | None = None
    usage_limit: int | None = None
    once_per_customer: bool = False
    category_ids: Sequence[int] = ()
    shop_ids: Sequence[int] = ()
    product_ids: Sequence[int] = ()


@transaction.atomic
def create(*, draft: VoucherDraft) -> Voucher:
    """A voucher that runs in its window, in the channels that it is listed in. Raises Invalid, CodeTaken."""
    codes = _checked(draft)
    if taken := VoucherCode.objects.filter(code__in=codes).values_list("code", flat=True).first():
        raise CodeTaken(taken=taken)
    voucher = Voucher.objects.create(
        name=draft.name,
        value_type=draft.value_type,
        starts_at=draft.starts_at,
        ends_at=draft.ends_at,
        usage_limit=draft.usage_limit,
        once_per_customer=draft.once_per_customer,
    )
    voucher.categories.set(draft.category_ids)
    voucher.shops.set(draft.shop_ids)
    voucher.products.set(draft.product_ids)
    VoucherCode.objects.bulk_create(VoucherCode(voucher=voucher, code=code) for code in codes)
    _list(voucher, draft.listings)
    return voucher


@transaction.atomic
def list_in(*, voucher_id: int, listings: Sequence[ListingDraft], removed: Collection[int] = ()) -> Voucher:
    """Say what it takes off in channels, in place of what was said before; in `removed` ones it is no longer valid."""
    voucher = _locked(voucher_id)
    voucher.listings.filter(channel_id__in=removed).delete()
    _list(voucher, listings)
    return voucher


def _list(voucher: Voucher, listings: Sequence[ListingDraft]) -> None:
    currencies = dict(Channel.objects.values_list("pk", "currency"))
    for listing in listings:
        if listing.channel_id not in currencies:
            raise Invalid(field="channels", detail=_("There is no such channel."))
        _check_listing(voucher.value_type, listing, places=EXPONENTS[currencies[listing.channel_id]])
        VoucherChannelListing.objects.update_or_create(
            voucher=voucher,
            channel_id=listing.channel_id,
            defaults={"value": listing.value, "min_spent": listing.min_spent},
        )


@transaction.atomic
def stop(*, voucher_id: int, at: datetime) -> Voucher:
    """From now on nobody can use it. Orders that did keep what they were promised. Stopped again, nothing changes."""
    voucher = _locked(voucher_id)
    if voucher.stopped_at is None:
        voucher.stopped_at = at
        voucher.save(update_fields=["stopped_at"])
    return voucher


def _checked(draft: VoucherDraft) -> list[str]:
    """The codes as they are kept. Refuses what nobody could explain to a shopper."""
    if not draft.name.get(BASE_LANGUAGE):
        raise Invalid(field="name", detail=_("The voucher needs a Chinese name."))
    codes = list(dict.fromkeys(normal(code) for code in draft.codes))
    if not codes or "" in codes:
        raise Invalid(field="code", detail=_("A code has letters or digits, at most 60 of them."))
    if draft.ends_at is not None and draft.ends_at <= draft.starts_at:
        raise Invalid(field="ends_at", detail=_("The voucher ends before it starts."))
    if draft.usage_limit is not None and draft.usage_limit < 1:
        raise Invalid(field="usage_limit", detail=_("A limit is at least one use."))
    return codes


def _check_listing(value_type: str, listing: ListingDraft, *, places: int) -> None:
    is_percentage = value_type == ValueType.PERCENTAGE
    if listing.value <= 0 or (is_percentage and listing.value >= 100):
        raise Invalid(
            field="value", detail=_("A voucher takes off an amount, or more than 0 and less than 100 per cent.")
        )
    if not is_percentage and listing.value != round(listing.value, places):
        raise Invalid(field="value", detail=_("This currency has no such small coins."))
