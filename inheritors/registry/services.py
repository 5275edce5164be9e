"""Writing the registry: its divisions, its list and its roll, each import in one transaction or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from common.text import BASE_LANGUAGE, both
from inheritors.registry.categories import CATEGORIES
from inheritors.registry.codes import ItemCode, ProjectNumber
from inheritors.registry.importing.counts import Counts
from inheritors.registry.importing.divisions import Division, Gazetteer, read_divisions
from inheritors.registry.importing.findings import Finding, Kind, as_data
from inheritors.registry.importing.items import ItemRow, Listed, project_titles, read_item, shared_codes
from inheritors.registry.importing.pages import Page, PageKind, find_pages, merge, read_page
from inheritors.registry.importing.roll import Links, RollRow, read_roll, shared_names
from inheritors.registry.importing.store import Saved, chinese, save
from inheritors.registry.models import Category, HeritageItem, Inheritor, Level, Project, ProtectionUnit, Region
from inheritors.registry.provinces import ENGLISH

Progress = Callable[[str], None]

# Names the advisory lock of imports.
IMPORTING = 0x1C11


@dataclass(frozen=True, slots=True)
class Imported:
    """What one import read, wrote and noticed."""

    files: int
    counts: Counts
    saved: dict[str, Saved]
    findings: list[Finding]

    @property
    def changed_nothing(self) -> bool:
        return not any(saved.touched for saved in self.saved.values())

    def as_data(self) -> dict[str, Any]:
        """The whole report, for a file."""
        return {
            "files": self.files,
            "counts": asdict(self.counts),
            "saved": {table: asdict(saved) for table, saved in self.saved.items()},
            "findings": as_data(self.findings),
        }


def lay_out_categories() -> None:
    """The ten categories of the national list (`categories.py`), made where they are missing."""
    Category.objects.bulk_create(
        (
            Category(
                numeral=facts.numeral,
                code=facts.code,
                slug=facts.slug,
                name=both(facts.name, facts.english),
                aliases=list(facts.aliases),
            )
            for facts in CATEGORIES
        ),
        ignore_conflicts=True,
    )


@transaction.atomic
def import_divisions(*, path: Path) -> Saved:
    """Read the table of administrative divisions since 1981. Raises FileRefused; then nothing is written."""
    gazetteer = Gazetteer(read_divisions(path))
    _take_turns()
    ids: dict[str | None, int | None] = {None: None}
    saved = Saved(0, 0, 0)
    # Parents before children, for a child needs its parent's row.
    for kind in Region.Kind:
        wanted = {
            division.code: _division_facts(division, gazetteer, parent_id=ids[division.parent])
            for division in gazetteer.by_code.values()
            if division.kind == kind
        }
        part = save(Region.objects.all(), wanted, key="code")
        saved = Saved(*(one + other for one, other in zip(_numbers(saved), _numbers(part), strict=True)))
        ids.update(Region.objects.filter(kind=kind).values_list("code", "pk"))
    return saved


def import_pages(*, paths: Sequence[Path], progress: Progress = lambda line: None) -> Imported:
    """Read pages of the national list and of the roll, all of them before the first row is written.

    Raises FileRefused for a file that is not a whole page; then nothing is written. Rows that are in the database and
    not on these pages stay: pages may be given in parts.
    """
    files = find_pages(paths)
    pages = []
    for place, file in enumerate(files, 1):
        pages.append(read_page(file))
        if place % 10 == 0 or place == len(files):
            progress(f"Read {place} of {len(files)} files")
    with transaction.atomic():
        _take_turns()
        return _Run(progress).write(pages)


class _Run:
    """One import within its transaction: collects findings and the number of rows written."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.findings: list[Finding] = []
        self.saved: dict[str, Saved] = {}
        self.region_ids: dict[str, int] = {}
        self.gazetteer = Gazetteer([])
        self.knows_divisions = False

    def write(self, pages: Sequence[Page]) -> Imported:
        items = self._read(pages, PageKind.PROJECTS, read_item)
        people = self._read(pages, PageKind.ROLL, read_roll)
        lay_out_categories()
        self._load_regions()
        if items:
            self.findings += shared_codes(items)
            self._save_items(items)
        if people:
            self.findings += shared_names(people)
            self._save_people(people)
        return Imported(len(pages), Counts.of(items, people), self.saved, self.findings)

    def _read(self, pages: Sequence[Page], kind: PageKind, read: Callable[..., Any]) -> list[Any]:
        rows, found = merge([page for page in pages if page.kind is kind])
        self.findings += found
        results = []
        for row in rows:
            result, found = read(row)
            self.findings += found
            if result is not None:
                results.append(result)
        return results

    def _load_regions(self) -> None:
        rows = list(Region.objects.select_related("parent").order_by("code"))
        self.region_ids = {row.code: row.pk for row in rows}
        self.gazetteer = Gazetteer(
            Division(
                code=row.code,
                name=row.name.to(BASE_LANGUAGE),
                kind=row.kind,
                parent=row.parent.code if row.parent else None,
                since=row.since or 0,
                until=row.until,
                successors=tuple(row.successors),
                former_names=tuple(row.former_names),
            )
            for row in rows
        )
        # The table of divisions always brings abolished ones; a few regions made by hand are not it.
        self.knows_divisions = any(row.until for row in rows)
        if not self.knows_divisions:
            self.findings.append(Finding(Kind.REGIONS_ABSENT, 0, f"{len(rows):,} regions, none of them abolished"))

    def _place(self, item: ItemRow) -> int | None:
        code, kind = self.gazetteer.place(
            text=item.region_text, division=item.division, nearby=item.nearby, is_central=item.is_central
        )
        if kind is not None and self.knows_divisions:
            name = self.gazetteer.by_code[code].name if code else "no region"
            where = f"{item.code or item.project} {item.region_text} → {code or ''} {name}"
            self.findings.append(Finding(kind, item.registry_id, where))
        return self.region_ids[code] if code else None

    def _save_items(self, items: Sequence[ItemRow]) -> None:
        self.progress(f"Writing {len(items):,} sub-items")
        units = self._save_units({item.unit for item in items if item.unit})
        projects = self._save_projects(items)
        slugs = _Slugs(HeritageItem.objects.all())
        wanted = {
            item.registry_id: {
                "slug": slugs.of(item.registry_id, item.slug),
                "project_id": projects[item.project],
                "category_id": item.project.category,
                "code": str(item.code or ""),
                "name": chinese(item.title),
                "entry_type": item.entry_type,
                "batch": item.batch.number,
                "year": item.batch.year,
                "region_id": self._place(item),
                "region_code": item.division,
                "region_text": chinese(item.region_text),
                "protection_unit_id": units.get(item.unit),
            }
            for item in items
        }
        self.saved["sub-items"] = save(
            HeritageItem.objects.all(), wanted, key="registry_id", keep=("year", "region_id", "protection_unit_id")
        )

    def _save_units(self, names: set[str]) -> dict[str, int]:
        self.saved["protection units"] = save(ProtectionUnit.objects.all(), {name: {} for name in names}, key="name")
        return dict(ProtectionUnit.objects.filter(name__in=names).values_list("name", "pk"))

    def _save_projects(self, items: Sequence[ItemRow]) -> dict[ProjectNumber, int]:
        """The projects' ids. A project's title needs all of its sub-items, of this import and of earlier ones."""
        numbers = {item.project for item in items}
        given = {item.registry_id for item in items}
        earlier = [listed for listed in _listed_items() if listed.project in numbers and listed.row not in given]
        titles, found = project_titles([*earlier, *map(Listed.of, items)])
        self.findings += found
        wanted = {
            str(number): {"category_id": number.category, "number": number.number, "title": titles[number]}
            for number in sorted(numbers)
        }
        national = Project.objects.filter(level=Level.NATIONAL)
        self.saved["projects"] = save(national, wanted, key="code")
        ids = national.values_list("category_id", "number", "pk")
        return {ProjectNumber(category, number): pk for category, number, pk in ids}

    def _save_people(self, people: Sequence[RollRow]) -> None:
        self.progress(f"Writing {len(people):,} inheritors")
        links = Links(_listed_items(), self.gazetteer.same_place)
        regions = dict(HeritageItem.objects.values_list("pk", "region_id"))
        slugs = _Slugs(Inheritor.objects.all())
        wanted = {}
        for person in people:
            item, found = links.find(person)
            self.findings += found
            place = self.gazetteer.find(person.region_text)
            project = item.project if item else person.project
            wanted[person.registry_id] = {
                "slug": slugs.of(person.registry_id, person.slug),
                "roll_number": person.roll_number,
                "name": chinese(person.name),
                "batch": person.batch.number if person.batch else None,
                "project_code": str(project or ""),
                "item_code": ",".join(map(str, person.codes)),
                "heritage_item_id": item.id if item else None,
                "region_id": self.region_ids[place] if place else regions[item.id] if item else None,
                "region_text": chinese(person.region_text),
            }
        self.saved["inheritors"] = save(
            Inheritor.objects.all(), wanted, key="registry_id", keep=("batch", "heritage_item_id", "region_id")
        )


class _Slugs:
    """Addresses of rows: made from codes, which repeat, and never changed once written.

    The first row to have a code gets the plain address, later ones get their row id behind it. Rows come in the order
    of their ids, so the same pages give the same addresses in every store.
    """

    def __init__(self, rows: QuerySet[HeritageItem] | QuerySet[Inheritor]) -> None:
        self.written: dict[int | None, str] = dict(rows.values_list("registry_id", "slug"))
        self.taken = set(rows.values_list("slug", flat=True))

    def of(self, registry_id: int, slug: str) -> str:
        if written := self.written.get(registry_id):
            return written
        free = slug if slug not in self.taken else f"{slug}-{registry_id}"
        self.taken.add(free)
        return free


def _take_turns() -> None:
    """Imports wait for one another until the end of the transaction; the second then sees what the first wrote."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORTING])


def _division_facts(division: Division, gazetteer: Gazetteer, *, parent_id: int | None) -> dict[str, Any]:
    return {
        "name": both(division.name, english) if (english := ENGLISH.get(division.code)) else chinese(division.name),
        "kind": division.kind,
        "parent_id": parent_id,
        "since": division.since,
        "until": division.until,
        "successors": list(division.successors),
        "today": list(gazetteer.today(division.code)),
        "former_names": list(division.former_names),
    }


def _numbers(saved: Saved) -> tuple[int, int, int]:
    return saved.created, saved.changed, saved.unchanged


def _listed_items() -> list[Listed]:
    """Every national sub-item in the database."""
    rows = HeritageItem.objects.filter(level=Level.NATIONAL).values_list(
        "pk", "registry_id", "category_id", "project__number", "code", "name", "entry_type", "batch", "region_text"
    )
    return [
        Listed(
            id=pk,
            row=registry_id or 0,
            project=ProjectNumber(category, number),
            code=ItemCode.read(code),
            title=name.to(BASE_LANGUAGE),
            is_first_entry=entry_type == HeritageItem.EntryType.NEW,
            batch=batch,
            region_text=region_text.to(BASE_LANGUAGE),
        )
        for pk, registry_id, category, number, code, name, entry_type, batch, region_text in rows.order_by("pk")
    ]
