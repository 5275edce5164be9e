"""Searching through the API: the same engine as the pages."""

from __future__ import annotations

import pytest

from tests.factories.catalog import a_shop, many
from tests.integration.api.conftest import Asker

# What contract_bench.py sends.
SEARCH = (
    "query($c:String!,$q:String!){products(first:24,channel:$c,search:$q){totalCount edges{node{id name slug "
    "pricing{priceRange{start{gross{amount currency}}}}}}}}"
)
PAGED = (
    'query($n:Int,$a:String,$s:ProductOrder){products(first:$n,after:$a,sortBy:$s,channel:"cn",search:"梅瓶")'
    "{totalCount edges{node{slug name}} pageInfo{hasNextPage endCursor}}}"
)


@pytest.fixture
def shop(db):
    return a_shop()


def names(answer) -> list[str]:
    return [edge["node"]["name"] for edge in answer.data["products"]["edges"]]


def test_two_characters_inside_a_name_are_found(ask: Asker, shop):
    shop.sells("青花梅瓶")
    shop.sells("古树春茶饼")
    ask(SEARCH, c="cn", q="梅瓶")  # What a process remembers is loaded once.
    answer = ask(SEARCH, c="cn", q="梅瓶")
    assert names(answer) == ["青花梅瓶"]
    assert answer.data["products"]["totalCount"] == 1
    assert len(answer.statements) <= 5, answer.statements


def test_pages_of_a_search_join(ask: Asker, shop):
    many(shop, 5)
    first = ask(PAGED, n=3).data["products"]
    second = ask(PAGED, n=3, a=first["pageInfo"]["endCursor"]).data["products"]
    slugs = [edge["node"]["slug"] for edge in first["edges"] + second["edges"]]
    assert len(set(slugs)) == 5 and first["totalCount"] == 5
    assert first["pageInfo"]["hasNextPage"] and not second["pageInfo"]["hasNextPage"]


def test_a_search_is_sorted_and_narrowed(ask: Asker, shop):
    many(shop, 3)
    dear = ask(PAGED, n=1, s={"field": "PRICE", "direction": "DESC"})
    cheap = ask(PAGED, n=3, s={"field": "PRICE", "direction": "ASC"})
    assert names(dear) == names(cheap)[-1:]
    query = '{products(first:9,channel:"cn",search:"梅瓶",filter:{slugs:["none"]}){totalCount}}'
    assert ask(query).data["products"]["totalCount"] == 0


@pytest.mark.parametrize("text", ["' OR 1=1 --", "%", "\\", "x" * 5000, "🦄", ":*&|!()"])
def test_no_text_is_too_strange_to_search_for(ask: Asker, shop, text):
    assert ask(SEARCH, c="cn", q=text).status == 200


def test_a_cursor_of_another_list_is_refused(ask: Asker, shop):
    assert ask(PAGED, n=3, a="nonsense").error["message"]
    assert ask('{products(last:3,channel:"cn",search:"a"){totalCount}}').code == "GraphQLError"
