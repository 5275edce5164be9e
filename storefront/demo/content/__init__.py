"""The demo's content as files: what is in them and nothing else. Loading it is storefront.demo.load.

Heritage items are real (number, name, category, batch, region); people, shops, works and prices are invented.
"""

import csv
import tomllib
from pathlib import Path
from typing import Any

from common.text import TranslatedText, both

HERE = Path(__file__).parent
CLASSES = ("craft", "food", "medicine")

Entry = dict[str, Any]


def text(pair: dict[str, str]) -> TranslatedText:
    """A pair as the files write it, `{ zh = …, en = … }`, as the store keeps it."""
    return both(pair["zh"], pair["en"])


def heritage() -> list[Entry]:
    """Real items of the national list, in its order."""
    return _rows("heritage.csv")


def regions() -> list[Entry]:
    """The divisions that the items and shops lie in, provinces among them."""
    return _rows("regions.csv")


def steps() -> dict[str, list[Entry]]:
    """The steps of a craft, by the slug of its item."""
    return {slug: entry["steps"] for slug, entry in _table("steps.toml").items()}


def inheritors() -> list[Entry]:
    return _table("inheritors.toml")["inheritor"]


def shops() -> list[Entry]:
    return _table("shops.toml")["shop"]


def catalogue() -> Entry:
    """Categories, and the values that `use` and `technique` can take."""
    return _table("catalogue.toml")


def products() -> list[Entry]:
    """All works and wares that are for sale, crafts first."""
    return [product for name in CLASSES for product in _table(f"products/{name}.toml")["product"]]


def waiting() -> list[Entry]:
    """Works that are still on their way into the shop, with the state of their listing."""
    return _table("products/waiting.toml")["product"]


def commerce() -> Entry:
    """Channels, taxes, shipping, the accounts' names and the shopper's orders."""
    return _table("commerce.toml")


def campaigns() -> list[Entry]:
    return _table("campaigns.toml")["campaign"]


def vouchers() -> list[Entry]:
    return _table("vouchers.toml")["voucher"]


def blind_box() -> Entry:
    return _table("blindbox.toml")


def editions() -> list[Entry]:
    return _table("editions.toml")["edition"]


def _rows(name: str) -> list[Entry]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _table(name: str) -> Entry:
    with (HERE / name).open("rb") as file:
        return tomllib.load(file)
