"""Attributes and what products have of them, in Saleor's older and newer form."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

import graphene

from catalog.products.queries import AttributeValueView, AttributeView
from common.text import TranslatedText
from storefront.api.core.enums import LanguageCodeEnum, enum
from storefront.api.core.ids import encode
from storefront.api.core.interfaces import Node, ObjectWithMetadata
from storefront.api.core.languages import language_of
from storefront.api.core.scalars import PositiveInt
from storefront.api.core.text import in_language, plain

AttributeInputTypeEnum = enum(
    "AttributeInputTypeEnum",
    "DROPDOWN MULTISELECT FILE REFERENCE SINGLE_REFERENCE NUMERIC RICH_TEXT PLAIN_TEXT SWATCH BOOLEAN DATE DATE_TIME",
)
LANGUAGE = {"language_code": graphene.Argument(LanguageCodeEnum, required=True)}


def translated_name(name: TranslatedText, language_code: str) -> SimpleNamespace | None:
    """A name in another language, as the translation types read it; None where there is none."""
    language = language_of(language_code)
    found = in_language(name, language) if language else None
    return SimpleNamespace(id=encode("Translation", language_code), name=found) if found else None


class AttributeTranslation(graphene.ObjectType):
    class Meta:
        interfaces = (Node,)

    name = graphene.String(required=True)


class Attribute(graphene.ObjectType):
    """A property such as use or technique."""

    class Meta:
        interfaces = (Node, ObjectWithMetadata)

    input_type = graphene.Field(AttributeInputTypeEnum)
    name = graphene.String(required=True)
    slug = graphene.String(required=True)
    translation = graphene.Field(AttributeTranslation, args=LANGUAGE)

    @staticmethod
    def resolve_translation(root: Any, _info: Any, language_code: str) -> Any:
        return translated_name(root.texts, language_code)


class AttributeValueTranslation(graphene.ObjectType):
    class Meta:
        interfaces = (Node,)

    name = graphene.String(required=True)


class AttributeValue(graphene.ObjectType):
    """One value of an attribute."""

    class Meta:
        interfaces = (Node,)

    name = graphene.String()
    slug = graphene.String()
    translation = graphene.Field(AttributeValueTranslation, args=LANGUAGE)

    @staticmethod
    def resolve_translation(root: Any, _info: Any, language_code: str) -> Any:
        return translated_name(root.texts, language_code)


class SelectedAttribute(graphene.ObjectType):
    """An attribute with the values that a product or variant has."""

    attribute = graphene.Field(Attribute, required=True)
    values = graphene.List(graphene.NonNull(AttributeValue), required=True)


class AssignedAttribute(graphene.Interface):
    """The newer form of the same."""

    attribute = graphene.Field(Attribute, required=True)

    @classmethod
    def resolve_type(cls, _root: Any, _info: Any) -> type[graphene.ObjectType]:
        return AssignedMultiChoiceAttribute


class AssignedChoiceAttributeValue(graphene.ObjectType):
    name = graphene.String()
    slug = graphene.String()
    translation = graphene.String(args=LANGUAGE)

    @staticmethod
    def resolve_translation(root: Any, _info: Any, language_code: str) -> str | None:
        language = language_of(language_code)
        return in_language(root.texts, language) if language else None


class AssignedMultiChoiceAttribute(graphene.ObjectType):
    """Every attribute of this store is a choice of one or more values."""

    class Meta:
        interfaces = (AssignedAttribute,)

    value = graphene.List(
        graphene.NonNull(AssignedChoiceAttributeValue), required=True, limit=graphene.Argument(PositiveInt)
    )

    @staticmethod
    def resolve_value(root: Any, _info: Any, limit: int | None = None) -> list[Any]:
        return root.values[:limit]


class ObjectWithAttributes(graphene.Interface):
    """What has attributes."""

    assigned_attribute = graphene.Field(AssignedAttribute, slug=graphene.String(required=True))
    assigned_attributes = graphene.List(
        graphene.NonNull(AssignedAttribute), required=True, limit=graphene.Argument(PositiveInt)
    )


def selected(views: Iterable[AttributeView]) -> list[SimpleNamespace]:
    """What both forms read."""
    return [
        SimpleNamespace(
            attribute=SimpleNamespace(
                id=encode("Attribute", view.id),
                slug=view.slug,
                name=plain(view.name),
                texts=view.name,
                input_type="MULTISELECT",
            ),
            values=[_value(value) for value in view.values],
        )
        for view in views
    ]


def _value(value: AttributeValueView) -> SimpleNamespace:
    return SimpleNamespace(
        id=encode("AttributeValue", value.id), slug=value.slug, name=plain(value.name), texts=value.name
    )
