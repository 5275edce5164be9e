"""The real pages, where somebody has them, give exactly the numbers that the Ministry published (DOMAIN.md, section 2).

They are not part of this project. Put them in `shared/data` beside the checkout, or name the folder in HEIRLOOM_SHARED.
"""

import os
import time
from pathlib import Path

import pytest

from inheritors.registry.models import HeritageItem, Inheritor, Project, Region
from inheritors.registry.services import import_divisions, import_pages

ROOT = Path(__file__).resolve().parents[4]
SHARED = Path(os.environ.get("HEIRLOOM_SHARED", ROOT.parent / "shared"))
PAGES = SHARED / "data" / "ich-registry"
DIVISIONS = SHARED / "data" / "areacodes-cn" / "result.csv"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not (PAGES.is_dir() and DIVISIONS.is_file()),
        reason=f"THE PUBLISHED COUNTS WERE NOT CHECKED: {PAGES} or {DIVISIONS} is missing. Set HEIRLOOM_SHARED to the "
        "folder that holds data/ich-registry and data/areacodes-cn.",
    ),
]

PROJECTS = {1: 167, 2: 189, 3: 144, 4: 171, 5: 145, 6: 109, 7: 139, 8: 287, 9: 23, 10: 183}
SUB_ITEMS = {1: 251, 2: 431, 3: 356, 4: 473, 5: 213, 6: 166, 7: 417, 8: 629, 9: 182, 10: 492}
BATCHES = {1: 763, 2: 1352, 3: 567, 4: 463, 5: 465}


def test_the_published_counts_are_reproduced_exactly_in_time_and_only_once():
    began = time.monotonic()
    import_divisions(path=DIVISIONS)
    imported = import_pages(paths=[PAGES])
    assert time.monotonic() - began < 30
    counts = imported.counts
    assert (counts.sub_items, counts.projects) == (3610, 1557)
    assert counts.projects_by_category == PROJECTS
    assert counts.sub_items_by_category == SUB_ITEMS
    assert counts.sub_items_by_batch == BATCHES
    assert counts.sub_items_by_entry_type == {"new": 2278, "extended": 1332}
    # What is counted is what is stored.
    assert HeritageItem.objects.count() == 3610
    # 3,596 codes are written; a star is all that tells two of them apart.
    assert HeritageItem.objects.values("code").distinct().count() == 3595
    assert Project.objects.count() == 1557
    assert Inheritor.objects.count() == counts.people == 3000
    assert Region.objects.count() == 6450
    # All but central bodies have a region, and nearly everybody on the roll a sub-item.
    assert HeritageItem.objects.filter(region=None).count() == 48
    assert Inheritor.objects.filter(heritage_item=None).count() == 20
    assert import_pages(paths=[PAGES]).changed_nothing
