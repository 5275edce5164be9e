"""Heritage, people and shops through the API, and how few statements they take."""

from __future__ import annotations

import pytest

from common.text import both
from tests.factories.catalog import a_shop
from tests.factories.registry import HeritageItemFactory, InheritorFactory
from tests.integration.api.conftest import Asker
from tests.integration.api.test_catalog import global_id

ITEMS = """query($n:Int,$a:String,$f:HeritageItemFilterInput){heritageItems(first:$n,after:$a,filter:$f){totalCount
    edges{cursor node{id slug name code category{name} level entryType region thumbnail{url} inheritors{name}
    translation(languageCode:EN){name}}} pageInfo{hasNextPage endCursor}}}"""
PEOPLE = """query($f:InheritorFilterInput){inheritors(first:50,filter:$f){totalCount edges{node{id slug name rollNumber
    level status isVerified isInvented thumbnail{url} heritageItem{name code}}}}}"""


@pytest.fixture
def item(db):
    return HeritageItemFactory()


def test_heritage_items_are_walked(ask: Asker, db):
    HeritageItemFactory.create_batch(3)
    first = ask(ITEMS, n=2).data["heritageItems"]
    second = ask(ITEMS, n=2, a=first["pageInfo"]["endCursor"]).data["heritageItems"]
    assert len({edge["node"]["id"] for edge in first["edges"] + second["edges"]}) == first["totalCount"] == 3


def test_lists_of_heritage_and_people_take_few_statements_whatever_their_length(ask: Asker, db):
    for query, variables in ((ITEMS, {"n": 50}), (PEOPLE, {})):
        InheritorFactory.create_batch(2, heritage_item=HeritageItemFactory())
        ask(query, **variables)
        few = ask(query, **variables)
        for _ in range(8):
            InheritorFactory(heritage_item=HeritageItemFactory())
        many = ask(query, **variables)
        assert len(many.statements) == len(few.statements) <= 5, many.statements


def test_from_a_product_to_its_heritage_and_back(ask: Asker, item):
    person = InheritorFactory(heritage_item=item)
    ware = a_shop().sells(heritage=item, inheritor=person)
    product = ask(
        """query($s:String!){product(slug:$s,channel:"cn"){heritageItems{slug code} inheritors{slug}
        heritageShop{slug name kind legalName}}}""",
        s=ware.product.slug,
    ).data["product"]
    assert product["heritageItems"][0]["slug"] == item.slug
    assert product["inheritors"][0]["slug"] == person.slug
    assert product["heritageShop"]["kind"] == "UNIT"
    back = """products(first:5,channel:"cn"){totalCount edges{node{slug}}}"""
    data = ask(
        f"""query($i:String!,$p:String!,$s:String!){{heritageItem(slug:$i){{{back}}} inheritor(slug:$p){{{back}}}
        heritageShop(slug:$s){{{back}}}}}""",
        i=item.slug,
        p=person.slug,
        s=product["heritageShop"]["slug"],
    ).data
    expected = {"products": {"totalCount": 1, "edges": [{"node": {"slug": ware.product.slug}}]}}
    assert data == {"heritageItem": expected, "inheritor": expected, "heritageShop": expected}


def test_one_by_id_and_by_slug(ask: Asker, item):
    query = "query($i:ID,$s:String){heritageItem(id:$i,slug:$s){slug}}"
    assert ask(query, i=global_id("HeritageItem", item.pk)).data["heritageItem"] == {"slug": item.slug}
    assert ask(query, s="nobody-knows").data == {"heritageItem": None}
    assert ask(query, i=global_id("Inheritor", item.pk)).code == "GraphQLError"
    assert ask(query).code == "GraphQLError"


def test_filters(ask: Asker, item):
    HeritageItemFactory(name=both("古琴艺术", "Guqin"))
    assert ask(ITEMS, n=9, f={"search": "古琴"}).data["heritageItems"]["totalCount"] == 1
    assert ask(ITEMS, n=9, f={"level": "COUNTY"}).data["heritageItems"]["totalCount"] == 0
    assert ask(ITEMS, n=9, f={"region": "nowhere"}).error["message"]
    assert ask(PEOPLE, f={"hasProfile": True}).data["inheritors"]["totalCount"] == 0


@pytest.mark.parametrize("paging", ["", "first:0", "first:101", "last:1", 'first:1,after:"x"'])
def test_paging_that_makes_no_sense_is_refused(ask: Asker, db, paging):
    answer = ask(f"{{heritageItems{f'({paging})' if paging else ''}{{totalCount}}}}")
    assert (answer.status, answer.body["data"]) == (200, {"heritageItems": None})


def test_categories_are_read_without_a_statement_once_remembered(ask: Asker, db):
    a_shop().sells()
    query = "{categories(first:10){totalCount edges{node{id slug name level parent{id}}}}}"
    ask(query)
    answer = ask(query)
    assert answer.data["categories"]["totalCount"] == 1
    assert answer.statements == []
