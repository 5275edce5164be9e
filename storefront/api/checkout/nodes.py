"""A checkout as the schema reads it. What costs statements is loaded when it is asked for, and once."""

from __future__ import annotations

import uuid
from datetime import datetime
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from catalog.pricing.queries import tax_rate
from catalog.products import lists
from common.money import Money, TaxedMoney
from promotions.engine import PricedLine
from storefront.accounts.models import Address as AddressRow
from storefront.api.accounts.types import address_node
from storefront.api.accounts.users import user_node
from storefront.api.catalog.batches import ProductBatch, Taxed, VariantNode
from storefront.api.catalog.channels import channel_node
from storefront.api.catalog.warehouses import warehouse_node
from storefront.api.core.context import Context
from storefront.api.core.ids import encode
from storefront.api.core.languages import code_of
from storefront.api.core.text import plain
from storefront.checkout import queries
from storefront.checkout.confirmations import TEXTS, is_given
from storefront.checkout.models import Checkout
from storefront.checkout.queries import CheckoutView, LineView
from storefront.payments.queries import Amounts, authorize_status, charge_status, money_of_checkout
from storefront.shipping.queries import MethodView


class CheckoutNode:
    """A checkout row, priced at the instant of the request when something asks for a price."""

    def __init__(self, row: Checkout, context: Context) -> None:
        self.row, self.context = row, context
        self.pk: uuid.UUID = row.pk
        self.id, self.token, self.email = encode("Checkout", row.pk), row.pk, row.email or None
        self.created, self.updated_at = row.created_at, row.updated_at
        self.language_code = code_of(row.language)
        self.voucher_code = row.voucher_code or None

    @cached_property
    def view(self) -> CheckoutView:
        return queries.view_of(self.row, at=self.context.at)

    @property
    def channel(self) -> Any:
        return channel_node(self.row.channel)

    @property
    def user(self) -> Any:
        """Only to themselves: who holds a checkout's id need not be who owns it."""
        caller = self.context.caller.user
        return user_node(caller) if caller and caller.pk == self.row.user_id else None

    @property
    def shipping_address(self) -> Any:
        return address_node(self.row.shipping_address)

    @property
    def billing_address(self) -> Any:
        return address_node(self.row.billing_address)

    @property
    def lines(self) -> list[CheckoutLineNode]:
        return [CheckoutLineNode(line, self) for line in self.view.lines]

    @property
    def quantity(self) -> int:
        return self.view.quantity

    @property
    def is_shipping_required(self) -> bool:
        return self.view.is_shipping_required

    @property
    def subtotal_price(self) -> TaxedMoney:
        return self.view.quote.subtotal

    @property
    def shipping_price(self) -> TaxedMoney:
        return self.view.quote.shipping

    @property
    def total_price(self) -> TaxedMoney:
        return self.view.quote.total

    @property
    def discount(self) -> Money:
        return self.view.quote.discount

    @property
    def discount_name(self) -> str | None:
        names = {reason.text.get("zh-hans", "") for reason in self.view.quote.savings}
        return ", ".join(sorted(filter(None, names))) or None

    @property
    def translated_discount_name(self) -> str | None:
        language = self.row.language
        names = {reason.text.get(language, "") for reason in self.view.quote.savings}
        return ", ".join(sorted(filter(None, names))) or None

    @property
    def shipping_methods(self) -> list[Any]:
        return [method_node(method) for method in self.view.methods]

    available_shipping_methods = shipping_methods

    @property
    def available_collection_points(self) -> list[Any]:
        return [warehouse_node(point) for point in queries.collection_points(self.view, at=self.context.at)]

    @property
    def delivery_method(self) -> Any:
        if self.row.collection_point:
            return warehouse_node(self.row.collection_point)
        return next((method_node(m) for m in self.view.methods if m.id == self.view.method_id), None)

    @property
    def delivery(self) -> Any:
        return next((delivery_node(m) for m in self.view.methods if m.id == self.view.method_id), None)

    @property
    def stock_reservation_expires(self) -> datetime | None:
        until = self.row.reserved_until
        return until if until and until > self.context.at else None

    @property
    def problems(self) -> list[Any]:
        lines = {line.line.id: line for line in self.lines}
        problems = [
            SimpleNamespace(kind=problem.code, line=lines[problem.line_id], available_quantity=problem.available)
            for problem in self.view.problems
        ]
        if refusal := self.view.voucher_refusal:
            problems.append(
                SimpleNamespace(kind="VOUCHER_NOT_APPLICABLE", voucher_code=self.row.voucher_code, message=str(refusal))
            )
        if change := self.view.change:
            by_key = {str(line_id): line for line_id, line in lines.items()}
            changes = [
                SimpleNamespace(line=by_key.get(each.key), before=each.before, now=each.now) for each in change.lines
            ]
            agreed, total = change.total
            problems.append(SimpleNamespace(kind="PRICE_CHANGED", agreed_total=agreed, total=total, lines=changes))
        return problems

    @property
    def confirmations_needed(self) -> list[Any]:
        return [
            SimpleNamespace(code=code, text=str(TEXTS[code].text), is_confirmed=is_given(code, self.row.confirmations))
            for code in self.view.confirmations_needed
        ]

    @cached_property
    def money(self) -> Amounts:
        return money_of_checkout(checkout_id=self.pk, currency=self.row.channel.currency)

    @property
    def total_balance(self) -> Money:
        return self.money.held - self.view.quote.total.gross

    @property
    def charge_status(self) -> str:
        return charge_status(self.view.quote.total.gross, self.money).value

    @property
    def authorize_status(self) -> str:
        return authorize_status(self.view.quote.total.gross, self.money).value

    @cached_property
    def variants(self) -> dict[int, VariantNode]:
        """The variants of its lines, whether they are still sold or not."""
        ids = [line.product_id for line in self.view.lines]
        rows = lists.rows_in_order(lists.everything(channel_id=None), ids)
        batch = ProductBatch(rows, channel=self.row.channel, context=self.context)
        found = {node.pk: node for nodes in batch.variants.values() for node in nodes}
        missing = {line.variant_id for line in self.view.lines} - found.keys()
        if missing:
            whole = ProductBatch(rows, channel=None, context=self.context)
            found |= {node.pk: node for nodes in whole.variants.values() for node in nodes if node.pk in missing}
        return found


class CheckoutLineNode:
    """One line with its prices; nought for what is no longer sold, which is one of the checkout's problems."""

    def __init__(self, line: LineView, checkout: CheckoutNode) -> None:
        self.line, self.checkout = line, checkout
        self.id, self.quantity = encode("CheckoutLine", line.id), line.quantity

    @property
    def priced(self) -> PricedLine | None:
        key = str(self.line.id)
        return next((priced for priced in self.checkout.view.quote.lines if priced.key == key), None)

    @property
    def variant(self) -> VariantNode:
        return self.checkout.variants[self.line.variant_id]

    @property
    def total_price(self) -> TaxedMoney:
        return self.priced.total if self.priced else TaxedMoney(self._nothing, self._nothing)

    @property
    def undiscounted_total_price(self) -> Money:
        return self.priced.unit_list * self.quantity if self.priced else self._nothing

    @property
    def undiscounted_unit_price(self) -> Money:
        return self.priced.unit_list if self.priced else self._nothing

    @property
    def unit_price(self) -> Taxed | TaxedMoney:
        if self.priced is None or self.line.piece is None:
            return TaxedMoney(self._nothing, self._nothing)
        channel = self.checkout.row.channel
        address: AddressRow | None = self.checkout.row.shipping_address
        country = str(address.country) if address else channel.default_country
        rate = tax_rate(country=country, product_class=self.line.piece.product_class)
        return Taxed(self.priced.unit, rate, included=channel.prices_include_tax)

    @property
    def _nothing(self) -> Money:
        return Money.zero(self.checkout.row.channel.currency)


def method_node(method: MethodView) -> SimpleNamespace:
    """A way of delivery as the type reads it."""
    return SimpleNamespace(
        id=encode("ShippingMethod", method.id),
        name=plain(method.name),
        description=plain(method.description),
        texts=method.name,
        active=True,
        message="",
        price=method.price,
        minimum_order_price=method.minimum_order,
        maximum_order_price=method.maximum_order,
        minimum_delivery_days=method.minimum_days,
        maximum_delivery_days=method.maximum_days,
    )


def delivery_node(method: MethodView) -> SimpleNamespace:
    return SimpleNamespace(id=encode("CheckoutDelivery", method.id), shipping_method=method_node(method))
