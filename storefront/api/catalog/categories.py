"""Categories: the tree in which shoppers look. It is small and remembered, so reading it costs no statement."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import graphene
from django.db.models import Q

from catalog.products.queries import CategoryNode, category_by_slug, category_path, category_tree
from storefront.api.catalog.attributes import LANGUAGE
from storefront.api.catalog.inputs import (
    CategoryFilterInput,
    CategorySortingInput,
    CategoryWhereInput,
)
from storefront.api.catalog.listing import PRODUCT_LIST, product_list
from storefront.api.core.connections import PAGING, Connection, connection, slice_of
from storefront.api.core.enums import LanguageCodeEnum, ThumbnailFormatEnum
from storefront.api.core.ids import decode, encode
from storefront.api.core.inputs import refuse
from storefront.api.core.interfaces import Node, ObjectWithMetadata
from storefront.api.core.languages import language_of
from storefront.api.core.pictures import Image
from storefront.api.core.scalars import JSONString
from storefront.api.core.text import in_language, plain, rich


class CategoryTranslation(graphene.ObjectType):
    class Meta:
        interfaces = (Node,)

    name = graphene.String()
    description = graphene.Field(JSONString)
    slug = graphene.String()
    seo_title = graphene.String()
    seo_description = graphene.String()


class Category(graphene.ObjectType):
    """A shelf of the store."""

    class Meta:
        interfaces = (Node, ObjectWithMetadata)

    name = graphene.String(required=True)
    slug = graphene.String(required=True)
    description = graphene.Field(JSONString)
    seo_title = graphene.String()
    seo_description = graphene.String()
    level = graphene.Int(required=True)
    parent = graphene.Field(lambda: Category)
    ancestors = graphene.Field(lambda: CategoryCountableConnection, **PAGING)
    children = graphene.Field(lambda: CategoryCountableConnection, **PAGING)
    background_image = graphene.Field(Image, size=graphene.Int(), format=graphene.Argument(ThumbnailFormatEnum))
    products = graphene.Field(
        "storefront.api.catalog.types.ProductCountableConnection",
        **PRODUCT_LIST,
        channel=graphene.String(),
        **PAGING,
    )
    translation = graphene.Field(CategoryTranslation, args=LANGUAGE)

    @staticmethod
    def resolve_description(root: Any, _info: Any) -> Any:
        return rich(plain(root.node.description))

    @staticmethod
    def resolve_seo_description(root: Any, _info: Any) -> str:
        return plain(root.node.description)

    @staticmethod
    def resolve_parent(root: Any, _info: Any) -> Any:
        return None if root.node.parent_id is None else category_node(root.node.parent_id)

    @staticmethod
    def resolve_ancestors(root: Any, _info: Any, **paging: Any) -> Connection:
        return Connection.of(root.node.path[:-1], slice_of(**paging), make=_nodes)

    @staticmethod
    def resolve_children(root: Any, _info: Any, **paging: Any) -> Connection:
        return Connection.of(root.node.children, slice_of(**paging), make=_nodes)

    @staticmethod
    def resolve_background_image(_root: Any, _info: Any, **_size: Any) -> None:
        # Shelves have no pictures of their own here.
        return None

    @staticmethod
    def resolve_products(root: Any, info: Any, **arguments: Any) -> Any:
        return product_list(info, within=Q(category_id__in=root.node.below), **arguments)

    @staticmethod
    def resolve_translation(root: Any, _info: Any, language_code: str) -> Any:
        language = language_of(language_code)
        name = in_language(root.node.name, language) if language else None
        if language is None or name is None:
            return None
        description = in_language(root.node.description, language)
        return SimpleNamespace(
            id=encode("CategoryTranslation", f"{root.node.id}-{language}"),
            name=name,
            slug=root.slug,
            description=rich(description),
            seo_title=name,
            seo_description=description,
        )


CategoryCountableConnection: type[graphene.ObjectType] = connection(Category)


class CategoryQueries(graphene.ObjectType):
    category = graphene.Field(
        Category, id=graphene.ID(), slug=graphene.String(), slug_language_code=graphene.Argument(LanguageCodeEnum)
    )
    categories = graphene.Field(
        CategoryCountableConnection,
        filter=graphene.Argument(CategoryFilterInput),
        where=graphene.Argument(CategoryWhereInput),
        sort_by=graphene.Argument(CategorySortingInput),
        level=graphene.Int(),
        **PAGING,
    )

    @staticmethod
    def resolve_category(
        _root: Any, _info: Any, id: str | None = None, slug: str | None = None, slug_language_code: Any = None
    ) -> Any:
        if id is not None:
            return category_node(decode(id, "Category"))
        node = category_by_slug(slug or "")
        return _node(node) if node else None

    @staticmethod
    def resolve_categories(
        _root: Any,
        _info: Any,
        filter: Any = None,
        where: Any = None,
        sort_by: Any = None,
        level: int | None = None,
        **paging: Any,
    ) -> Connection:
        refuse(filter, but=("search", "ids", "slugs"), name="filter")
        refuse(where, but=("ids",), name="where")
        refuse(sort_by, but=("direction", "field", "channel"), name="sortBy")
        found = [
            node
            for node in category_tree().by_id.values()
            if (level is None or node.level == level) and _wanted(node, filter or {}, where or {})
        ]
        if sort_by and sort_by["field"] == "NAME":
            found.sort(key=lambda node: plain(node.name), reverse=sort_by["direction"] == "DESC")
        elif sort_by and sort_by["field"] == "SUBCATEGORY_COUNT":
            found.sort(key=lambda node: len(node.children), reverse=sort_by["direction"] == "DESC")
        return Connection.of([node.id for node in found], slice_of(**paging), make=_nodes)


def category_node(pk: int) -> SimpleNamespace | None:
    """A category as the type reads it; None for an id that nobody knows."""
    tree = category_tree()
    if pk not in tree.by_id:
        try:
            category_path(pk)
        except KeyError:
            return None
        tree = category_tree()
    return _node(tree.by_id[pk])


def _node(node: CategoryNode) -> SimpleNamespace:
    name = plain(node.name)
    return SimpleNamespace(
        id=encode("Category", node.id), slug=node.slug, name=name, seo_title=name, level=node.level, node=node
    )


def _nodes(ids: Any) -> list[Any]:
    return [category_node(pk) for pk in ids]


def _wanted(node: CategoryNode, filter: Any, where: Any) -> bool:
    ids = {decode(value, "Category") for values in (filter.get("ids"), where.get("ids")) for value in values or ()}
    asked_for_ids = filter.get("ids") is not None or where.get("ids") is not None
    text = (filter.get("search") or "").strip().lower()
    return (
        (not asked_for_ids or node.id in ids)
        and (filter.get("slugs") is None or node.slug in filter["slugs"])
        and (not text or any(text in name.lower() for name in node.name.values()))
    )
