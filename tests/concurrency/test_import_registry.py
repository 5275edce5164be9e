"""Two imports of the registry at once, and the race that taking turns prevents."""

import threading

import pytest
from django.db.models import QuerySet

from inheritors.registry import services
from inheritors.registry.models import HeritageItem, Project, ProtectionUnit
from tests.concurrency.racing import race
from tests.factories.registry_pages import project_row, write_page

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(tmp_path):
    services.lay_out_categories()
    rows = [project_row(id=str(n), num=f"Ⅷ-{n}", project_num=f"Ⅷ-{n}_02_330199") for n in range(1, 41)]
    return write_page(tmp_path / "page.json", *rows)


def import_four_times(page) -> dict[str, int]:
    return race(lambda _: services.import_pages(paths=[page]), range(4), at_once=4)


def test_imports_at_the_same_time_take_turns(page):
    assert import_four_times(page) == {"done": 4}
    assert HeritageItem.objects.count() == Project.objects.count() == 40


def test_without_taking_turns_they_collide(page, monkeypatch):
    together, create = threading.Barrier(4), QuerySet.bulk_create

    def meet_and_create(self, *rows, **options):
        if self.model is ProtectionUnit:
            together.wait(timeout=30)
        return create(self, *rows, **options)

    # All four have seen that there is no protection unit, which is what an import writes first, before one writes it.
    monkeypatch.setattr(services, "_take_turns", lambda: None)
    monkeypatch.setattr(QuerySet, "bulk_create", meet_and_create)
    assert import_four_times(page) == {"done": 1, "IntegrityError": 3}
