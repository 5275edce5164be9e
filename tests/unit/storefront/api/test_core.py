"""Ids, cursors and limits of the API, by tables and by chance; no database."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from graphql import GraphQLError
from hypothesis import given
from hypothesis import strategies as st

from common.errors import Invalid
from storefront.accounts.addresses import AddressInvalid
from storefront.api.core import ids
from storefront.api.core.connections import Connection, cursor_of, offset_of, slice_of
from storefront.api.core.documents import Documents, Refused
from storefront.api.core.errors import errors_of
from storefront.api.core.languages import LANGUAGE_CODES, language_of
from storefront.api.core.scalars import JSON, PositiveDecimal, PositiveInt
from storefront.api.core.text import rich
from storefront.api.schema import schema


@given(st.integers(min_value=0, max_value=2**63 - 1))
def test_an_id_is_read_back(pk):
    assert ids.decode(ids.encode("Product", pk), "Product") == pk


def test_an_id_of_a_uuid_is_read_back():
    key = uuid4()
    assert ids.decode_uuid(ids.encode("Checkout", key), "Checkout") == key
    assert isinstance(key, UUID)


@given(st.text())
def test_whatever_is_no_id_is_a_bad_id(text):
    for read in (ids.decode, ids.decode_uuid):
        with pytest.raises(ids.BadId):
            read(text, "Product")
    assert isinstance(ids.kind_of(text), str)


@given(st.text())
def test_whatever_is_no_number_is_a_bad_id(text):
    if not (text.isascii() and text.isdigit()):
        with pytest.raises(ids.BadId):
            ids.decode(ids.encode("Product", text), "Product")


@given(st.text())
def test_whatever_is_no_cursor_is_refused(text):
    with pytest.raises(GraphQLError):
        offset_of(text)


@given(st.integers(min_value=0, max_value=9_999_999))
def test_a_cursor_is_read_back(offset):
    assert offset_of(cursor_of(offset)) == offset


@pytest.mark.parametrize(
    ("paging", "shown", "before", "after"),
    [
        ({"first": 2}, [0, 1], False, True),
        ({"first": 5}, [0, 1, 2, 3, 4], False, False),
        ({"first": 2, "after": cursor_of(2)}, [3, 4], True, False),
        ({"first": 9, "before": cursor_of(2)}, [0, 1], False, True),
        ({"last": 2}, [3, 4], True, False),
        ({"last": 2, "before": cursor_of(3)}, [1, 2], True, True),
        ({"last": 9, "after": cursor_of(2)}, [3, 4], True, False),
        ({"first": 2, "after": cursor_of(99)}, [], True, False),
    ],
)
def test_pages_of_a_list_of_five(paging, shown, before, after):
    page = Connection.of(range(5), slice_of(**paging), make=list)
    assert [edge.node for edge in page.edges] == shown
    assert (page.page_info.has_previous_page, page.page_info.has_next_page) == (before, after)
    assert page.total_count == 5


@pytest.mark.parametrize(
    ("query", "variables", "cost"),
    [
        ("{channels{slug name}}", {}, 3),
        ("{products(first:10){edges{node{id}}}}", {}, 1 + 10 * 3),
        ("query($n:Int){products(first:$n){edges{node{id}}}}", {"n": 20}, 1 + 20 * 3),
        ("query($n:Int){products(first:$n){edges{node{id}}}}", {}, 1 + 100 * 3),
        ("{products(first:999999999){totalCount}}", {}, 1 + 100),
        ("{...F ...F} fragment F on Query{channels{slug}}", {}, 4),
    ],
)
def test_the_cost_is_the_number_of_fields(query, variables, cost):
    assert Documents(schema.graphql_schema).get(query).cost(None, variables) == cost


def test_a_document_is_read_once():
    documents = Documents(schema.graphql_schema)
    assert documents.get("{channels{slug}}") is documents.get("{channels{slug}}")
    with pytest.raises(Refused):
        documents.get("{channels{nonsense}}")


@pytest.mark.parametrize(
    ("code", "language"),
    [("EN", "en"), ("EN_US", "en"), ("ZH_HANS", "zh-hans"), ("ZH_HANT_TW", "zh-hans"), ("DE", None)],
)
def test_a_language_code_finds_the_stores_language(code, language):
    assert code in LANGUAGE_CODES
    assert language_of(code) == language


def test_a_refusal_becomes_an_error_with_a_code_that_the_enum_has():
    (error,) = errors_of(Invalid(field="first_name", detail="why"), codes=frozenset({"INVALID"}))
    assert (error.field, error.code, error.message) == ("firstName", "INVALID", "why")
    errors = errors_of(
        AddressInvalid({"street_address_1": "REQUIRED", "phone": "UNHEARD"}), codes=frozenset({"REQUIRED"})
    )
    assert [(e.field, e.code) for e in errors] == [("streetAddress1", "REQUIRED"), ("phone", "INVALID")]


@pytest.mark.parametrize("value", ["-1", "NaN", "Infinity", "x", None, True])
def test_what_is_no_positive_decimal(value):
    with pytest.raises(GraphQLError):
        PositiveDecimal.parse_value(value)


@pytest.mark.parametrize("value", [0, -1, 2**31, 1.5, "1", True])
def test_what_is_no_positive_int(value):
    with pytest.raises(GraphQLError):
        PositiveInt.parse_value(value)


def test_texts_become_blocks_and_never_html():
    assert rich("甲\n\n<b>乙</b>") == {
        "blocks": [
            {"type": "paragraph", "data": {"text": "甲"}},
            {"type": "paragraph", "data": {"text": "&lt;b&gt;乙&lt;/b&gt;"}},
        ]
    }
    assert rich("") is None
    assert JSON.parse_value([1, {"a": None}]) == [1, {"a": None}]
