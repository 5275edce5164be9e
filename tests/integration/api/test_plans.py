"""The fast way to answer a query gives exactly what graphql-core gives, or leaves the query to it."""

from __future__ import annotations

import pytest
from graphql import execute, parse

from common.clock import now
from storefront.api.checkout.nodes import CheckoutNode
from storefront.api.core.context import ANYBODY, Context
from storefront.api.core.documents import Documents
from storefront.api.core.plans import Performed
from storefront.api.schema import schema
from storefront.checkout.models import Checkout
from tests.factories.catalog import AttributeValueFactory, a_shop, many
from tests.factories.registry import InheritorFactory
from tests.integration.api.conftest import Asker
from tests.integration.api.test_catalog import DETAIL, LIST
from tests.integration.api.test_heritage import ITEMS, PEOPLE

FRAGMENTS = """
query($c:String!,$n:Int=2,$size:Int){
  a:products(first:$n,channel:$c,filter:{isAvailable:true}){...Page totalCount}
  b:products(first:3,channel:$c){edges{node{__typename ...Name ...on Node{id} ...on Product{slug name}
    thumbnail(size:$size){url} big:thumbnail(size:800){url}
    assignedAttributes{__typename attribute{slug} ...on AssignedMultiChoiceAttribute{value(limit:1){slug}}}}}}
  nothing:product(slug:"none",channel:$c){name}
}
fragment Page on ProductCountableConnection{edges{node{...Name pricing{...Price}}}}
fragment Price on ProductPricingInfo{onSale priceRange{start{net{amount} tax{amount}}}}
fragment Name on Product{name created metadata{key} productType{slug} ...Deep}
fragment Deep on Product{name variants{name sku product{slug}} translation(languageCode:EN){name language{code}}}
"""


@pytest.fixture
def content(db):
    shop = a_shop()
    shop.sells(values=(AttributeValueFactory(),), inheritor=InheritorFactory(), slug="meiping")
    many(shop, 3)


def context() -> Context:
    return Context(request=None, at=now(), caller=ANYBODY)


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        (LIST, {"c": "cn"}),
        (DETAIL, {"c": "us", "s": "meiping"}),
        (FRAGMENTS, {"c": "cn", "size": 300}),
        (ITEMS, {"n": 5}),
        (PEOPLE, {}),
        ("{channels{slug countries{code}} categories(first:5){edges{node{name level}}} me{email}}", {}),
    ],
)
def test_a_plan_answers_as_graphql_core_does(content, query, variables):
    document = Documents(schema.graphql_schema).get(query)
    plan = document.plan(None)
    assert plan is not None
    slow = execute(schema.graphql_schema, parse(query), context_value=context(), variable_values=variables)
    assert slow.errors is None
    fast = plan.answer(context=context(), variables=variables, performed=Performed())
    assert fast == slow.data
    assert list(fast) == list(slow.data)


@pytest.mark.parametrize(
    "query",
    [
        "subscription{event{__typename}}",
        "query($w:Boolean!){channels{slug @include(if:$w)}}",
        "{__schema{queryType{name}}}",
        '{channels{slug} __type(name:"Product"){name}}',
    ],
)
def test_what_a_plan_cannot_do_is_left_to_graphql_core(query):
    assert Documents(schema.graphql_schema).get(query).plan(None) is None


def test_errors_of_a_planned_query_are_graphql_cores(ask: Asker, content):
    query = 'query($i:ID!){good:channels{slug} bad:product(id:$i,channel:"cn"){id}}'
    answer = ask(query, i="nonsense")
    assert answer.body["data"]["bad"] is None and len(answer.body["data"]["good"]) == 2
    assert answer.error["path"] == ["bad"] and answer.error["locations"]
    assert ask("query($n:Int!){categories(first:$n){totalCount}}", n="x").status == 400


def test_variables_of_one_request_do_not_stay_for_the_next(ask: Asker, content):
    query = 'query($n:Int!){products(first:$n,channel:"cn"){edges{node{slug}}}}'
    assert [len(ask(query, n=n).data["products"]["edges"]) for n in (1, 3, 2)] == [1, 3, 2]


CREATE = """mutation($i:CheckoutCreateInput!){one:checkoutCreate(input:$i){checkout{id totalPrice{gross{amount}}}
    errors{code}}}"""


def test_a_mutation_is_done_once_whatever_goes_wrong_with_its_answer(ask: Asker, content, monkeypatch):
    def fails(_node):
        raise ZeroDivisionError

    monkeypatch.setattr(CheckoutNode, "total_price", property(fails))
    answer = ask(CREATE, i={"channel": "cn"})
    assert answer.code == "InternalServerError" and answer.error["path"] == ["one", "checkout", "totalPrice"]
    assert answer.body["data"] == {"one": {"checkout": None, "errors": []}}
    assert Checkout.objects.count() == 1


def test_a_step_that_is_refused_leaves_the_steps_before_it_done_once(ask: Asker, content):
    query = """mutation($i:CheckoutCreateInput!){one:checkoutCreate(input:$i){errors{code}}
        two:transactionCreate(id:"x",transaction:{}){errors{code}} three:checkoutCreate(input:$i){errors{code}}}"""
    answer = ask(query, i={"channel": "cn"})
    assert answer.code == "PermissionDenied" and answer.error["path"] == ["two"]
    assert answer.body["data"] == {"one": {"errors": []}, "two": None, "three": {"errors": []}}
    assert Checkout.objects.count() == 2
