"""Whatever is sent to the endpoint, the answer is JSON in GraphQL's shape, with a reason and a status below 500."""

from __future__ import annotations

import json
import uuid

import pytest
from django.test import Client
from graphql import get_introspection_query

from tests.integration.api.conftest import Asker

NOTHING_NAMED = "mutation{transactionProcess{errors{message}}}"
NESTED = "{channels" * 1 + "{defaultCountry" * 40 + "{code}" + "}" * 41


@pytest.mark.parametrize(
    ("body", "status", "word"),
    [
        (b" ", 400, "JSON"),
        (b"{", 400, "JSON"),
        (b"\xff\xfe", 400, "JSON"),
        (b'"text"', 400, "object"),
        (b"[" * 100_000, 400, "JSON"),
        (b"[]", 400, "one operation"),
        (b'[{"query":"{channels{slug}}"}]', 400, "one operation"),
        (b"{}", 400, "query"),
        (b'{"query":5}', 400, "query"),
        (b'{"query":"  "}', 400, "query"),
        (b'{"query":"{channels{slug}}","variables":[]}', 400, "variables"),
        (b'{"query":"{channels{slug}}","operationName":1}', 400, "operationName"),
        (b'{"query":"{channels{slug}}","operationName":"other"}', 400, "operationName"),
        (b'{"query":"query a{channels{slug}} query b{channels{slug}}"}', 400, "operationName"),
        (b'{"query":"{channels{slug}"}', 400, "Syntax"),
        (b'{"query":"{channels{nonsense}}"}', 400, "nonsense"),
        (b'{"query":"query($c:String!){products(first:1,channel:$c){totalCount}}"}', 400, "$c"),
        (b'{"query":"query($c:Int){category(level:$c){slug}}","variables":{"c":"x"}}', 400, "level"),
        (b'{"query":"{category(slug:\\"\\u0000\\"){slug}}"}', 400, "NUL"),
        (b'{"query":"{category(slug:\\"\\\\u{0}\\"){slug}}"}', 400, "NUL"),
        (b'{"query":"fragment F on Query{...F} {...F}"}', 400, "nested"),
        (json.dumps({"query": NESTED}).encode(), 400, "nested"),
        (json.dumps({"query": "{" + "channels{slug}" * 3000 + "}"}).encode(), 400, "token"),
        (json.dumps({"query": "{" * 3000}).encode(), 400, ""),
        (b'{"query":"subscription{channels{slug}}"}', 400, "subscription"),
    ],
)
def test_a_malformed_body_is_refused_with_a_reason(ask: Asker, body, status, word):
    answer = ask.send(body)
    assert answer.status == status
    assert answer.body["data"] is None
    assert word.lower() in answer.error["message"].lower()
    assert answer.error["extensions"]["exception"]["code"]


def test_ten_megabytes_are_refused_unread(ask: Asker):
    answer = ask.send(json.dumps({"query": "{channels{slug}}", "variables": {"x": "y" * 10_000_000}}))
    assert answer.status == 413
    assert "larger" in answer.error["message"]


@pytest.mark.parametrize("content_type", ["text/plain", "multipart/form-data", "application/x-www-form-urlencoded", ""])
def test_another_content_type_is_refused(ask: Asker, content_type):
    answer = ask.send(b'{"query":"{channels{slug}}"}', content_type=content_type)
    assert answer.status == 415


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch"])
def test_only_post_is_answered(db, method):
    answer = getattr(Client(), method)("/graphql/?query={channels{slug}}")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]
    assert "POST" in answer.json()["errors"][0]["message"]


def test_an_answer_says_its_length_so_that_it_is_not_sent_in_chunks(db):
    for body in ('{"query": "{channels{slug}}"}', "[]"):
        answer = Client().post("/graphql/", body, content_type="application/json")
        assert int(answer.headers["Content-Length"]) == len(answer.content) > 0


def test_a_query_may_not_ask_for_too_much(ask: Asker):
    wide = 'heritageItems(first:100){edges{node{products(first:100,channel:"cn"){edges{node{id}}}}}}'
    answer = ask.send({"query": f"{{{wide}}}"})
    assert answer.status == 400
    assert "fields" in answer.error["message"]
    by_variable = "query($n:Int){" + wide.replace("first:100", "first:$n") + "}"
    assert ask(by_variable, n=100).status == 400
    assert ask(by_variable, n=2).status == 200


def test_a_query_may_not_walk_the_schema_in_circles(ask: Asker):
    circle = "{__schema{types{fields{type{fields{type{fields{type{fields{name}}}}}}}}}}"
    assert ask(circle).status == 400


def test_introspection_is_answered(ask: Asker):
    answer = ask(get_introspection_query())
    assert answer.status == 200
    assert {"Product", "HeritageItem"} <= {kind["name"] for kind in answer.data["__schema"]["types"]}


def test_operations_are_chosen_by_name(ask: Asker):
    text = "query a{channels{slug}} query b{channels{name}}"
    assert ask(text, operation="b").data == {"channels": []}


def test_a_fault_says_nothing_about_the_inside(ask: Asker, monkeypatch):
    def broken() -> None:
        raise RuntimeError("secret of the house")

    monkeypatch.setattr("storefront.api.catalog.channels.active_channels", broken)
    answer = ask("{channels{slug}}")
    assert answer.status == 200
    assert answer.error["message"] == "Internal Server Error"
    assert "secret" not in json.dumps(answer.body)


def test_pages_of_other_origins_may_read_the_answers(db, settings):
    settings.GRAPHQL_ALLOWED_ORIGINS = ["https://shop.example"]
    ours = Client().options("/graphql/", headers={"Origin": "https://shop.example"})
    other = Client().options("/graphql/", headers={"Origin": "https://else.example"})
    assert ours.headers["Access-Control-Allow-Origin"] == "https://shop.example"
    assert "Access-Control-Allow-Origin" not in other.headers
    assert "Access-Control-Allow-Credentials" not in ours.headers


@pytest.mark.parametrize(
    ("accepted", "said"),
    [
        ("", "这一项要填。"),
        ("en", "This is needed."),
        ("en-GB,en;q=0.9,zh;q=0.1", "This is needed."),
        ("fr, en;q=0.5", "This is needed."),
        ("zh-CN,en;q=0.5", "这一项要填。"),
        ("*", "这一项要填。"),
        ("x" * 9000, "这一项要填。"),
    ],
)
def test_messages_are_in_the_language_that_the_client_accepts(ask, accepted, said):
    answer = ask.send({"query": NOTHING_NAMED}, **{"Accept-Language": accepted})
    assert answer.data["transactionProcess"]["errors"] == [{"message": said}]


@pytest.mark.parametrize("when", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "yesterday", "2026-13-01"])
@pytest.mark.parametrize("literal", [True, False])
def test_an_instant_that_is_none_is_refused(app, when, literal):
    time = json.dumps(when) if literal else "$t"
    report = f'transactionEventReport(token:"{uuid.uuid4()}",type:INFO,pspReference:"i",time:{time}){{errors{{code}}}}'
    query = f"mutation{{{report}}}" if literal else f"mutation($t:DateTime){{{report}}}"
    answer = app(query, **({} if literal else {"t": when}))
    assert (answer.status, answer.code) == (400, "GraphQLError")
