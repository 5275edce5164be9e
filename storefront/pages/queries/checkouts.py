"""The checkout's page: the basket priced for a country and a way of delivery, and what may be chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, When
from django.utils.translation import get_language, gettext
from django_countries import countries as country_names

from catalog.stock.models import Warehouse
from common.text import TranslatedText
from promotions.engine import Quote
from storefront.accounts.models import Address, User
from storefront.accounts.written import full_name
from storefront.checkout.agreement import LIST_PRICE, QUANTITY, Change, LineChange, changed
from storefront.checkout.confirmations import TEXTS
from storefront.checkout.pricing import quoted
from storefront.checkout.queries import CheckoutView, collection_points
from storefront.pages.queries.baskets import Basket, basket
from storefront.payments.ports import gateway
from storefront.shipping import queries as shipping
from storefront.shipping.queries import MethodView

# More than these stand in the account's own book only.
MOST_ADDRESSES = 8


@dataclass(frozen=True, slots=True)
class PayChoice:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What the buyer must say; `is_given` only after their own act on this page."""

    code: str
    text: str
    is_given: bool


@dataclass(frozen=True, slots=True)
class CheckoutShown:
    """All of the page but the address form."""

    basket: Basket
    quote: Quote
    methods: tuple[MethodView, ...]
    method_id: int | None
    # Workshops where the whole basket can be collected, and the one that is chosen.
    points: tuple[Warehouse, ...]
    point: Warehouse | None
    pay_choices: tuple[PayChoice, ...]
    pay: str
    is_test_payment: bool
    confirmations: tuple[Confirmation, ...]
    is_reached: bool
    # The country whose tax is in the sum, by name.
    taxed_in: str

    @property
    def why_no_way(self) -> str:
        """Said where there is no way of delivery."""
        if not self.is_reached:
            return gettext("We do not ship to this country yet.")
        return gettext("No way of delivery takes this basket as it is: too heavy, or not allowed to travel so.")

    def changed_since(self, shown: Mapping[str, Any]) -> ChangeShown | None:
        """What costs something else than the buyer was shown, by name; None when all is as it was."""
        change = changed(shown, self.quote)
        if change is None:
            return None
        names = {str(line.seen.id): line.seen.product_name for line in self.basket.lines}
        return ChangeShown(change, tuple((names.get(line.key), line) for line in change.lines))


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """A change of the total with the names of its lines; a line that has left the basket has none."""

    change: Change
    lines: tuple[tuple[TranslatedText | None, LineChange], ...]

    @property
    def is_a_surprise(self) -> bool:
        """Whether prices have changed of themselves, and not because the buyer put in, took out or chose something."""
        codes = {why.code for _name, line in self.lines for why in line.why}
        is_own_doing = QUANTITY in codes or any(None in (line.before, line.now) for _name, line in self.lines)
        return LIST_PRICE in codes or bool(codes and not is_own_doing)


def checkout(
    view: CheckoutView,
    *,
    country: str,
    method_id: int | None,
    point_id: int | None = None,
    pay: str,
    confirmed: frozenset[str],
    at: datetime,
) -> CheckoutShown:
    """The page at an instant for what is chosen so far. Without a choice the first way of delivery is meant.

    With `point_id` the buyer comes to a workshop: nothing is sent, and taxed is what the workshop's country taxes.
    """
    points = collection_points(view, at=at)
    point = next((point for point in points if point.pk == point_id), None)
    wanted = [(str(line.id), line.piece, line.quantity) for line in view.lines if line.piece]
    _quote, methods = quoted(
        wanted,
        channel=view.channel,
        country=country,
        method_id=None,
        parcel=view.parcel,
        voucher=view.voucher,
        at=at,
    )
    chosen = method_id if any(method.id == method_id for method in methods) else next((m.id for m in methods), None)
    chosen = None if point else chosen
    quote, methods = quoted(
        wanted,
        channel=view.channel,
        country=country,
        method_id=chosen,
        parcel=view.parcel,
        taxed_in=point.country if point else "",
        voucher=view.voucher,
        at=at,
    )
    offered = pay_choices()
    return CheckoutShown(
        basket=basket(view, at=at),
        quote=quote,
        methods=tuple(methods),
        method_id=chosen,
        points=tuple(points),
        point=point,
        pay_choices=offered,
        pay=pay if any(choice.code == pay for choice in offered) else offered[0].code,
        is_test_payment=gateway().is_test and not gateway().has_element,
        confirmations=tuple(
            Confirmation(code, str(TEXTS[code].text), code in confirmed) for code in view.confirmations_needed
        ),
        taxed_in=str(country_names.name(point.country if point else country)),
        is_reached=bool(methods) or shipping.reaches(country=country, channel_id=view.channel.pk),
    )


def next_page(*, is_paid: bool) -> str:
    """Where a placed order goes on: to the gateway's element, or to the order's own page."""
    return "pages:payment" if gateway().has_element and not is_paid else "pages:order"


def pay_choices() -> tuple[PayChoice, ...]:
    """What the gateway offers, in the active language."""
    in_english = get_language() == "en"
    return tuple(
        PayChoice(method.code, method.name_en if in_english else method.name_zh) for method in gateway().methods()
    )


def country_choices(codes: list[str]) -> list[tuple[str, str]]:
    """The countries of a channel by name, in the active language."""
    return [(code, country_names.name(code) or code) for code in codes]


def first_values(view: CheckoutView, user: User | None) -> Mapping[str, Any]:
    """What the form begins with: what the basket knows already, else the account's last address."""
    address: Address | None = view.shipping_address
    if address is None and user is not None:
        address = user.default_shipping_address or user.addresses.order_by("-pk").first()
    known: dict[str, Any] = {
        "email": view.email or (user.email if user else ""),
        "country": view.channel.default_country,
    }
    if address is not None and str(address.country) in view.channel.countries:
        known |= address_values(address)
    return known


def address_values(address: Address) -> dict[str, Any]:
    """A kept address as the fields of a form show it."""
    return {
        "country": str(address.country),
        "last_name": full_name(address),
        "phone": address.phone,
        "company_name": address.company_name,
        "country_area": address.country_area,
        "city": address.city,
        "city_area": address.city_area,
        "street_address_1": address.street_address_1,
        "street_address_2": address.street_address_2,
        "postal_code": address.postal_code,
    }


@dataclass(frozen=True, slots=True)
class KeptAddress:
    """One of the account's addresses, to be chosen by a click."""

    id: int
    values: Mapping[str, Any]

    @property
    def line(self) -> str:
        """As it is written there: from the large to the small in Chinese, the other way round elsewhere."""
        names = ("country_area", "city", "city_area", "street_address_1", "street_address_2")
        parts = [self.values[name] for name in names if self.values[name]]
        return "".join(parts) if self.values["country"] == "CN" else ", ".join(reversed(parts))


def kept_addresses(view: CheckoutView, user: User | None) -> list[KeptAddress]:
    """The account's addresses to which this channel sends, the one for parcels first, then the newest."""
    if user is None:
        return []
    rows = user.addresses.filter(country__in=view.channel.countries)
    # The one for parcels goes before all others.
    rows = rows.order_by(Case(When(pk=user.default_shipping_address_id, then=0), default=1), "-pk")
    return [KeptAddress(row.pk, address_values(row)) for row in rows[:MOST_ADDRESSES]]


def chosen_at_first(view: CheckoutView, kept: Sequence[KeptAddress]) -> KeptAddress | None:
    """The kept address that the basket goes to already; the first one while it goes nowhere."""
    if view.shipping_address is None:
        return kept[0] if kept else None
    values = address_values(view.shipping_address)
    return next((address for address in kept if address.values == values), None)
