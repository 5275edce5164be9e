"""What a shop types: words, prices and stock of a listing, the number of a parcel.

Checked here for shape; the rules are the services'.
"""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.listings.queries import EditableListing
from common.money import EXPONENTS, Money
from common.text import TranslatedText, both
from storefront.orders.carriers import CARRIERS
from storefront.portal.queries import PackedLine, Parcel

LONGEST_NAME, LONGEST_LEDE, LONGEST_STORY = 80, 200, 4000
MOST_PIECES = 100_000


class ListingForm(forms.Form):
    """One listing with all its variants: a price field per channel and a stock field per stock row."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    name_zh = forms.CharField(label=_("Name, Chinese"), max_length=LONGEST_NAME)
    name_en = forms.CharField(label=_("Name, English"), max_length=LONGEST_NAME, required=False)
    lede_zh = forms.CharField(
        label=_("One sentence, Chinese"), max_length=LONGEST_LEDE, required=False, widget=forms.Textarea({"rows": 2})
    )
    lede_en = forms.CharField(
        label=_("One sentence, English"), max_length=LONGEST_LEDE, required=False, widget=forms.Textarea({"rows": 2})
    )
    description_zh = forms.CharField(
        label=_("Story, Chinese"), max_length=LONGEST_STORY, required=False, widget=forms.Textarea({"rows": 6})
    )
    description_en = forms.CharField(
        label=_("Story, English"), max_length=LONGEST_STORY, required=False, widget=forms.Textarea({"rows": 6})
    )

    def __init__(self, listing: EditableListing, data: Any = None) -> None:
        super().__init__(data, initial=_initial(listing))
        self.listing = listing
        for price in listing.prices:
            places = EXPONENTS[price.price.currency]
            self.fields[price_field(price.variant_id, price.channel_id)] = forms.DecimalField(
                label=f"{price.variant_name} · {price.channel_name} ({price.price.currency})".lstrip(" ·"),
                min_value=Decimal(1).scaleb(-places),
                max_digits=10,
                decimal_places=places,
            )
        for stock in listing.stocks:
            self.fields[stock_field(stock.stock_id)] = forms.IntegerField(
                label=" · ".join(str(part) for part in (stock.variant_name, stock.batch) if str(part)) or _("Stock"),
                min_value=0,
                max_value=MOST_PIECES,
            )
            # What the editor saw: only a number that they changed is written, so that sales meanwhile stay sales.
            self.fields[seen_field(stock.stock_id)] = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def price_fields(self) -> list[forms.BoundField]:
        return [self[price_field(price.variant_id, price.channel_id)] for price in self.listing.prices]

    @property
    def stock_fields(self) -> list[forms.BoundField]:
        return [self[stock_field(stock.stock_id)] for stock in self.listing.stocks]

    def text(self, name: str) -> TranslatedText:
        return both(self.cleaned_data[f"{name}_zh"].strip(), self.cleaned_data[f"{name}_en"].strip())

    @property
    def prices(self) -> dict[tuple[int, int], Money]:
        """By (variant, channel)."""
        return {
            (price.variant_id, price.channel_id): Money(
                self.cleaned_data[price_field(price.variant_id, price.channel_id)], price.price.currency
            )
            for price in self.listing.prices
        }

    @property
    def quantities(self) -> dict[int, int]:
        """By stock row, how many are free to sell; only rows whose number was changed."""
        typed = {stock.stock_id: self.cleaned_data[stock_field(stock.stock_id)] for stock in self.listing.stocks}
        return {pk: count for pk, count in typed.items() if count != self.cleaned_data[seen_field(pk)]}

    @property
    def restocked_variants(self) -> list[int]:
        """The variants whose stock was changed."""
        changed = self.quantities
        return [stock.variant_id for stock in self.listing.stocks if stock.stock_id in changed]

    @property
    def seen_fields(self) -> list[forms.BoundField]:
        return [self[seen_field(stock.stock_id)] for stock in self.listing.stocks]


class SendForm(forms.Form):
    """Who carries a parcel, under which number, and how many of each line are in it; the rules are the service's."""

    tracking_number = forms.CharField(
        label=_("Tracking number"), max_length=60, widget=forms.TextInput({"autocomplete": "off", "inputmode": "text"})
    )

    def __init__(self, parcel: Parcel, data: Any = None) -> None:
        part = parcel.part.fulfillment
        super().__init__(data, initial={"tracking_number": part.tracking_number, "carrier": part.carrier})
        self.parcel = parcel
        self.fields["tracking_number"].required = not parcel.is_collected
        named = [(code, str(carrier.name)) for code, carrier in CARRIERS.items()]
        self.fields["carrier"] = forms.ChoiceField(
            label=_("Carrier"), required=False, choices=[("", _("Another one")), *named]
        )
        if parcel.can_be_parted:
            for line in parcel.lines:
                self.fields[count_field(line)] = forms.IntegerField(
                    label=f"{line.view.row.product_name} {line.view.row.variant_name}".strip(),
                    min_value=0,
                    max_value=line.quantity,
                    required=False,
                    initial=line.quantity,
                )

    @property
    def count_fields(self) -> list[forms.BoundField]:
        return [self[count_field(line)] for line in self.parcel.lines] if self.parcel.can_be_parted else []

    @property
    def quantities(self) -> dict[uuid.UUID, int] | None:
        """By line; None for all of it. A field that was left empty means all of its line."""
        if not self.parcel.can_be_parted:
            return None
        return {
            line.view.row.pk: line.quantity if count is None else count
            for line in self.parcel.lines
            for count in [self.cleaned_data[count_field(line)]]
        }


def count_field(line: PackedLine) -> str:
    return f"count-{line.view.row.pk}"


def price_field(variant_id: int, channel_id: int) -> str:
    return f"price-{variant_id}-{channel_id}"


def stock_field(stock_id: int) -> str:
    return f"stock-{stock_id}"


def seen_field(stock_id: int) -> str:
    return f"seen-{stock_id}"


def _initial(listing: EditableListing) -> dict[str, Any]:
    initial: dict[str, Any] = {"revision": listing.revision}
    for name in ("name", "lede", "description"):
        text: TranslatedText = getattr(listing, name)
        initial[f"{name}_zh"], initial[f"{name}_en"] = text.get("zh-hans", ""), text.get("en", "")
    for price in listing.prices:
        initial[price_field(price.variant_id, price.channel_id)] = price.price.amount
    for stock in listing.stocks:
        initial[stock_field(stock.stock_id)] = initial[seen_field(stock.stock_id)] = stock.free
    return initial
