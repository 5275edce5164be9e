"""voucherCreate and voucherChannelListingUpdate: an app makes a discount code and says what it takes off where."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import graphene
from django.utils.translation import gettext as _

from common.errors import Invalid, Required
from common.text import both
from promotions.vouchers import services
from promotions.vouchers.models import Voucher as VoucherRow
from promotions.vouchers.services import ListingDraft, VoucherDraft
from storefront.accounts.models import Permission
from storefront.api.core.context import context_of
from storefront.api.core.enums import enum
from storefront.api.core.errors import error_type, errors_field, payload, refusals_as_errors
from storefront.api.core.ids import decode, encode
from storefront.api.core.scalars import DateTime, PositiveDecimal
from storefront.api.orders.types import Voucher

DiscountErrorCode = enum(
    "DiscountErrorCode",
    "ALREADY_EXISTS GRAPHQL_ERROR INVALID NOT_FOUND REQUIRED UNIQUE CANNOT_MANAGE_PRODUCT_WITHOUT_VARIANT "
    "DUPLICATED_INPUT_ITEM VOUCHER_ALREADY_USED",
)
DiscountError = error_type(
    "DiscountError",
    DiscountErrorCode,
    products=graphene.List(graphene.NonNull(graphene.ID)),
    channels=graphene.List(graphene.NonNull(graphene.ID)),
    voucher_codes=graphene.List(graphene.NonNull(graphene.String)),
)
DiscountValueTypeEnum = enum("DiscountValueTypeEnum", "FIXED PERCENTAGE")
VoucherTypeEnum = enum("VoucherTypeEnum", "SHIPPING ENTIRE_ORDER SPECIFIC_PRODUCT")
# What Saleor's vouchers can be limited to, and the store's cannot: refused by name, never left out in silence.
NOT_HERE = (
    "variants", "collections", "min_checkout_items_quantity", "countries", "apply_once_per_order", "only_for_staff",
    "single_use",
)  # fmt: skip


def _ids() -> graphene.List:
    return graphene.List(graphene.NonNull(graphene.ID))


class VoucherInput(graphene.InputObjectType):
    type = graphene.InputField(VoucherTypeEnum)
    name = graphene.String()
    code = graphene.String()
    add_codes = graphene.List(graphene.NonNull(graphene.String))
    start_date = DateTime()
    end_date = DateTime()
    discount_value_type = graphene.InputField(DiscountValueTypeEnum)
    products = _ids()
    variants = _ids()
    collections = _ids()
    categories = _ids()
    min_checkout_items_quantity = graphene.Int()
    countries = graphene.List(graphene.NonNull(graphene.String))
    apply_once_per_order = graphene.Boolean()
    apply_once_per_customer = graphene.Boolean()
    only_for_staff = graphene.Boolean()
    single_use = graphene.Boolean()
    usage_limit = graphene.Int()


class VoucherChannelListingAddInput(graphene.InputObjectType):
    channel_id = graphene.ID(required=True)
    discount_value = PositiveDecimal()
    min_amount_spent = PositiveDecimal()


class VoucherChannelListingInput(graphene.InputObjectType):
    add_channels = graphene.List(graphene.NonNull(VoucherChannelListingAddInput))
    remove_channels = graphene.List(graphene.NonNull(graphene.ID))


class VoucherStep(graphene.Mutation):
    """Both answer with the voucher."""

    class Meta:
        abstract = True

    voucher = graphene.Field(Voucher)
    discount_errors = graphene.List(graphene.NonNull(DiscountError), required=True)
    errors = errors_field(DiscountError)


class VoucherCreate(VoucherStep):
    """A voucher, which takes nothing off until voucherChannelListingUpdate says how much in which channel."""

    class Arguments:
        input = graphene.Argument(VoucherInput, required=True)

    @staticmethod
    @refusals_as_errors(DiscountError, nothing=("discount_errors",))
    def mutate(_root: Any, info: Any, input: Any) -> Any:
        context = context_of(info)
        context.caller.must(Permission.MANAGE_DISCOUNTS)
        _refuse_what_is_not_here(input)
        codes = [*(input.get("add_codes") or ()), *([input["code"]] if input.get("code") else [])]
        if not codes:
            raise Required(field="code")
        name = input.get("name") or codes[0]
        draft = VoucherDraft(
            name=both(name, name),
            codes=codes,
            value_type=str(input.get("discount_value_type") or "FIXED").lower(),
            listings=(),
            starts_at=input.get("start_date") or context.at,
            ends_at=input.get("end_date"),
            usage_limit=input.get("usage_limit"),
            once_per_customer=bool(input.get("apply_once_per_customer")),
            category_ids=[decode(each, "Category", field="categories") for each in input.get("categories") or ()],
            product_ids=[decode(each, "Product", field="products") for each in input.get("products") or ()],
        )
        return payload(voucher=voucher_node(services.create(draft=draft)), discount_errors=[])


class VoucherChannelListingUpdate(VoucherStep):
    """What a voucher takes off in channels; in those that are removed it is no longer valid."""

    class Arguments:
        id = graphene.ID(required=True)
        input = graphene.Argument(VoucherChannelListingInput, required=True)

    @staticmethod
    @refusals_as_errors(DiscountError, nothing=("discount_errors",))
    def mutate(_root: Any, info: Any, id: str, input: Any) -> Any:
        context_of(info).caller.must(Permission.MANAGE_DISCOUNTS)
        voucher = services.list_in(
            voucher_id=decode(id, "Voucher"),
            listings=[_listing(each) for each in input.get("add_channels") or ()],
            removed=[decode(each, "Channel", field="removeChannels") for each in input.get("remove_channels") or ()],
        )
        return payload(voucher=voucher_node(voucher), discount_errors=[])


class DiscountMutations(graphene.ObjectType):
    voucher_create = VoucherCreate.Field()
    voucher_channel_listing_update = VoucherChannelListingUpdate.Field()


def voucher_node(row: VoucherRow) -> SimpleNamespace:
    """A voucher by its first code."""
    return SimpleNamespace(id=encode("Voucher", row.pk), code=row.codes.values_list("code", flat=True).first())


def _refuse_what_is_not_here(input: Any) -> None:
    kind, takes = str(input.get("type") or ""), str(input.get("discount_value_type") or "")
    # Off each of some products an amount is not what the store's vouchers take off; per cent are the same.
    if kind == "SHIPPING" or (kind == "SPECIFIC_PRODUCT" and takes != "PERCENTAGE"):
        raise Invalid(field="type", detail=_("The store's vouchers do not know this."))
    for name in NOT_HERE:
        if input.get(name):
            raise Invalid(field=name, detail=_("The store's vouchers do not know this."))


def _listing(given: Any) -> ListingDraft:
    if given.get("discount_value") is None:
        raise Required(field="discountValue")
    channel_id = decode(given["channel_id"], "Channel", field="channelId")
    return ListingDraft(channel_id, given["discount_value"], given.get("min_amount_spent"))
