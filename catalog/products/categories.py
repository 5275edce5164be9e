"""The tree of categories, small and remembered: every page and every basket asks where a product stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.products.models import Category
from common.caching import Remembered
from common.text import TranslatedText


@dataclass(frozen=True, slots=True)
class CategoryNode:
    """One category and where it stands: `path` leads from the root to itself, `below` holds itself and all under it."""

    id: int
    slug: str
    name: TranslatedText
    description: TranslatedText
    parent_id: int | None
    path: tuple[int, ...]
    below: tuple[int, ...]
    children: tuple[int, ...]

    @property
    def level(self) -> int:
        return len(self.path) - 1


@dataclass(frozen=True, slots=True)
class CategoryTree:
    """All categories, in the order in which a shopper sees them."""

    by_id: Mapping[int, CategoryNode]
    by_slug: Mapping[str, CategoryNode]

    @property
    def roots(self) -> list[CategoryNode]:
        return [node for node in self.by_id.values() if node.parent_id is None]

    def path(self, category_id: int) -> tuple[CategoryNode, ...]:
        return tuple(self.by_id[i] for i in self.by_id[category_id].path)

    def children(self, category_id: int) -> tuple[CategoryNode, ...]:
        return tuple(self.by_id[i] for i in self.by_id[category_id].children)


_tree: Remembered[CategoryTree] = Remembered("categories", seconds=30)


def category_tree() -> CategoryTree:
    """The tree, at most half a minute old."""
    return _tree.get(_load)


def category_by_slug(slug: str) -> CategoryNode | None:
    return category_tree().by_slug.get(slug)


def category_path(category_id: int) -> tuple[int, ...]:
    """Ids from the root to the category itself. A category newer than what is remembered is looked up at once."""
    if category_id not in category_tree().by_id:
        _tree.forget()
    return category_tree().by_id[category_id].path


def categories_to(category_id: int) -> tuple[CategoryNode, ...]:
    """The nodes from the root to the category itself."""
    path = category_path(category_id)
    return tuple(category_tree().by_id[i] for i in path)


def _load() -> CategoryTree:
    rows = list(
        Category.objects.order_by("position", "pk").values_list("pk", "slug", "name", "description", "parent_id")
    )
    parents = {pk: parent_id for pk, _, _, _, parent_id in rows}
    paths = {pk: _path(pk, parents) for pk in parents}
    nodes = [
        CategoryNode(
            id=pk,
            slug=slug,
            name=name,
            description=description,
            parent_id=parent_id,
            path=paths[pk],
            below=tuple(other for other in parents if pk in paths[other]),
            children=tuple(other for other, parent in parents.items() if parent == pk),
        )
        for pk, slug, name, description, parent_id in rows
    ]
    return CategoryTree(by_id={node.id: node for node in nodes}, by_slug={node.slug: node for node in nodes})


def _path(pk: int, parents: Mapping[int, int | None]) -> tuple[int, ...]:
    path: list[int] = []
    step: int | None = pk
    # A circle, which only a slip in the admin could make, ends where it closes.
    while step is not None and step not in path:
        path.append(step)
        step = parents[step]
    return tuple(reversed(path))
