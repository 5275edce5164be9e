"""An order as the schema reads it: what was agreed, written down then."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from catalog.media.queries import pictures_by
from catalog.products import lists
from catalog.stock.models import Warehouse
from common.money import Money, TaxedMoney
from common.prepared import PreparedRows
from common.text import TranslatedText
from promotions.collectibles.queries import vouchers_of
from promotions.engine import VOUCHER
from promotions.vouchers.queries import voucher_of
from storefront.accounts.models import Address
from storefront.api.accounts.types import address_node
from storefront.api.catalog.batches import ProductBatch, Taxed, VariantNode
from storefront.api.catalog.channels import channel_node
from storefront.api.catalog.warehouses import warehouse_node
from storefront.api.core.context import Context
from storefront.api.core.ids import encode
from storefront.api.core.text import plain
from storefront.api.payments.nodes import TransactionNode, transaction_nodes
from storefront.orders.models import Fulfillment, Order, OrderLine
from storefront.orders.queries import held_by
from storefront.orders.sold import order_source
from storefront.payments.models import Transaction
from storefront.payments.queries import Amounts, authorize_status, charge_status, money_of_orders, transactions_of

STATUS_WORDS = {
    "unconfirmed": "Unconfirmed",
    "unfulfilled": "Unfulfilled",
    "partially_fulfilled": "Partially fulfilled",
    "fulfilled": "Fulfilled",
    "partially_returned": "Partially returned",
    "returned": "Returned",
    "canceled": "Canceled",
    "expired": "Expired",
}


_order = PreparedRows(
    lambda pk: Order.objects.select_related("channel", "shipping_address", "billing_address").filter(pk=pk)
)


def order_node(order_id: uuid.UUID, context: Context) -> OrderNode | None:
    """One order, for whoever holds its id."""
    row = _order.first(order_id)
    return next(iter(order_nodes([row], context))) if row else None


def order_nodes(rows: Iterable[Order], context: Context) -> list[OrderNode]:
    batch = OrderBatch(list(rows), context)
    return [OrderNode(row, batch) for row in batch.rows]


class OrderBatch:
    """Orders that are answered together; their lines and what hangs on them are loaded once for all."""

    def __init__(self, rows: list[Order], context: Context) -> None:
        self.rows, self.context = rows, context

    @cached_property
    def lines(self) -> dict[uuid.UUID, list[OrderLine]]:
        found: dict[uuid.UUID, list[OrderLine]] = {}
        for line in OrderLine.objects.filter(order__in=self.rows).select_related("variant").order_by("position"):
            found.setdefault(line.order_id, []).append(line)
        return found

    @cached_property
    def fulfillments(self) -> dict[uuid.UUID, list[Fulfillment]]:
        found: dict[uuid.UUID, list[Fulfillment]] = {}
        parcels = Fulfillment.objects.filter(order__in=self.rows).select_related("shop").prefetch_related("lines")
        for row in parcels.order_by("pk"):
            found.setdefault(row.order_id, []).append(row)
        return found

    @cached_property
    def collection_points(self) -> dict[int | None, Warehouse]:
        return {row.pk: row for row in Warehouse.objects.filter(pk__in={row.collection_point_id for row in self.rows})}

    @cached_property
    def money(self) -> dict[uuid.UUID, Amounts]:
        return money_of_orders(order_ids=[row.pk for row in self.rows])

    @cached_property
    def transactions(self) -> dict[uuid.UUID | None, list[Transaction]]:
        found: dict[uuid.UUID | None, list[Transaction]] = {}
        for row in transactions_of(order_ids=[row.pk for row in self.rows]):
            found.setdefault(row.order_id, []).append(row)
        return found

    @cached_property
    def product_ids(self) -> set[int]:
        return {line.variant.product_id for lines in self.lines.values() for line in lines}

    @cached_property
    def pictures(self) -> dict[int, Any]:
        return pictures_by("product", self.product_ids)

    @cached_property
    def variants(self) -> dict[int, VariantNode]:
        """Variants as they are today, if they are still published where the first order was placed."""
        channel = self.rows[0].channel
        rows = lists.rows(lists.visible(channel_id=channel.pk, staff=False).filter(pk__in=self.product_ids).order_by())
        batch = ProductBatch(rows, channel=channel, context=self.context)
        return {node.pk: node for nodes in batch.variants.values() for node in nodes}


class OrderNode:
    """An order row and its batch."""

    def __init__(self, row: Order, batch: OrderBatch) -> None:
        self.row, self.batch = row, batch
        self.id, self.number, self.token = encode("Order", row.pk), str(row.number), str(row.pk)
        self.status, self.status_display = row.status.upper(), STATUS_WORDS[row.status]
        self.created = row.placed_at
        self.is_paid = row.paid_at is not None

    def _money(self, amount: Any) -> Money:
        return Money(amount, self.row.currency)

    @property
    def channel(self) -> Any:
        return channel_node(self.row.channel)

    @property
    def is_for_the_caller(self) -> bool:
        """Whether the buyer's own data is shown whole: as in Saleor, a guest's to whoever holds the id, an account's to
        its owner and to whoever manages orders (docs/decisions/0602).
        """
        caller = self.batch.context.caller
        owner = self.row.user_id
        return owner is None or (caller.user is not None and caller.user.pk == owner) or caller.may("MANAGE_ORDERS")

    @property
    def user_email(self) -> str:
        return self.row.email if self.is_for_the_caller else _veiled_email(self.row.email)

    @property
    def shipping_address(self) -> Any:
        return self._address(self.row.shipping_address)

    def _address(self, row: Address | None) -> Any:
        return address_node(row if row is None or self.is_for_the_caller else _veiled(row))

    @property
    def billing_address(self) -> Any:
        return self._address(self.row.billing_address)

    @property
    def total(self) -> TaxedMoney:
        gross = self._money(self.row.total_amount)
        return TaxedMoney(net=gross - self._money(self.row.tax_amount), gross=gross)

    @property
    def undiscounted_total(self) -> TaxedMoney:
        off = self._money(self.row.discount_amount)
        return TaxedMoney(net=self.total.net + off, gross=self.total.gross + off)

    @property
    def subtotal(self) -> TaxedMoney:
        gross = self._money(self.row.subtotal_amount)
        return TaxedMoney(net=gross - self._money(self.row.tax_amount) + self.shipping_price.tax, gross=gross)

    @property
    def shipping_price(self) -> TaxedMoney:
        return self.row.shipping

    @property
    def money(self) -> Amounts:
        return self.batch.money.get(self.row.pk) or Amounts.none(self.row.currency)

    @property
    def total_captured(self) -> Money:
        return self.money.held

    total_charged = total_captured
    total_authorized = property(lambda self: self.money.authorized)
    total_authorize_pending = property(lambda self: self.money.authorize_pending)
    total_charge_pending = property(lambda self: self.money.charge_pending)
    total_refunded = property(lambda self: self.money.refunded)
    total_refund_pending = property(lambda self: self.money.refund_pending)
    total_canceled = property(lambda self: self.money.canceled)
    total_cancel_pending = property(lambda self: self.money.cancel_pending)

    @property
    def transactions(self) -> list[TransactionNode]:
        return transaction_nodes(self.batch.transactions.get(self.row.pk, []))

    @property
    def total_balance(self) -> Money:
        return self.total_captured - self.total.gross

    @property
    def charge_status(self) -> str:
        return charge_status(self.total.gross, self.money).value

    @property
    def authorize_status(self) -> str:
        return authorize_status(self.total.gross, self.money).value

    @property
    def payment_status(self) -> str:
        if self.money.refunded:
            return "PARTIALLY_REFUNDED" if self.money.held else "FULLY_REFUNDED"
        words = {"NONE": "NOT_CHARGED", "PARTIAL": "PARTIALLY_CHARGED"}
        return words.get(self.charge_status, "FULLY_CHARGED")

    @property
    def lines(self) -> list[OrderLineNode]:
        return [OrderLineNode(line, self) for line in self.batch.lines.get(self.row.pk, [])]

    @property
    def fulfillments(self) -> list[Any]:
        rows = self.batch.fulfillments.get(self.row.pk, [])
        lines = self.batch.lines.get(self.row.pk, [])
        return [self._fulfillment(row, held_by(row, lines, rows)) for row in rows]

    def _fulfillment(self, row: Fulfillment, held: dict[uuid.UUID, int]) -> Any:
        return SimpleNamespace(
            pk=row.pk,
            id=encode("Fulfillment", row.pk),
            status=row.status.upper(),
            tracking_number=row.tracking_number,
            created=row.created_at,
            lines=[
                SimpleNamespace(
                    id=encode("FulfillmentLine", f"{row.pk}-{line.row.pk}"),
                    order_line=line,
                    quantity=held[line.row.pk],
                )
                for line in self.lines
                if line.row.pk in held
            ],
        )

    @property
    def collection_point_name(self) -> str | None:
        return plain(self.row.collection_point_name) if self.row.is_collected else None

    @property
    def delivery_method(self) -> Any:
        if self.row.is_collected:
            return warehouse_node(self.batch.collection_points[self.row.collection_point_id])
        name: TranslatedText = self.row.shipping_method_name
        if not name:
            return None
        return SimpleNamespace(
            id=encode("ShippingMethod", f"order-{self.row.pk}"),
            name=plain(name),
            active=True,
            message="",
            # As price lists give it, like the price of a method at the checkout.
            price=self.shipping_price.gross if self.row.channel.prices_include_tax else self.shipping_price.net,
            minimum_order_price=None,
            maximum_order_price=None,
            minimum_delivery_days=None,
            maximum_delivery_days=None,
        )

    @property
    def discounts(self) -> list[Any]:
        """What each campaign and the discount code took off, over all lines."""
        sums: dict[tuple[str, str], Money] = {}
        for line in self.batch.lines.get(self.row.pk, []):
            for reason in line.reasons:
                key = (plain(TranslatedText(reason["text"])), _discount_type(reason["code"]))
                sums[key] = sums.get(key, Money.zero(self.row.currency)) - self._money(reason["amount"])
        return [
            SimpleNamespace(id=encode("OrderDiscount", f"{self.row.pk}-{n}"), name=name, type=kind, amount=amount)
            for n, ((name, kind), amount) in enumerate(sums.items())
        ]

    @property
    def voucher(self) -> Any:
        code: str = self.row.voucher_code
        voucher_id = voucher_of(code=code) if code else None
        return SimpleNamespace(id=encode("Voucher", voucher_id), code=code) if voucher_id else None

    @property
    def collectible_vouchers(self) -> list[Any]:
        return [
            SimpleNamespace(
                id=encode("CollectibleVoucher", view.code),
                code=str(view.code),
                edition=plain(view.edition.name),
                number=view.number,
                certificate=view.certificate,
            )
            for view in vouchers_of(order_source(self.row.pk))
        ]


def _veiled_email(address: str) -> str:
    """a…@example.com"""
    name, _at, host = address.partition("@")
    return f"{name[:1]}...@{host}"


def _veiled(row: Address) -> Address:
    """Where in the world it went, and of the rest the first letters."""
    veiled = Address(pk=row.pk, country=row.country, city=row.city, country_area=row.country_area)
    for name in ("first_name", "last_name", "street_address_1", "postal_code"):
        text = getattr(row, name)
        setattr(veiled, name, f"{text[:1]}..." if text else "")
    return veiled


class OrderLineNode:
    """A line as it was agreed."""

    def __init__(self, row: OrderLine, order: OrderNode) -> None:
        self.row, self.order = row, order
        self.id, self.quantity = encode("OrderLine", row.pk), row.quantity
        self.product_name, self.variant_name = plain(row.product_name), plain(row.variant_name)
        self.product_sku = row.sku

    def _taxed(self, amount: Any) -> Taxed:
        included = self.order.row.channel.prices_include_tax
        return Taxed(Money(amount, self.row.currency), self.row.tax_rate, included=included)

    @property
    def unit_price(self) -> Taxed:
        return self._taxed(self.row.unit_price_amount)

    @property
    def undiscounted_unit_price(self) -> Taxed:
        return self._taxed(self.row.unit_list_amount)

    @property
    def total_price(self) -> TaxedMoney:
        return TaxedMoney(
            net=Money(self.row.net_amount, self.row.currency), gross=Money(self.row.total_amount, self.row.currency)
        )

    @property
    def picture(self) -> Any:
        return next(iter(self.order.batch.pictures.get(self.row.variant.product_id, ())), None)

    @property
    def variant(self) -> VariantNode | None:
        return self.order.batch.variants.get(self.row.variant_id)


def _discount_type(reason_code: str) -> str:
    return "VOUCHER" if reason_code == VOUCHER else "PROMOTION"
