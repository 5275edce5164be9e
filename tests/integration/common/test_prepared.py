"""Queries whose SQL is made once answer as the ORM does, whatever they are asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from catalog.products.models import Product
from common.clock import now
from common.prepared import Prepared, PreparedRows
from common.text import TranslatedText
from tests.factories.catalog import ProductFactory

_named = Prepared(lambda ids, slug: Product.objects.filter(pk__in=ids, slug__gte=slug).values_list("pk", "name"))
_page = Prepared(lambda least, limit: Product.objects.filter(pk__gte=least).order_by("pk").values_list("pk")[:limit])
_rows = PreparedRows(lambda ids: Product.objects.filter(pk__in=ids).select_related("shop", "category").order_by("slug"))
_locked = PreparedRows(lambda pk: Product.objects.filter(pk=pk).select_for_update(of=("self",)))
_since = Prepared(lambda at: Product.objects.filter(created_at__gte=at).values_list("pk"))


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


@pytest.fixture(params=[True, False], ids=["prepared", "plain"])
def prepares(request, settings) -> bool:
    settings.DATABASE_PREPARES = request.param
    return bool(request.param)


def test_whole_rows_come_with_what_belongs_to_them(ids, prepares, django_assert_num_queries):
    expected = list(Product.objects.filter(pk__in=ids).order_by("slug"))
    with django_assert_num_queries(1):
        found = _rows.all(ids)
        assert found == expected
        assert [row.shop.name for row in found] and found[0].category.pk
    assert [row.shop for row in found] == [row.shop for row in expected]
    assert _rows.first([2**40]) is None


def test_instants_are_arguments_too(ids, prepares):
    assert len(_since.rows(now() - timedelta(hours=1))) == 4
    assert _since.rows(now() + timedelta(hours=1)) == []


def test_a_row_is_locked_in_a_transaction_and_nowhere_else(ids, prepares):
    found = _locked.first(ids[0])
    assert found is not None and found.pk == ids[0]


@pytest.mark.django_db(transaction=True)
def test_locking_outside_of_a_transaction_is_refused():
    product = ProductFactory()
    with transaction.atomic():
        assert _locked.first(product.pk) == product
    with pytest.raises(TransactionManagementError):
        _locked.first(product.pk)


def test_the_database_plans_a_query_once_a_session(ids):
    with CaptureQueriesContext(connection) as captured:
        _named.rows(ids[:2], "slug")
        _named.rows(ids[2:], "slug")
    first, second = (entry["sql"] for entry in captured.captured_queries)
    assert first.startswith("EXECUTE products_product_")
    assert first.partition("(")[0] == second.partition("(")[0]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE name = %s", [first.split("(")[0].split()[1]])
        assert cursor.fetchone() == (1,)


def test_what_never_changes_is_part_of_the_prepared_statement(ids):
    drafts = Prepared(lambda pk: Product.objects.filter(pk=pk, slug__endswith="%-3").values_list("pk"))
    assert drafts.rows(ids[0]) == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements WHERE statement LIKE %s", ["%-3'%"])
        ((statement,),) = cursor.fetchall()
    assert "$1" in statement and "$2" not in statement
