"""What a basket costs at an instant, and what can bring it: the facts that the pricing engine needs, gathered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from catalog.pricing.models import Channel
from catalog.pricing.queries import tax_rate
from catalog.products.queries import Piece
from common.money import Money
from promotions.campaigns.queries import terms_at
from promotions.engine import Line, Quote, VoucherTerms, delivered, price_basket
from storefront.checkout.models import CheckoutLine
from storefront.shipping import queries as shipping
from storefront.shipping.queries import MethodView
from storefront.shipping.rates import Parcel


def quoted(
    wanted: Sequence[tuple[str, Piece, int]],
    *,
    channel: Channel,
    country: str,
    method_id: int | None,
    parcel: Parcel,
    taxed_in: str = "",
    voucher: VoucherTerms | None = None,
    at: datetime,
) -> tuple[Quote, list[MethodView]]:
    """The quote of (key, piece, quantity) lines at an instant, and the methods that bring the parcel to the country.

    Without an address the tax is that of the channel's own country, and there are no methods yet. What is collected is
    taxed where it is given out (`taxed_in`).
    """
    taxed_in = taxed_in or country or channel.default_country
    lines = [_line(piece, key, quantity, country=taxed_in) for key, piece, quantity in wanted]
    terms = terms_at(channel_id=channel.pk, at=at)
    included = channel.prices_include_tax
    goods = price_basket(lines, terms, Money.zero(channel.currency), included, voucher=voucher)
    if not country:
        return goods, []
    methods = shipping.methods(country=country, channel_id=channel.pk, goods=goods.subtotal.gross, parcel=parcel)
    chosen = next((method for method in methods if method.id == method_id), None)
    if chosen is None or not chosen.price:
        return goods, methods
    return delivered(goods, lines, chosen.price, included), methods


def _line(piece: Piece, key: str, quantity: int, *, country: str) -> Line:
    return Line(
        key=key,
        variant_id=piece.variant_id,
        product_id=piece.product_id,
        category_ids=frozenset(piece.category_ids),
        shop_id=piece.shop_id,
        product_class=piece.product_class,
        quantity=quantity,
        unit_list=piece.list_price,
        tax_rate=tax_rate(country=country, product_class=piece.product_class),
    )


def parcel_of(lines: Sequence[CheckoutLine]) -> Parcel:
    """What these lines weigh together, and what is in them."""
    return Parcel(
        weight_grams=sum(line.variant.weight_grams * line.quantity for line in lines),
        classes=frozenset(line.variant.product_class for line in lines),
    )
