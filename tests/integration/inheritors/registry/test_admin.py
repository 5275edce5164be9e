"""The registry in the admin: found by words and codes, in a number of statements that does not grow."""

import pytest
from django.contrib import admin
from django.test import RequestFactory
from django.urls import reverse

from inheritors.registry.models import Category, HeritageItem, Inheritor, Project, ProtectionUnit, Region
from tests.factories.registry import HeritageItemFactory, InheritorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_of(admin_user):
    def make(**asked):
        request = RequestFactory().get("/", asked)
        request.user = admin_user
        return request

    return make


@pytest.fixture
def made():
    item = HeritageItemFactory(registry_id=14260, code="Ⅷ-007_01_360299")
    InheritorFactory(heritage_item=item, roll_number="05-9001")
    return item


@pytest.mark.parametrize(
    ("table", "words", "found"),
    [
        (HeritageItem, "景德镇", 1),
        (HeritageItem, "Ⅷ-007_01_360299", 1),
        (HeritageItem, "14260", 1),
        (HeritageItem, "无此", 0),
        (Inheritor, "沈砚秋", 1),
        (Inheritor, "05-9001", 1),
        (Region, "江西", 1),
        (Region, "360000", 1),
        (Project, "景德镇", 1),
        (ProtectionUnit, "无此", 0),
    ],
)
def test_rows_are_found_by_words_and_codes(made, request_of, table, words, found):
    changes = admin.site._registry[table].get_changelist_instance(request_of(q=words))
    assert changes.result_count == found


@pytest.mark.parametrize("table", [HeritageItem, Inheritor, Region, Project])
def test_a_longer_list_needs_no_more_statements(made, request_of, table, django_assert_max_num_queries):
    for number in range(5):
        InheritorFactory(heritage_item=HeritageItemFactory(), roll_number=f"05-{number}")
    model_admin = admin.site._registry[table]
    request = request_of()
    with django_assert_max_num_queries(4):
        rows = model_admin.get_changelist_instance(request).result_list
        shown = [
            [
                cell(row) if callable(cell := getattr(model_admin, name, None)) else str(getattr(row, name))
                for name in model_admin.list_display
            ]
            for row in rows
        ]
    assert shown


def test_what_the_registry_says_is_for_reading_and_the_rest_is_ours(made, request_of):
    model_admin = admin.site._registry[HeritageItem]
    form = model_admin.get_form(request_of(), made)
    assert not {"code", "batch", "project", "registry_id"} & set(form.base_fields)
    assert {"name", "description", "region"} <= set(form.base_fields)
    ours = HeritageItemFactory(registry_id=None)
    assert {"code", "batch", "project"} <= set(model_admin.get_form(request_of(), ours).base_fields)


@pytest.mark.parametrize("table", [Category, HeritageItem, Inheritor, Project, ProtectionUnit, Region])
def test_every_list_and_every_form_opens(made, admin_client, table):
    address = f"admin:registry_{table._meta.model_name}"
    assert admin_client.get(reverse(f"{address}_changelist")).status_code == 200
    row = table.objects.first()
    if row is not None:
        assert admin_client.get(reverse(f"{address}_change", args=[row.pk])).status_code == 200


def test_the_ten_categories_are_neither_more_nor_less(admin_client):
    assert admin_client.get(reverse("admin:registry_category_add")).status_code == 403
    assert admin_client.get(reverse("admin:registry_category_delete", args=[8])).status_code == 403
