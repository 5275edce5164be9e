"""The ten categories are there in a new store, and laying them out again harms nothing."""

from importlib import import_module

import pytest
from django.apps import apps

from inheritors.registry.categories import CATEGORIES
from inheritors.registry.models import Category
from inheritors.registry.services import lay_out_categories

pytestmark = pytest.mark.django_db

lay_out_in_migration = import_module("inheritors.registry.migrations.0003_categories").lay_out


@pytest.mark.parametrize("lay_out", [lay_out_categories, lambda: lay_out_in_migration(apps, None)])
def test_missing_categories_are_made_and_others_left_alone(lay_out):
    Category.objects.exclude(numeral=8).delete()
    Category.objects.update(slug="crafts")
    lay_out()
    lay_out()
    assert [category.code for category in Category.objects.all()] == [facts.code for facts in CATEGORIES]
    assert Category.objects.get(numeral=8).slug == "crafts"
    assert Category.objects.get(numeral=7).name == {"zh-hans": "传统美术", "en": "Folk fine arts"}
    assert Category.objects.get(numeral=7).aliases == ["民间美术"]


def test_a_new_store_has_them():
    assert Category.objects.count() == 10
