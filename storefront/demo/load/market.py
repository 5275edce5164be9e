"""Where and by whom the demo sells: channels, taxes, shipping, the three accounts, ten shops with their licences."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.html import escape

from catalog.pricing.models import Channel, TaxRate
from catalog.stock.models import Collection, Warehouse
from common.text import both
from inheritors.registry.models import Inheritor, ProtectionUnit, Region
from inheritors.shops.models import Licence, Shop, ShopMember
from storefront.accounts.models import Address, User
from storefront.demo import accounts, content
from storefront.demo.content import Entry, text
from storefront.demo.load.rows import add_missing
from storefront.shipping.models import ShippingMethod, ShippingMethodListing, ShippingZone


def load_channels(at: datetime) -> int:
    wanted = {
        entry["slug"]: {
            "name": text(entry["name"]),
            "currency": entry["currency"],
            "default_country": entry["country"],
            "countries": entry["countries"],
            "prices_include_tax": entry["prices_include_tax"],
        }
        for entry in content.commerce()["channel"]
    }
    return add_missing(Channel, "slug", wanted)[1] + _load_taxes()


def _load_taxes() -> int:
    made = 0
    for entry in content.commerce()["tax"]:
        for name in content.CLASSES:
            _rate, new = TaxRate.objects.get_or_create(
                country=entry["country"], product_class=name, defaults={"rate": Decimal(entry[name])}
            )
            made += new
    return made


def load_shipping(at: datetime) -> int:
    channels = {channel.slug: channel for channel in Channel.objects.all()}
    made = 0
    for place in content.commerce()["zone"]:
        zone, _new = ShippingZone.objects.get_or_create(name=place["name"], defaults={"countries": place["countries"]})
        for position, entry in enumerate(place["method"]):
            method, new = ShippingMethod.objects.get_or_create(
                slug=entry["slug"],
                defaults={
                    "zone": zone,
                    "name": text(entry["name"]),
                    "description": text(entry["description"]),
                    "minimum_days": entry["days"][0],
                    "maximum_days": entry["days"][1],
                    "position": position,
                },
            )
            made += new
            for slug, price in entry["prices"].items():
                free_from = price.get("free_from")
                ShippingMethodListing.objects.get_or_create(
                    method=method,
                    channel=channels[slug],
                    defaults={
                        "price_amount": Decimal(price["price"]),
                        "free_from_amount": Decimal(free_from) if free_from else None,
                        "currency": channels[slug].currency,
                    },
                )
    return made


def load_accounts(at: datetime) -> int:
    """The three who may sign in. A password that somebody changed stays changed until the demo is reset."""
    names = content.commerce()["account"]
    made = 0
    for account in accounts.ACCOUNTS:
        if User.objects.filter(email=account.email).exists():
            continue
        # The operator is a superuser so that Django's admin opens, too.
        create = User.objects.create_superuser if account is accounts.OPERATOR else User.objects.create_user
        user = create(account.email, account.password, **names[account.role])
        user.vouch_for_email()
        made += 1
        if account is accounts.SHOPPER:
            home = Address.objects.create(user=user, **content.commerce()["address"])
            User.objects.filter(pk=user.pk).update(default_shipping_address=home, default_billing_address=home)
    return made


def load_shops(at: datetime) -> int:
    people = dict(Inheritor.objects.filter(is_invented=True).values_list("slug", "pk"))
    regions = dict(Region.objects.values_list("code", "pk"))
    units = [entry for entry in content.shops() if entry["kind"] == Shop.Kind.UNIT]
    bodies, _made = add_missing(ProtectionUnit, "name", {_legal_name(entry): {} for entry in units})
    wanted = {}
    for entry in content.shops():
        body = bodies.get(_legal_name(entry))
        wanted[entry["slug"]] = {
            "kind": entry["kind"],
            "name": text(entry["name"]),
            "lede": text(entry["about"]),
            "description": both(
                entry["dispatch"]["zh"] + entry["returns"]["zh"], f"{entry['dispatch']['en']} {entry['returns']['en']}"
            ),
            "inheritor_id": people[entry["owner"]] if "owner" in entry else None,
            "protection_unit_id": body.pk if body else None,
            "region_id": regions[entry["warehouse"]["division"]],
            "place": text(entry["place"]),
            "legal_name": _legal_name(entry),
            "is_organisation": entry["kind"] != Shop.Kind.INHERITOR,
            "dispatch_hours": entry["dispatch_hours"],
        }
    shops, made = add_missing(Shop, "slug", wanted)
    for entry in content.shops():
        _open(shops[entry["slug"]], entry, at=at)
    return made


def _collected(entry: Entry, shop: Shop) -> dict[str, Any]:
    """What a warehouse needs that is a workshop with an open door: its buyers may come for what they have bought."""
    if "collect" not in entry:
        return {}
    door, place = entry["collect"], entry["warehouse"]
    return {
        "name": shop.name,
        "collection": Collection.ALL,
        "country_area": place["province"],
        "city": place["city"],
        "street_address": door["street"],
        "opening_hours": text(door["hours"]),
        "ready_in_days": door["days"],
    }


def _legal_name(entry: Entry) -> str:
    return f"{entry['name']['zh']}（虚构）"


def _open(shop: Shop, entry: Entry, *, at: datetime) -> None:
    """What a shop needs before it can sell: who may manage it, a warehouse for every channel, its licences."""
    if not shop.members.exists():
        ShopMember.objects.create(shop=shop, user=_owner(entry), role=ShopMember.Role.OWNER)
    place = entry["warehouse"]
    warehouse, new = Warehouse.objects.get_or_create(
        slug=place["code"].lower(),
        defaults={"shop": shop, "name": both(f"{place['city']}仓", place["code"])} | _collected(entry, shop),
    )
    if new:
        warehouse.channels.set(Channel.objects.all())
    for permit in entry.get("licences", ()):
        until = (at + timedelta(days=permit["expires_in_days"])).date()
        licence, new = Licence.objects.get_or_create(
            shop=shop, kind=permit["kind"], number=permit["number"], defaults={"valid_until": until}
        )
        if new:
            licence.document.name = _document(licence, permit)
            licence.save(update_fields=["document"])
        elif licence.valid_until <= at.date():
            # The demo outlives its invented licences; they are renewed as on the first day.
            Licence.objects.filter(pk=licence.pk).update(valid_until=until)


def _owner(entry: Entry) -> User:
    """Who runs a shop. One of them is the demo's inheritor; the others have no password and never sign in."""
    if "account" in entry:
        return User.objects.get(email=entry["account"])
    return User.objects.create_user(f"{entry['slug']}@heirloom.example", first_name=entry["name"]["zh"])


def _document(licence: Licence, permit: Entry) -> str:
    """A drawn sheet in place of a scan, which says that it is none."""
    lines = (
        licence.get_kind_display(),
        permit["number"],
        permit["holder"]["zh"],
        permit["holder"]["en"],
        "演示证照，无效力",
    )
    rows = "".join(
        f'<text x="400" y="{160 + 80 * place}" font-size="34" text-anchor="middle">{escape(line)}</text>'
        for place, line in enumerate(lines)
    )
    ground = '<path fill="#fdfbf6" d="M0 0h800v600H0z"/>'
    sheet = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600">{ground}{rows}</svg>'
    path = f"licences/{licence.kind}-{licence.pk}.svg"
    if default_storage.exists(path):
        default_storage.delete(path)
    return default_storage.save(path, ContentFile(sheet.encode()))
