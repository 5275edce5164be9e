"""Rows of the catalogue, and the language that tests speak about shops.

    shop = a_shop()
    vase = shop.sells("青花梅瓶", stock=100)            # a published, priced, stocked craft in both channels
    tea = shop.sells("古树春茶饼", product_class="food")  # with its label, its licence and a batch
    vase.left, vase.variant, vase.product

Whatever a test need not know has a default that makes the product complete enough to be sold.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import factory
from django.db.models import F, Sum
from factory.django import DjangoModelFactory

from catalog.listings.models import Listing, ListingState
from catalog.pricing.models import Channel, PriceRecord, TaxRate, VariantChannelListing
from catalog.products.bundles import compose
from catalog.products.models import (
    Attribute,
    AttributeValue,
    Category,
    CraftFacts,
    FoodFacts,
    MedicineFacts,
    Product,
    ProductType,
    ProductVariant,
)
from catalog.search.services import index_products
from catalog.stock.models import Stock, Warehouse
from common.text import TranslatedText, both
from inheritors.registry.models import HeritageItem, Inheritor
from inheritors.shops.models import Licence, Shop, ShopMember
from tests.factories.people import UserFactory
from tests.factories.registry import HeritageItemFactory, RegionFactory

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
FAR_OFF = date(2099, 12, 31)


class ChannelFactory(DjangoModelFactory):
    """`cn` in CNY; the trait `us` is the channel in USD, where prices do not include tax."""

    class Meta:
        model = Channel
        django_get_or_create = ("slug",)

    class Params:
        us = factory.Trait(
            slug="us",
            name=both("美国", "United States"),
            currency="USD",
            default_country="US",
            countries=["US"],
            prices_include_tax=False,
        )

    slug = "cn"
    name = both("中国", "China")
    currency = "CNY"
    default_country = "CN"
    countries = ["CN"]
    prices_include_tax = True


class TaxRateFactory(DjangoModelFactory):
    class Meta:
        model = TaxRate
        django_get_or_create = ("country", "product_class")

    country = "CN"
    product_class = "craft"
    rate = Decimal("13")


class CategoryFactory(DjangoModelFactory):
    class Meta:
        model = Category
        django_get_or_create = ("slug",)

    slug = "ceramics"
    name = factory.LazyAttribute(lambda row: both("陶瓷", "Ceramics") if row.slug == "ceramics" else both("", row.slug))


class ProductTypeFactory(DjangoModelFactory):
    class Meta:
        model = ProductType
        django_get_or_create = ("slug",)

    slug = factory.LazyAttribute(lambda row: row.product_class)
    name = factory.LazyAttribute(lambda row: both(row.product_class, row.product_class))
    product_class = "craft"


class AttributeFactory(DjangoModelFactory):
    class Meta:
        model = Attribute
        django_get_or_create = ("slug",)

    slug = "use"
    name = both("用途", "Use")
    is_facet = True


class AttributeValueFactory(DjangoModelFactory):
    class Meta:
        model = AttributeValue
        django_get_or_create = ("attribute", "slug")

    attribute = factory.SubFactory(AttributeFactory)
    slug = "flowers"
    name = both("花器", "For flowers")


class ShopFactory(DjangoModelFactory):
    """A protection unit's store: an organisation, so it may sell every class once it holds the licence."""

    class Meta:
        model = Shop

    class Params:
        # A natural person's shop, which may sell crafts only.
        person = factory.Trait(kind=Shop.Kind.INHERITOR, is_organisation=False, legal_name="沈砚秋")

    slug = factory.Sequence(lambda n: f"shop-{n}")
    kind = Shop.Kind.UNIT
    name = both("湖田窑", "Hutian Kiln")
    region = factory.SubFactory(RegionFactory)
    place = both("景德镇", "Jingdezhen")
    legal_name = "景德镇湖田窑有限公司"
    is_organisation = True


class LicenceFactory(DjangoModelFactory):
    class Meta:
        model = Licence
        django_get_or_create = ("shop", "kind", "number")

    kind = Licence.Kind.FOOD_PRODUCTION
    number = "SC11436020099999"
    document = "licences/example.pdf"
    valid_until = FAR_OFF


class ProductFactory(DjangoModelFactory):
    """A product without variants. `a_shop().sells()` makes whole ones."""

    class Meta:
        model = Product

    slug = factory.Sequence(lambda n: f"product-{n}")
    name = both("青花梅瓶", "Meiping vase")
    lede = both("肩圆，腰收，足稳。", "A round shoulder, a drawn-in waist, a steady foot.")
    description = both("十一只出窑，留六只。", "Eleven came out of the kiln. Six were kept.")
    product_type = factory.SubFactory(ProductTypeFactory)
    category = factory.SubFactory(CategoryFactory)
    shop = factory.SubFactory(ShopFactory)


class VariantFactory(DjangoModelFactory):
    class Meta:
        model = ProductVariant

    product = factory.SubFactory(ProductFactory)
    sku = factory.Sequence(lambda n: f"SKU-{n}")
    name = both("", "")
    product_class = factory.SelfAttribute("product.product_type.product_class")
    weight_grams = 500


class ListingFactory(DjangoModelFactory):
    class Meta:
        model = Listing

    product = factory.SubFactory(ProductFactory)
    state = ListingState.PUBLISHED
    since = LONG_AGO


@dataclass(frozen=True)
class Ware:
    """A product on sale, with the one variant that most tests need."""

    product: Product
    variant: ProductVariant

    @property
    def left(self) -> int:
        """Pieces that are there and not sold."""
        return self.variant.stocks.aggregate(left=Sum(F("quantity") - F("allocated")))["left"] or 0

    @property
    def sold(self) -> int:
        return self.variant.stocks.aggregate(sold=Sum("allocated"))["sold"] or 0

    def also_as(self, name: TranslatedText, *, price: str = "128", us_price: str = "18", stock: int = 10) -> Ware:
        """The same product in another size or style."""
        variant = VariantFactory(product=self.product, name=name, position=self.product.variants.count())
        give_facts(variant)
        put_on_sale(variant, price=price, us_price=us_price)
        put_in_stock(variant, stock)
        index_products(product_ids=[self.product.pk])
        return Ware(self.product, variant)


@dataclass(frozen=True)
class AShop:
    """A shop as a test speaks of it."""

    row: Shop

    def member(self, role: str = ShopMember.Role.OWNER):
        """A user who may manage this shop."""
        user = UserFactory()
        ShopMember.objects.create(shop=self.row, user=user, role=role)
        return user

    def sells(
        self,
        name: str = "青花梅瓶",
        *,
        english: str = "Meiping vase",
        product_class: str = "craft",
        stock: int = 10,
        price: str | None = "128",
        us_price: str | None = "18",
        category: Category | None = None,
        heritage: HeritageItem | None = None,
        inheritor: Inheritor | None = None,
        values: tuple[AttributeValue, ...] = (),
        state: str = ListingState.PUBLISHED,
        made_to_order_days: int | None = None,
        limit: int | None = None,
        holds: Mapping[Ware, int] | None = None,
        **product,
    ) -> Ware:
        """Put a complete product on sale: published, with a price in both channels, in stock, and found by search.

        What `holds` others is a set, and has no stock of its own.
        """
        row = ProductFactory(
            shop=self.row,
            name=both(name, english),
            product_type__product_class=product_class,
            category=category or CategoryFactory(),
            **product,
        )
        row.heritage_items.add(heritage or HeritageItemFactory())
        if inheritor:
            row.inheritors.add(inheritor)
        row.values.add(*values)
        variant = VariantFactory(product=row, quantity_limit_per_customer=limit)
        give_facts(variant, made_to_order_days=made_to_order_days)
        put_on_sale(variant, price=price, us_price=us_price)
        if holds:
            compose(bundle_id=variant.pk, parts={ware.variant.pk: count for ware, count in holds.items()})
            variant.refresh_from_db()
        else:
            put_in_stock(variant, stock)
        ListingFactory(product=row, state=state)
        index_products(product_ids=[row.pk])
        return Ware(row, variant)


def a_shop(**shop) -> AShop:
    """A shop in both channels. `a_shop(person=True)` is a natural person's."""
    ChannelFactory(), ChannelFactory(us=True)
    return AShop(ShopFactory(**shop))


def put_on_sale(
    variant: ProductVariant, *, price: str | None, us_price: str | None, since: datetime = LONG_AGO
) -> None:
    """Set the list prices in `cn` and `us`, with their records; None means not sold there."""
    for channel, amount in ((ChannelFactory(), price), (ChannelFactory(us=True), us_price)):
        if amount is not None:
            VariantChannelListing.objects.create(
                variant=variant, channel=channel, price_amount=amount, currency=channel.currency
            )
            PriceRecord.objects.create(variant=variant, channel=channel, amount=amount, since=since)


def put_in_stock(
    variant: ProductVariant, quantity: int, *, batch: str | None = None, expires_on: date | None = None
) -> Stock:
    """Lay pieces into the shop's warehouse, which serves both channels; food gets a batch with its dates."""
    shop = variant.product.shop
    warehouse, made = Warehouse.objects.get_or_create(
        slug=f"{shop.slug}-house", defaults={"name": both("本店库房", "The shop's store"), "shop": shop}
    )
    if made:
        warehouse.channels.set([ChannelFactory(), ChannelFactory(us=True)])
    is_food = variant.product_class == "food"
    return Stock.objects.create(
        warehouse=warehouse,
        variant=variant,
        batch=batch if batch is not None else "B2601" if is_food else "",
        produced_on=date(2026, 1, 5) if is_food else None,
        expires_on=expires_on or (FAR_OFF if is_food else None),
        quantity=quantity,
    )


def give_facts(variant: ProductVariant, *, made_to_order_days: int | None = None) -> None:
    """The facts that the variant's class asks for, complete (DOMAIN.md, section 3)."""
    shop = variant.product.shop
    if variant.product_class == "craft":
        CraftFacts.objects.create(
            variant=variant,
            material=both("高岭土", "Kaolin"),
            dimensions=both("高 28 厘米", "28 cm high"),
            maker=both("沈砚秋", "Shen Yanqiu"),
            made_to_order=bool(made_to_order_days),
            lead_time_days=made_to_order_days,
        )
    elif variant.product_class == "food":
        FoodFacts.objects.create(
            variant=variant,
            label_name=both("普洱茶（生茶）紧压茶", "Raw pu-erh tea, pressed"),
            ingredients=both("云南大叶种晒青茶", "Sun-dried leaf of Yunnan"),
            net_content=both("357 克", "357 g"),
            producer=both("石泉茶坊", "Shiquan Tea House"),
            storage=both("通风、干燥、避光", "Dry and dark"),
            standard_code="GB/T 22111",
            licence=LicenceFactory(shop=shop),
        )
    else:
        MedicineFacts.objects.create(
            variant=variant,
            generic_name=both("清凉油", "Cooling balm"),
            approval_number="国药准字Z12345678",
            otc_class=MedicineFacts.OtcClass.GREEN,
            indications=both("清凉散热", "For heat and itching"),
            dosage=both("外用", "Apply to the skin"),
            contraindications=both("皮肤破损处禁用", "Not on broken skin"),
            leaflet=both("请仔细阅读说明书", "Read the leaflet"),
            manufacturer=both("某药厂", "A works"),
            licence=LicenceFactory(shop=shop, kind=Licence.Kind.DRUG_TRADE, number="赣DA0000001"),
        )


_counter = itertools.count(1)


def many(shop: AShop, count: int, **ware) -> list[Ware]:
    """So many different wares, named and priced apart."""
    return [
        shop.sells(f"梅瓶{n}号", english=f"Vase no. {n}", price=str(100 + n), us_price=str(10 + n), **ware)
        for n in itertools.islice(_counter, count)
    ]
