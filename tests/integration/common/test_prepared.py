"""Queries whose SQL is made once answer as the ORM does, whatever they are asked."""

from __future__ import annotations

import pytest

from catalog.products.models import Product
from common.prepared import Prepared
from common.text import TranslatedText
from tests.factories.catalog import ProductFactory

_named = Prepared(lambda ids, slug: Product.objects.filter(pk__in=ids, slug__gte=slug).values_list("pk", "name"))
_page = Prepared(lambda least, limit: Product.objects.filter(pk__gte=least).order_by("pk").values_list("pk")[:limit])


@pytest.fixture
def ids(db) -> list[int]:
    return [ProductFactory(slug=f"slug-{n}").pk for n in range(4)]


def test_the_same_query_is_asked_again_with_other_arguments(ids):
    for wanted in (ids[:2], ids[2:], ids[:1], [*ids, *ids]):
        assert sorted(pk for pk, _name in _named.rows(wanted, "slug")) == sorted(set(wanted))
    assert [pk for pk, _name in _named.rows(ids, "slug-3")] == ids[3:]
    assert _named.rows([], "slug") == []


def test_columns_become_python_as_in_the_orm(ids):
    (row,) = _named.rows(ids[:1], "slug")
    assert isinstance(row[1], TranslatedText) and row[1].to("zh-hans") == "青花梅瓶"


def test_limits_are_fixed(ids):
    assert [pk for (pk,) in _page.rows(ids[0], limit=2)] == ids[:2]
    assert [pk for (pk,) in _page.rows(ids[1], limit=3)] == ids[1:]


def test_text_is_a_parameter_and_never_sql(ids):
    assert _named.rows(ids, "'; DROP TABLE products_product; --") != []
    assert Product.objects.count() == 4


def test_a_query_that_changes_its_argument_is_refused(ids):
    next_one = Prepared(lambda pk: Product.objects.filter(pk=pk + 1).values_list("pk"))
    with pytest.raises(ValueError, match="as they are"):
        next_one.rows(1)
