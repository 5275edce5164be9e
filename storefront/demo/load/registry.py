"""The registry's part of the demo: real items of the national list and invented people who carry them on.

Where the national list was imported before, its rows are used as they are and only get the demo's own words.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from common.text import TranslatedText, both
from inheritors.registry.categories import BY_NUMERAL
from inheritors.registry.models import HeritageItem, Inheritor, Project, Region
from inheritors.registry.services import lay_out_categories
from storefront.demo import content
from storefront.demo.content import Entry, text
from storefront.demo.load.rows import add_missing

YEARS = {"1": 2006, "2": 2008, "3": 2011, "4": 2014, "5": 2021}


def load_regions(at: datetime) -> int:
    entries = content.regions()
    provinces = [entry for entry in entries if not entry["parent"]]
    rows, made = add_missing(
        Region, "code", {entry["code"]: _region(entry, Region.Kind.PROVINCE) for entry in provinces}
    )
    within = {
        entry["code"]: _region(entry, Region.Kind.CITY if entry["code"].endswith("00") else Region.Kind.COUNTY)
        | {"parent_id": rows[entry["parent"]].pk}
        for entry in entries
        if entry["parent"]
    }
    return made + add_missing(Region, "code", within)[1]


def _region(entry: Entry, kind: str) -> dict[str, Any]:
    return {"name": text(entry), "kind": kind}


def load_heritage(at: datetime) -> int:
    """Items by the registry's row id. An item that an import brought keeps its facts and gets English and a story."""
    lay_out_categories()
    entries = content.heritage()
    projects = _projects(entries)
    regions = dict(Region.objects.values_list("code", "pk"))
    provinces = {entry["code"]: entry["zh"] for entry in content.regions() if not entry["parent"]}
    steps = content.steps()
    wanted = {}
    for entry in entries:
        # Some items belong to a central body instead of a place; its division code says where the body sits.
        in_a_place = entry["region_zh"].startswith(provinces[f"{entry['region_code'][:2]}0000"])
        wanted[int(entry["registry_id"])] = {
            "slug": entry["slug"],
            "project_id": projects[entry["project_code"]],
            "category_id": int(entry["category"]),
            "code": entry["sub_item_code"],
            "name": both(entry["title_zh"], entry["title_en"]),
            "entry_type": entry["entry"],
            "batch": int(entry["batch"]),
            "year": YEARS[entry["batch"]],
            "region_id": regions.get(entry["region_code"]) if in_a_place else None,
            "region_code": entry["region_code"],
            "region_text": both(entry["region_zh"], entry["region_en"]),
            "description": both(entry["note_zh"], entry["note_en"]),
            "steps": [_step(step) for step in steps.get(entry["slug"], ())],
        }
    rows, made = add_missing(HeritageItem, "registry_id", wanted)
    return made + _add_words(rows, wanted)


def _projects(entries: list[Entry]) -> dict[str, int]:
    """Ids by code. Sub-items of one project may carry their own titles; the first one's plain title names it."""
    wanted: dict[str, dict[str, Any]] = {}
    for entry in entries:
        number = int(entry["project_code"].partition("-")[2])
        title = entry["title_zh"].partition("（")[0]
        facts = {"category_id": int(entry["category"]), "number": number, "title": title}
        wanted.setdefault(entry["project_code"], facts)
    return {code: row.pk for code, row in add_missing(Project, "code", wanted)[0].items()}


def _step(step: Entry) -> dict[str, Any]:
    return {**text(step["title"]), "text": dict(text(step["text"]))}


def _add_words(rows: dict[Any, HeritageItem], wanted: dict[int, dict[str, Any]]) -> int:
    """Give imported items what the registry does not have: English names, a description, steps."""
    told = []
    for registry_id, item in rows.items():
        words = wanted[registry_id]
        if not item.description:
            item.description, item.steps = words["description"], words["steps"]
            item.name = TranslatedText({**words["name"], **item.name})
            item.region_text = TranslatedText({**words["region_text"], **item.region_text})
            told.append(item)
    HeritageItem.objects.bulk_update(told, ["description", "steps", "name", "region_text"])
    return len(told)


def items_by_slug() -> dict[str, HeritageItem]:
    """The demo's items by the demo's own slugs, whatever address an import gave them."""
    slugs = {int(entry["registry_id"]): entry["slug"] for entry in content.heritage()}
    return {slugs[item.registry_id or 0]: item for item in HeritageItem.objects.filter(registry_id__in=slugs)}


def load_inheritors(at: datetime) -> int:
    items = items_by_slug()
    wanted = {}
    for entry in content.inheritors():
        item = items[entry["heritage"]]
        wanted[entry["slug"]] = {
            "name": text(entry["name"]),
            "roll_number": entry["certificate"],
            "level": entry["level"],
            "status": entry["status"],
            "project_code": f"{BY_NUMERAL[item.category_id].code}-{item.project.number}",
            "item_code": item.code,
            "heritage_item_id": item.pk,
            "region_id": item.region_id,
            "region_text": text(entry["region"]),
            "has_profile": True,
            "is_invented": True,
            "quotation": text(entry["quote"]),
            "life": text(entry["life"]),
            "birth_year": entry["born"],
            "lineage": [
                {"generation": place, "people": [{"name": text(person["name"]), "note": text(person["note"])}]}
                for place, person in enumerate(entry["lineage"], 1)
            ],
        }
    return add_missing(Inheritor, "slug", wanted)[1]
