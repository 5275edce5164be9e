"""How clients narrow and sort orders. Names and types are Saleor's."""

from __future__ import annotations

import graphene

from storefront.api.core.enums import OrderDirection, enum
from storefront.api.core.inputs import (
    CountryCodeEnumFilterInput,
    DateRangeInput,
    DateTimeRangeInput,
    GlobalIDFilterInput,
    IntFilterInput,
    MetadataFilter,
    MetadataFilterInput,
    PriceFilterInput,
    StringFilterInput,
    UUIDFilterInput,
)
from storefront.api.core.scalars import UUID

OrderSortField = enum(
    "OrderSortField",
    "NUMBER RANK CREATION_DATE CREATED_AT LAST_MODIFIED_AT CUSTOMER PAYMENT FULFILLMENT_STATUS STATUS",
)


class OrderSortingInput(graphene.InputObjectType):
    direction = graphene.InputField(OrderDirection, required=True)
    field = graphene.InputField(OrderSortField, required=True)


PaymentChargeStatusEnum = enum(
    "PaymentChargeStatusEnum",
    "NOT_CHARGED PENDING PARTIALLY_CHARGED FULLY_CHARGED PARTIALLY_REFUNDED FULLY_REFUNDED REFUSED CANCELLED",
)


OrderStatusFilter = enum(
    "OrderStatusFilter",
    "READY_TO_FULFILL READY_TO_CAPTURE UNFULFILLED UNCONFIRMED PARTIALLY_FULFILLED FULFILLED CANCELED",
)


OrderAuthorizeStatusEnum = enum("OrderAuthorizeStatusEnum", "NONE PARTIAL FULL")


OrderChargeStatusEnum = enum("OrderChargeStatusEnum", "NONE PARTIAL FULL OVERCHARGED")


class OrderFilterInput(graphene.InputObjectType):
    payment_status = graphene.List(graphene.NonNull(PaymentChargeStatusEnum))
    status = graphene.List(graphene.NonNull(OrderStatusFilter))
    customer = graphene.String()
    created = graphene.InputField(DateRangeInput)
    search = graphene.String()
    metadata = graphene.List(graphene.NonNull(MetadataFilter))
    channels = graphene.List(graphene.NonNull(graphene.ID))
    authorize_status = graphene.List(graphene.NonNull(OrderAuthorizeStatusEnum))
    charge_status = graphene.List(graphene.NonNull(OrderChargeStatusEnum))
    updated_at = graphene.InputField(DateTimeRangeInput)
    is_click_and_collect = graphene.Boolean()
    is_preorder = graphene.Boolean()
    ids = graphene.List(graphene.NonNull(graphene.ID))
    checkout_tokens = graphene.List(graphene.NonNull(UUID))
    gift_card_used = graphene.Boolean()
    gift_card_bought = graphene.Boolean()
    numbers = graphene.List(graphene.NonNull(graphene.String))
    checkout_ids = graphene.List(graphene.NonNull(graphene.ID))


class OrderAuthorizeStatusEnumFilterInput(graphene.InputObjectType):
    eq = graphene.InputField(OrderAuthorizeStatusEnum)
    one_of = graphene.List(graphene.NonNull(OrderAuthorizeStatusEnum))


class OrderChargeStatusEnumFilterInput(graphene.InputObjectType):
    eq = graphene.InputField(OrderChargeStatusEnum)
    one_of = graphene.List(graphene.NonNull(OrderChargeStatusEnum))


OrderStatus = enum(
    "OrderStatus",
    "DRAFT UNCONFIRMED UNFULFILLED PARTIALLY_FULFILLED PARTIALLY_RETURNED RETURNED FULFILLED CANCELED EXPIRED",
)


class OrderStatusEnumFilterInput(graphene.InputObjectType):
    eq = graphene.InputField(OrderStatus)
    one_of = graphene.List(graphene.NonNull(OrderStatus))


class InvoiceFilterInput(graphene.InputObjectType):
    created_at = graphene.InputField(DateTimeRangeInput)


FulfillmentStatus = enum(
    "FulfillmentStatus",
    "FULFILLED REFUNDED RETURNED REPLACED REFUNDED_AND_RETURNED CANCELED WAITING_FOR_APPROVAL",
)


class FulfillmentStatusEnumFilterInput(graphene.InputObjectType):
    eq = graphene.InputField(FulfillmentStatus)
    one_of = graphene.List(graphene.NonNull(FulfillmentStatus))


class FulfillmentWarehouseFilterInput(graphene.InputObjectType):
    id = graphene.InputField(GlobalIDFilterInput)
    slug = graphene.InputField(StringFilterInput)
    external_reference = graphene.InputField(StringFilterInput)


class FulfillmentFilterInput(graphene.InputObjectType):
    status = graphene.InputField(FulfillmentStatusEnumFilterInput)
    metadata = graphene.InputField(MetadataFilterInput)
    warehouse = graphene.InputField(FulfillmentWarehouseFilterInput)


class LinesFilterInput(graphene.InputObjectType):
    metadata = graphene.InputField(MetadataFilterInput)


PaymentMethodTypeEnum = enum("PaymentMethodTypeEnum", "CARD OTHER GIFT_CARD")


class PaymentMethodTypeEnumFilterInput(graphene.InputObjectType):
    eq = graphene.InputField(PaymentMethodTypeEnum)
    one_of = graphene.List(graphene.NonNull(PaymentMethodTypeEnum))


class PaymentMethodDetailsCardFilterInput(graphene.InputObjectType):
    brand = graphene.InputField(StringFilterInput)


class PaymentMethodDetailsFilterInput(graphene.InputObjectType):
    type = graphene.InputField(PaymentMethodTypeEnumFilterInput)
    card = graphene.InputField(PaymentMethodDetailsCardFilterInput)


class TransactionFilterInput(graphene.InputObjectType):
    payment_method_details = graphene.InputField(PaymentMethodDetailsFilterInput)
    psp_reference = graphene.InputField(StringFilterInput)
    metadata = graphene.InputField(MetadataFilterInput)


OrderEventsEnum = enum(
    "OrderEventsEnum",
    "DRAFT_CREATED DRAFT_CREATED_FROM_REPLACE ADDED_PRODUCTS REMOVED_PRODUCTS PLACED PLACED_FROM_DRAFT "
    "PLACED_AUTOMATICALLY_FROM_PAID_CHECKOUT OVERSOLD_ITEMS CANCELED EXPIRED ORDER_MARKED_AS_PAID "
    "ORDER_FULLY_PAID ORDER_REPLACEMENT_CREATED ORDER_DISCOUNT_ADDED ORDER_DISCOUNT_AUTOMATICALLY_UPDATED "
    "ORDER_DISCOUNT_UPDATED ORDER_DISCOUNT_DELETED ORDER_LINE_DISCOUNT_UPDATED ORDER_LINE_DISCOUNT_REMOVED "
    "ORDER_LINE_PRODUCT_DELETED ORDER_LINE_VARIANT_DELETED UPDATED_ADDRESS EMAIL_SENT CONFIRMED "
    "PAYMENT_AUTHORIZED PAYMENT_CAPTURED EXTERNAL_SERVICE_NOTIFICATION PAYMENT_REFUNDED PAYMENT_VOIDED "
    "PAYMENT_FAILED TRANSACTION_EVENT TRANSACTION_CHARGE_REQUESTED TRANSACTION_REFUND_REQUESTED "
    "TRANSACTION_CANCEL_REQUESTED TRANSACTION_MARK_AS_PAID_FAILED INVOICE_REQUESTED INVOICE_GENERATED "
    "INVOICE_UPDATED INVOICE_SENT FULFILLMENT_CANCELED FULFILLMENT_RESTOCKED_ITEMS "
    "FULFILLMENT_FULFILLED_ITEMS FULFILLMENT_REFUNDED FULFILLMENT_RETURNED FULFILLMENT_REPLACED "
    "FULFILLMENT_AWAITS_APPROVAL TRACKING_UPDATED NOTE_ADDED NOTE_UPDATED OTHER",
)


class OrderEventTypeEnumFilterInput(graphene.InputObjectType):
    eq = graphene.InputField(OrderEventsEnum)
    one_of = graphene.List(graphene.NonNull(OrderEventsEnum))


class OrderEventFilterInput(graphene.InputObjectType):
    date = graphene.InputField(DateTimeRangeInput)
    type = graphene.InputField(OrderEventTypeEnumFilterInput)


class AddressFilterInput(graphene.InputObjectType):
    phone_number = graphene.InputField(StringFilterInput)
    country = graphene.InputField(CountryCodeEnumFilterInput)


class OrderConditions:
    """What staff narrow all orders by, and customers their own."""

    metadata = graphene.InputField(MetadataFilterInput)
    ids = graphene.List(graphene.NonNull(graphene.ID))
    number = graphene.InputField(IntFilterInput)
    channel_id = graphene.InputField(GlobalIDFilterInput)
    created_at = graphene.InputField(DateTimeRangeInput)
    updated_at = graphene.InputField(DateTimeRangeInput)
    user_email = graphene.InputField(StringFilterInput)
    authorize_status = graphene.InputField(OrderAuthorizeStatusEnumFilterInput)
    charge_status = graphene.InputField(OrderChargeStatusEnumFilterInput)
    status = graphene.InputField(OrderStatusEnumFilterInput)
    checkout_token = graphene.InputField(UUIDFilterInput)
    checkout_id = graphene.InputField(GlobalIDFilterInput)
    is_click_and_collect = graphene.Boolean()
    is_gift_card_used = graphene.Boolean()
    is_gift_card_bought = graphene.Boolean()
    voucher_code = graphene.InputField(StringFilterInput)
    has_invoices = graphene.Boolean()
    invoices = graphene.List(graphene.NonNull(InvoiceFilterInput))
    has_fulfillments = graphene.Boolean()
    lines_count = graphene.InputField(IntFilterInput)
    total_gross = graphene.InputField(PriceFilterInput)
    total_net = graphene.InputField(PriceFilterInput)
    product_type_id = graphene.InputField(GlobalIDFilterInput)
    billing_address = graphene.InputField(AddressFilterInput)
    shipping_address = graphene.InputField(AddressFilterInput)


class OrderWhereInput(OrderConditions, graphene.InputObjectType):
    user = graphene.InputField(GlobalIDFilterInput)
    fulfillments = graphene.List(graphene.NonNull(FulfillmentFilterInput))
    lines = graphene.List(graphene.NonNull(LinesFilterInput))
    transactions = graphene.List(graphene.NonNull(TransactionFilterInput))
    events = graphene.List(graphene.NonNull(OrderEventFilterInput))
    AND = graphene.List(graphene.NonNull(lambda: OrderWhereInput))
    OR = graphene.List(graphene.NonNull(lambda: OrderWhereInput))


class CustomerOrderWhereInput(OrderConditions, graphene.InputObjectType):
    AND = graphene.List(graphene.NonNull(lambda: CustomerOrderWhereInput))
    OR = graphene.List(graphene.NonNull(lambda: CustomerOrderWhereInput))
