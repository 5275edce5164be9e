"""Reading the catalogue, and how few statements it takes."""

from __future__ import annotations

from base64 import b64encode

import pytest

from tests.factories.catalog import AttributeValueFactory, CategoryFactory, a_shop, many
from tests.integration.api.conftest import Asker

# The first two are what contract_bench.py sends.
LIST = (
    "query($c:String!){products(first:24,channel:$c){edges{node{id name slug thumbnail{url} category{name} "
    "pricing{priceRange{start{gross{amount currency}}}}}}}}"
)
DETAIL = (
    "query($c:String!,$s:String!){product(slug:$s,channel:$c){id name slug description category{id name} "
    "media{url alt type} attributes{attribute{name slug} values{name slug}} "
    "pricing{onSale priceRange{start{gross{amount currency}} stop{gross{amount currency}}}} "
    "variants{id name sku quantityAvailable pricing{price{gross{amount currency}} priceUndiscounted{gross{amount}}} "
    "attributes{attribute{name} values{name}} media{url}}}}"
)


def global_id(kind: str, pk: int) -> str:
    return b64encode(f"{kind}:{pk}".encode()).decode()


@pytest.fixture
def shop(db):
    return a_shop()


def test_channels_are_listed(ask: Asker, shop):
    channels = ask("{channels{slug currencyCode isActive name countries{code country}}}").data["channels"]
    assert [(c["slug"], c["currencyCode"]) for c in channels] == [("cn", "CNY"), ("us", "USD")]
    assert channels[1]["countries"] == [{"code": "US", "country": "美国"}]


def test_a_list_of_24_takes_few_statements_whatever_its_length(ask: Asker, shop):
    many(shop, 3)
    ask(LIST, c="cn")  # What a process remembers is loaded once.
    few = ask(LIST, c="cn")
    many(shop, 27)
    full = ask(LIST, c="cn")
    assert len(few.data["products"]["edges"]) == 3
    assert len(full.data["products"]["edges"]) == 24
    assert len(few.statements) == len(full.statements) <= 5, full.statements


def test_a_product_page_takes_few_statements(ask: Asker, shop):
    ware = shop.sells(values=(AttributeValueFactory(),))
    ware.also_as(ware.product.name, price="300")
    ask(DETAIL, c="cn", s=ware.product.slug)
    answer = ask(DETAIL, c="cn", s=ware.product.slug)
    product = answer.data["product"]
    assert product["name"] == "青花梅瓶"
    assert product["pricing"]["priceRange"]["start"]["gross"] == {"amount": 128.0, "currency": "CNY"}
    assert product["pricing"]["priceRange"]["stop"]["gross"]["amount"] == 300.0
    assert product["attributes"] == [
        {"attribute": {"name": "用途", "slug": "use"}, "values": [{"name": "花器", "slug": "flowers"}]}
    ]
    assert [variant["quantityAvailable"] for variant in product["variants"]] == [10, 10]
    assert len(answer.statements) <= 8, answer.statements


def test_variants_and_heritage_of_a_list_are_loaded_together(ask: Asker, shop):
    query = (
        '{products(first:50,channel:"cn"){edges{node{name description media{url} attributes{values{slug}} isAvailable '
        "variants{sku quantityAvailable attributes{values{slug}}} heritageItems{name code} inheritors{name} "
        "heritageShop{name} translation(languageCode:EN){name}}}}}"
    )
    many(shop, 2)
    ask(query)
    few = ask(query)
    many(shop, 20)
    assert len(ask(query).statements) == len(few.statements) <= 12


def test_what_is_not_published_is_not_there(ask: Asker, app: Asker, shop):
    ware = shop.sells(state="draft")
    query = "query($s:String!,$c:String){product(slug:$s,channel:$c){slug} productVariant(sku:$s,channel:$c){id}}"
    assert ask(query, s=ware.product.slug, c="cn").data["product"] is None
    assert ask('{products(first:5,channel:"cn"){totalCount}}').data["products"]["totalCount"] == 0
    assert app(query, s=ware.product.slug).data["product"] == {"slug": ware.product.slug}


def test_a_product_without_a_price_in_the_channel_is_not_there(ask: Asker, shop):
    ware = shop.sells(us_price=None)
    query = "query($s:String!,$c:String!){product(slug:$s,channel:$c){slug}}"
    assert ask(query, s=ware.product.slug, c="cn").data["product"]
    assert ask(query, s=ware.product.slug, c="us").data["product"] is None


def test_a_shopper_must_name_one_of_several_channels(ask: Asker, shop):
    assert "channel" in ask("{products(first:1){totalCount}}").error["message"]


def test_an_unknown_channel_has_nothing(ask: Asker, shop):
    shop.sells()
    data = ask('{products(first:5,channel:"mars"){totalCount edges{cursor}} product(slug:"x",channel:"mars"){id}}').data
    assert data == {"products": {"totalCount": 0, "edges": []}, "product": None}


def test_pages_of_a_list_join_without_gap_or_repeat(ask: Asker, shop):
    many(shop, 7)
    query = (
        'query($a:String,$b:String,$f:Int,$l:Int){products(first:$f,last:$l,after:$a,before:$b,channel:"cn")'
        "{totalCount edges{cursor node{slug}} pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}"
    )
    whole = [edge["node"]["slug"] for edge in ask(query, f=100).data["products"]["edges"]]
    first = ask(query, f=4).data["products"]
    second = ask(query, f=4, a=first["pageInfo"]["endCursor"]).data["products"]
    assert [edge["node"]["slug"] for edge in first["edges"] + second["edges"]] == whole
    assert first["pageInfo"]["hasNextPage"] and not second["pageInfo"]["hasNextPage"]
    last = ask(query, l=3).data["products"]
    assert [edge["node"]["slug"] for edge in last["edges"]] == whole[-3:]
    assert last["pageInfo"]["hasPreviousPage"] and not last["pageInfo"]["hasNextPage"]
    before = ask(query, l=2, b=last["pageInfo"]["startCursor"]).data["products"]
    assert [edge["node"]["slug"] for edge in before["edges"]] == whole[2:4]
    assert first["totalCount"] == 7


@pytest.mark.parametrize("paging", ["", "first:0", "first:101", "last:-1", "first:1,last:1", 'first:1,after:"x"'])
def test_paging_that_makes_no_sense_is_refused(ask: Asker, shop, paging):
    arguments = f'channel:"cn",{paging}'
    answer = ask(f"{{products({arguments}){{totalCount}}}}")
    assert answer.status == 200
    assert answer.code == "GraphQLError"


def test_narrowing_and_sorting(ask: Asker, shop):
    tea = CategoryFactory(slug="tea")
    green = CategoryFactory(slug="green-tea", parent=tea)
    cheap = shop.sells("甲", price="10", category=green, slug="a")
    dear = shop.sells("乙", price="900", slug="b", stock=0, values=(AttributeValueFactory(),))

    def slugs(arguments: str) -> list[str]:
        found = ask(f'{{products(first:9,channel:"cn",{arguments}){{edges{{node{{slug}}}}}}}}').data["products"]
        return [edge["node"]["slug"] for edge in found["edges"]]

    tea_id = global_id("Category", tea.pk)
    assert slugs(f'filter:{{categories:["{tea_id}"]}}') == ["a"]
    assert slugs(f'where:{{category:{{eq:"{tea_id}"}}}}') == ["a"]
    assert slugs("filter:{price:{gte:100}}") == ["b"]
    assert slugs("where:{price:{range:{lte:10}}}") == ["a"]
    assert slugs("filter:{isAvailable:true}") == ["a"]
    assert slugs("filter:{stockAvailability:OUT_OF_STOCK}") == ["b"]
    assert slugs('filter:{attributes:[{slug:"use",values:["flowers"]}]}') == ["b"]
    assert slugs('filter:{slugs:["b"]}') == ["b"]
    assert slugs(f'where:{{OR:[{{slug:{{eq:"a"}}}},{{ids:["{global_id("Product", dear.product.pk)}"]}}]}}') == [
        "a",
        "b",
    ]
    assert slugs("sortBy:{field:PRICE,direction:DESC}") == ["b", "a"]
    assert slugs("sortBy:{field:NAME,direction:ASC}") == sorted(["a", "b"], key=lambda s: {"a": "甲", "b": "乙"}[s])
    category = ask(f'{{category(id:"{tea_id}"){{slug products(first:5,channel:"cn"){{edges{{node{{id}}}}}}}}}}').data
    assert category["category"]["products"]["edges"] == [{"node": {"id": global_id("Product", cheap.product.pk)}}]


def test_a_filter_that_is_not_supported_says_so(ask: Asker, shop):
    answer = ask('{products(first:1,channel:"cn",filter:{metadata:[{key:"a"}]}){totalCount}}')
    assert "metadata" in answer.error["message"]


@pytest.mark.parametrize(
    "bad", ["nonsense", "UHJvZHVjdDp4", "Q2F0ZWdvcnk6MQ==", "", "UHJvZHVjdDo5OTk5OTk5OTk5OTk5OTk5OTk5OTk="]
)
def test_an_id_of_the_wrong_shape_is_an_error_and_null(ask: Asker, shop, bad):
    answer = ask('query($i:ID!){product(id:$i,channel:"cn"){id}}', i=bad)
    assert (answer.status, answer.body["data"]) == (200, {"product": None})
    assert answer.code == "GraphQLError"


def test_stocks_are_for_those_who_manage_products(ask: Asker, app: Asker, powerless_app: Asker, shop):
    ware = shop.sells(stock=7)
    query = "query($i:ID!,$c:String){productVariant(id:$i,channel:$c){stocks{quantity warehouse{id slug}}}}"
    variant = global_id("ProductVariant", ware.variant.pk)
    assert app(query, i=variant).data["productVariant"]["stocks"][0]["quantity"] == 7
    for caller in (ask, powerless_app):
        refused = caller(query, i=variant, c="cn")
        assert refused.code == "PermissionDenied"
        assert refused.body["data"] == {"productVariant": {"stocks": None}}


UPDATE = """mutation($v:ID,$s:[StockInput!]!){productVariantStocksUpdate(variantId:$v,stocks:$s){
    productVariant{stocks{quantity}} errors{field code message index}}}"""


def test_an_app_sets_the_stock(app: Asker, shop):
    ware = shop.sells(stock=7)
    warehouse = global_id("Warehouse", ware.variant.stocks.get().warehouse_id)
    variant = global_id("ProductVariant", ware.variant.pk)
    data = app(UPDATE, v=variant, s=[{"warehouse": warehouse, "quantity": 3}]).data["productVariantStocksUpdate"]
    assert data == {"productVariant": {"stocks": [{"quantity": 3}]}, "errors": []}
    assert ware.left == 3


@pytest.mark.parametrize(
    ("warehouse", "quantity", "code", "field"),
    [
        (None, -1, "INVALID", "quantity"),
        ("V2FyZWhvdXNlOjk5OTk=", 1, "NOT_FOUND", "warehouse"),
        ("x", 1, "GRAPHQL_ERROR", "warehouse"),
    ],
)
def test_a_stock_that_cannot_be_is_refused(app: Asker, shop, warehouse, quantity, code, field):
    ware = shop.sells(stock=7)
    warehouse = warehouse or global_id("Warehouse", ware.variant.stocks.get().warehouse_id)
    variant = global_id("ProductVariant", ware.variant.pk)
    data = app(UPDATE, v=variant, s=[{"warehouse": warehouse, "quantity": quantity}]).data["productVariantStocksUpdate"]
    (error,) = data["errors"]
    assert (error["code"], error["field"], error["index"]) == (code, field, 0)
    assert ware.left == 7


def test_only_those_who_manage_products_set_the_stock(ask: Asker, powerless_app: Asker, shop):
    ware = shop.sells(stock=7)
    for caller in (ask, powerless_app):
        answer = caller(UPDATE, v=global_id("ProductVariant", ware.variant.pk), s=[])
        assert answer.code == "PermissionDenied"
        assert answer.body["data"] == {"productVariantStocksUpdate": None}


SET = """query($i:ID!,$c:String){productVariant(id:$i,channel:$c){quantityAvailable
    bundleParts{name quantity variant{id sku quantityAvailable}}}}"""


def test_a_set_names_its_parts_and_is_counted_by_them(ask: Asker, app: Asker, shop):
    cup, caddy = shop.sells("盖碗", stock=9), shop.sells("茶叶罐", stock=5, us_price=None)
    tea = shop.sells("茶席一套", holds={cup: 4, caddy: 1})
    variant = global_id("ProductVariant", tea.variant.pk)
    seen = ask(SET, i=variant, c="us").data["productVariant"]
    assert seen["quantityAvailable"] == 2
    assert seen["bundleParts"] == [
        {
            "name": "盖碗",
            "quantity": 4,
            "variant": {
                "id": global_id("ProductVariant", cup.variant.pk),
                "sku": cup.variant.sku,
                "quantityAvailable": 9,
            },
        },
        {"name": "茶叶罐", "quantity": 1, "variant": None},
    ], "The caddy is not sold alone in the United States."
    assert ask(SET, i=global_id("ProductVariant", cup.variant.pk), c="us").data["productVariant"]["bundleParts"] == []
    house = global_id("Warehouse", cup.variant.stocks.get().warehouse_id)
    data = app(UPDATE, v=variant, s=[{"warehouse": house, "quantity": 3}]).data["productVariantStocksUpdate"]
    assert [(error["field"], error["code"]) for error in data["errors"]] == [("quantity", "INVALID")]


def test_lists_of_sets_take_few_statements_whatever_their_length(ask: Asker, shop):
    query = (
        "query($c:String!){products(first:24,channel:$c){edges{node{variants{quantityAvailable "
        "bundleParts{quantity variant{sku}}}}}}}"
    )
    cup = shop.sells("盖碗", stock=9)
    shop.sells("对杯", holds={cup: 2})
    ask(query, c="cn")
    few = ask(query, c="cn")
    for _ in range(5):
        shop.sells("对杯", holds={cup: 2})
    full = ask(query, c="cn")
    assert len(few.statements) == len(full.statements), full.statements
