"""A small store with something of everything, and a shopper's browser without a browser."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.test import Client

from common.clock import now
from inheritors.registry.models import Inheritor
from promotions.blindboxes.models import Series
from promotions.campaigns.models import Campaign
from promotions.collectibles.models import Edition
from storefront.orders.models import Order
from tests.factories.catalog import AShop, CategoryFactory, ChannelFactory, Ware, a_shop
from tests.factories.checkout import HANGZHOU, TACOMA, ships
from tests.factories.promotions import a_campaign, a_series, an_edition, percent_off, spend_step
from tests.factories.registry import HeritageItemFactory, InheritorFactory

OURS = {"sec-fetch-site": "same-origin"}


@dataclass(frozen=True)
class SmallStore:
    """One shop, one work of each class, a series, a campaign that runs, an edition that comes with orders."""

    shop: AShop
    vase: Ware
    tea: Ware
    balm: Ware
    box: Ware
    maker: Inheritor
    campaign: Campaign
    series: Series
    edition: Edition


def a_small_store() -> SmallStore:
    begun, over = now() - timedelta(days=1), now() + timedelta(days=5)
    shop = a_shop(slug="hutian")
    heritage = HeritageItemFactory(slug="porcelain")
    maker = InheritorFactory(slug="shen-yanqiu", heritage_item=heritage)
    craft, food, medicine = (CategoryFactory(slug=slug) for slug in ("craft", "food", "medicine"))
    vase = shop.sells(
        "青花梅瓶", slug="vase", price="400", us_price="60", category=craft, heritage=heritage, inheritor=maker
    )
    tea = shop.sells("古树春茶饼", slug="tea", english="Old-tree tea", product_class="food", category=food)
    balm = shop.sells("清凉油", slug="balm", english="Balm", product_class="medicine", category=medicine, limit=5)
    box = shop.sells("花神盲盒", slug="box", english="Blind box", category=craft, price="69")
    ships()
    channels = [ChannelFactory(), ChannelFactory(us=True)]
    return SmallStore(
        shop=shop,
        vase=vase,
        tea=tea,
        balm=balm,
        box=box,
        maker=maker,
        campaign=a_campaign(
            percent_off("15", products=[vase.product]),
            spend_step("300", "40", 3),
            slug="heritage-week",
            starts_at=begun,
            ends_at=over,
            channels=channels,
        ),
        series=a_series(box, plum=6, peach=5, hidden=1),
        edition=an_edition(size=50, min_spend="300", starts_at=begun, ends_at=over),
    )


class Shopper:
    """Somebody at the store's pages."""

    def __init__(self, *, english: bool = False, client: Client | None = None) -> None:
        self.client = client or Client()
        self.prefix = "/en" if english else ""
        self.home = TACOMA if english else HANGZHOU

    def sees(self, path: str, **query: str):
        return self.client.get(f"{self.prefix}{path}", query)

    def posts(self, path: str, data: dict | None = None, **headers: str):
        return self.client.post(f"{self.prefix}{path}", data or {}, headers=OURS | headers)

    def puts_in(self, ware: Ware, quantity: int | str = 1, **headers: str):
        return self.posts("/basket/add/", {"variant": ware.variant.pk, "quantity": quantity}, **headers)

    def signs_in(self, email: str, password: str):
        return self.posts("/accounts/login/", {"login": email, "password": password})

    @property
    def basket(self):
        """What the basket's page shows; None when it is empty."""
        return self.sees("/basket/").context["basket"]

    def form(self, **changes: object) -> dict[str, object]:
        """The checkout's form as the shopper would send it, with some values changed."""
        shown = self.sees("/checkout/").context["shown"]
        home = self.home
        values: dict[str, object] = {
            "email": "shopper@example.com",
            "country": home.country,
            "last_name": home.last_name,
            "phone": home.phone,
            "country_area": home.country_area,
            "city": home.city,
            "city_area": home.city_area,
            "street_address_1": home.street_address_1,
            "postal_code": home.postal_code,
            "method": shown.method_id,
            "pay": "success",
            "confirm": [each.code for each in shown.confirmations],
            "total": str(shown.quote.total.gross.amount),
        }
        return values | changes

    def orders(self, **changes: object) -> Order:
        """Send the checkout's form and return the order that it made."""
        response = self.posts("/checkout/", self.form(**changes))
        assert response.status_code == 302, response.content.decode()[:2000]
        return Order.objects.get(pk=response.url.rstrip("/").rsplit("/", 1)[-1])
