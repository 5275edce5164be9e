"""Making an order of a basket: one transaction, one lock order, all or nothing (DESIGN.md, "An order").

Lock order: the checkout's row, the customer's name where there is a limit, the voucher's row where there is a code,
then stock by primary key. Whoever comes second waits at the checkout and finds the order that the first one made.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import connection, transaction

from catalog.pricing.queries import tax_rate
from catalog.products import queries as products
from catalog.products.queries import Piece
from catalog.stock.models import Warehouse
from catalog.stock.services import allocate
from common.money import Money
from common.outbox.services import enqueue
from common.text import TranslatedText
from common.writes import insert_later, save_later
from promotions.engine import PricedLine, Quote
from promotions.vouchers import services as vouchers
from storefront.accounts.addresses import AddressInput, saved
from storefront.accounts.models import Address
from storefront.checkout import queries, refusals
from storefront.checkout.codes import customer_of, promise_of
from storefront.checkout.confirmations import missing
from storefront.checkout.models import Checkout, CheckoutLine
from storefront.checkout.pricing import parcel_of, quoted
from storefront.checkout.services.limits import refuse_over_limit
from storefront.checkout.services.pay import mark_authorized, set_in_motion
from storefront.orders.models import Fulfillment, Order, OrderEvent, OrderLine, OrderStatus
from storefront.orders.queries import order_of_basket
from storefront.orders.services.parcels import mail
from storefront.orders.sold import order_source
from storefront.payments.queries import money_of_checkout
from storefront.payments.services import claim_payments
from storefront.shipping.queries import MethodView

# An order that nobody pays gives its stock back after this long.
UNPAID_ORDERS_LIVE = timedelta(minutes=30)
REMIND_AFTER = timedelta(minutes=3)


@dataclass(frozen=True, slots=True)
class PlacedOrder:
    """The order that a basket became, now or before; its row where it was written now."""

    order_id: uuid.UUID
    number: int
    is_paid: bool
    written: Order | None = None


@transaction.atomic
def place_order(
    *, checkout_id: uuid.UUID, agreed_total: Money | None = None, must_be_paid: bool = False, at: datetime
) -> PlacedOrder:
    """Make an order of a basket at the prices of `at`. Called again for the same basket it returns the same order.

    `agreed_total` is what the buyer saw; a different total is refused as PriceChanged. With `must_be_paid` (Saleor's
    checkoutComplete) transactions of the checkout must cover the total already. Raises any refusal of
    storefront.checkout.refusals and promotions.vouchers.refusals, and OutOfStock; nothing is changed then.
    """
    checkout = queries.load_locked(checkout_id)
    if placed := _placed_before(checkout_id, checkout):
        return placed
    if checkout is None:
        raise refusals.BasketEmpty()
    lines = queries.lines_of(checkout)
    pieces = _sellable(checkout, lines)
    _refuse_incomplete(checkout, lines, at=at)
    bundles = queries.bundles_in(lines)
    refuse_over_limit(checkout, lines, bundles, at=at)
    promise = promise_of(checkout, at=at)
    point = checkout.collection_point
    quote, methods = quoted(
        [(str(line.pk), pieces[line.variant_id], line.quantity) for line in lines],
        channel=checkout.channel,
        country=str(checkout.shipping_address.country) if checkout.shipping_address and not point else "",
        method_id=checkout.shipping_method_id,
        parcel=parcel_of(lines),
        taxed_in=point.country if point else "",
        voucher=promise.terms if promise else None,
        at=at,
    )
    if promise:
        promise.refuse_without_effect(quote)
    delivery = _collection(checkout, point, lines, at=at) if point else _sending(checkout, methods)
    if agreed_total is not None and agreed_total != quote.total.gross:
        raise refusals.PriceChanged(total=quote.total.gross)
    money = money_of_checkout(checkout_id=checkout.pk, currency=checkout.channel.currency)
    is_paid = money.held >= quote.total.gross
    is_covered = money.held + money.authorized >= quote.total.gross
    if must_be_paid and not is_covered:
        raise refusals.NotFullyPaid(total=quote.total.gross)
    order = _write(checkout, lines, bundles, quote, delivery, is_paid=is_paid, at=at)
    if promise:
        # Others who use the same voucher wait from here on until this order stands.
        customer = customer_of(checkout)
        vouchers.use(promise=promise, source=order_source(order.row.pk), customer=customer, at=at)
    # Stock is locked as late as can be: other buyers of the same piece wait for the shortest time.
    allocate(
        wanted=[queries.wanted(line, bundles, source=source_of(order_line)) for line, order_line in order.pairs],
        channel_id=checkout.channel_id,
        reserved_for=checkout.source,
        warehouse_id=checkout.only_from,
        at=at,
    )
    claim_payments(checkout_id=checkout.pk, order_id=order.row.pk)
    if is_paid:
        set_in_motion(order.row, at=at)
    elif is_covered:
        mark_authorized(order.row, at=at)
    else:
        checkout.was_ordered = True
        save_later(checkout, ["was_ordered"])
        enqueue(
            topic="order.expire",
            key=f"order.expire:{order.row.pk}",
            payload={"order_id": str(order.row.pk)},
            at=at + UNPAID_ORDERS_LIVE,
        )
        # Most are paid at once; only who is not is reminded by mail.
        mail("placed", order.row.pk, at=at + REMIND_AFTER)
    return PlacedOrder(order_id=order.row.pk, number=order.row.number, is_paid=is_paid, written=order.row)


def source_of(line: OrderLine) -> str:
    """How rooms below know an order line, without knowing orders."""
    return f"order-line:{line.pk}"


def _placed_before(checkout_id: uuid.UUID, checkout: Checkout | None) -> PlacedOrder | None:
    """A basket that is no more may have become an order, and so may one that says so."""
    order = queries.standing_order(checkout) if checkout else order_of_basket(checkout_id=checkout_id)
    if order is None:
        return None
    return PlacedOrder(order_id=order.pk, number=order.number, is_paid=order.paid_at is not None)


def _sellable(checkout: Checkout, lines: Sequence[CheckoutLine]) -> dict[int, Piece]:
    if not lines:
        raise refusals.BasketEmpty()
    variant_ids = [line.variant_id for line in lines]
    pieces = products.pieces(variant_ids=variant_ids, channel_id=checkout.channel_id)
    if missing := [v for v in variant_ids if v not in pieces]:
        raise refusals.VariantUnavailable(variants=missing)
    if unsealed := [line.variant_id for line in lines if queries.is_unsealed_box(line)]:
        raise refusals.VariantUnavailable(variants=unsealed)
    return pieces


def _refuse_incomplete(checkout: Checkout, lines: Sequence[CheckoutLine], *, at: datetime) -> None:
    if not checkout.email:
        raise refusals.EmailMissing()
    is_collected = checkout.collection_point_id is not None
    if checkout.shipping_address is None and not is_collected:
        raise refusals.ShippingAddressMissing()
    if checkout.billing_address is None:
        raise refusals.BillingAddressMissing()
    if checkout.shipping_method_id is None and not is_collected:
        raise refusals.DeliveryMethodMissing()
    needed = queries.confirmations_needed(lines, channel_id=checkout.channel_id, at=at)
    if missing(needed, checkout.confirmations):
        raise refusals.ConfirmationMissing()


@dataclass(frozen=True, slots=True)
class _Delivery:
    """How the order reaches its buyer: the name of the way or the workshop, and the address where they receive it."""

    address: Address
    name: TranslatedText = field(default_factory=TranslatedText)
    point: Warehouse | None = None


def _sending(checkout: Checkout, methods: Sequence[MethodView]) -> _Delivery:
    method = next((method for method in methods if method.id == checkout.shipping_method_id), None)
    if method is None:
        raise refusals.DeliveryMethodUnavailable()
    assert checkout.shipping_address is not None, "_refuse_incomplete has seen to it."
    return _Delivery(checkout.shipping_address, name=method.name)


def _collection(checkout: Checkout, point: Warehouse, lines: Sequence[CheckoutLine], *, at: datetime) -> _Delivery:
    """The order keeps the workshop's address as it is today, as Saleor's orders do."""
    if not queries.can_be_collected(checkout, lines, at=at):
        raise refusals.DeliveryMethodUnavailable()
    address = AddressInput(
        country=point.country,
        country_area=point.country_area,
        city=point.city,
        city_area=point.city_area,
        street_address_1=point.street_address,
        postal_code=point.postal_code,
        phone=point.phone,
        company_name=str(point.name),
    )
    return _Delivery(saved(address), point=point)


@dataclass(frozen=True, slots=True)
class _Written:
    row: Order
    pairs: list[tuple[CheckoutLine, OrderLine]]


def _write(
    checkout: Checkout,
    lines: Sequence[CheckoutLine],
    bundles: queries.Bundles,
    quote: Quote,
    delivery: _Delivery,
    *,
    is_paid: bool,
    at: datetime,
) -> _Written:
    """The order with its lines, a fulfilment per shop, and the events that it was placed, and perhaps paid."""
    order = Order(
        number=_next_number(),
        checkout_id=checkout.pk,
        channel=checkout.channel,
        user_id=checkout.user_id,
        email=checkout.email,
        language=checkout.language,
        status=OrderStatus.UNFULFILLED if is_paid else OrderStatus.UNCONFIRMED,
        currency=checkout.channel.currency,
        subtotal_amount=quote.subtotal.gross.amount,
        discount_amount=quote.discount.amount,
        shipping_amount=quote.shipping.gross.amount,
        shipping_net_amount=quote.shipping.net.amount,
        tax_amount=quote.total.tax.amount,
        total_amount=quote.total.gross.amount,
        shipping_method_name=delivery.name,
        collection_point=delivery.point,
        collection_point_name=delivery.point.name if delivery.point else TranslatedText(),
        shipping_address=delivery.address,
        billing_address=checkout.billing_address,
        confirmations=checkout.confirmations,
        voucher_code=checkout.voucher_code,
        placed_at=at,
        paid_at=at if is_paid else None,
    )
    insert_later([order])
    country = str(delivery.address.country)
    by_key = {priced.key: priced for priced in quote.lines}
    pairs = [
        (line, _order_line(order, position, line, bundles, by_key[str(line.pk)], country=country))
        for position, line in enumerate(lines, start=1)
    ]
    insert_later(order_line for _line, order_line in pairs)
    shops = dict.fromkeys(order_line.shop_id for _line, order_line in pairs)
    insert_later(Fulfillment(order=order, shop_id=shop_id, created_at=at) for shop_id in shops)
    total = {"total": str(quote.total.gross.amount)}
    kinds = ["placed", "paid"] if is_paid else ["placed"]
    insert_later(OrderEvent(order=order, kind=kind, payload=total, at=at) for kind in kinds)
    return _Written(order, pairs)


def _order_line(
    order: Order, position: int, line: CheckoutLine, bundles: queries.Bundles, priced: PricedLine, *, country: str
) -> OrderLine:
    variant = line.variant
    return OrderLine(
        order=order,
        position=position,
        variant=variant,
        shop_id=variant.product.shop_id,
        product_class=variant.product_class,
        product_name=variant.product.name,
        variant_name=variant.name,
        sku=variant.sku,
        parts=[
            {"variant": part.variant_id, "quantity": part.quantity, "sku": part.sku, "name": part.name}
            for part in bundles.get(variant.pk, ())
        ],
        quantity=line.quantity,
        currency=order.currency,
        unit_list_amount=priced.unit_list.amount,
        unit_price_amount=priced.unit.amount,
        total_amount=priced.total.gross.amount,
        net_amount=priced.total.net.amount,
        tax_rate=tax_rate(country=country, product_class=variant.product_class),
        reasons=[
            {"code": reason.code, "text": dict(reason.text), "amount": str(reason.amount.amount)}
            for reason in priced.reasons
        ],
    )


def _next_number() -> int:
    """Rising and never used twice; a number may be missing when its order was refused after all."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('order_number')")
        (number,) = cursor.fetchone()
    return number
