"""Heritage items, inheritors and the shops of this store. Saleor has none of them; its `Shop` is another thing."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import graphene
from django.db.models import Q

from common.text import TranslatedText
from storefront.api.catalog.attributes import LANGUAGE
from storefront.api.catalog.listing import PRODUCT_LIST, product_list
from storefront.api.catalog.types import THUMBNAIL, ProductCountableConnection
from storefront.api.core.connections import PAGING, connection
from storefront.api.core.enums import enum
from storefront.api.core.ids import encode
from storefront.api.core.interfaces import Node
from storefront.api.core.languages import language_of
from storefront.api.core.pictures import Image, image
from storefront.api.core.text import in_language, plain
from storefront.api.heritage import lookups

HeritageLevelEnum = enum("HeritageLevelEnum", "NATIONAL PROVINCIAL MUNICIPAL COUNTY")
HeritageEntryTypeEnum = enum("HeritageEntryTypeEnum", "NEW EXTENDED")
InheritorStatusEnum = enum("InheritorStatusEnum", "ACTIVE HONORARY WITHDRAWN DECEASED")
HeritageShopKindEnum = enum("HeritageShopKindEnum", "INHERITOR UNIT MUSEUM")


class HeritageCategory(graphene.ObjectType):
    """One of the ten categories of the national list."""

    name = graphene.String(required=True)
    slug = graphene.String(required=True)


class HeritageTranslation(graphene.ObjectType):
    """The words of a heritage item, a person or a shop in another language."""

    class Meta:
        interfaces = (Node,)

    name = graphene.String(required=True)
    description = graphene.String()


class HeritageItem(graphene.ObjectType):
    """A sub-item of the list: one heritage in one place."""

    class Meta:
        interfaces = (Node,)

    slug = graphene.String(required=True)
    name = graphene.String(required=True)
    code = graphene.String(required=True, description="The number of its project, such as Ⅷ-7.")
    item_code = graphene.String(required=True, description="As the registry writes it; not unique there.")
    category = graphene.Field(HeritageCategory, required=True)
    level = graphene.Field(HeritageLevelEnum, required=True)
    entry_type = graphene.Field(HeritageEntryTypeEnum, required=True)
    batch = graphene.Int(required=True)
    year = graphene.Int()
    region = graphene.String(required=True)
    description = graphene.String(required=True)
    thumbnail = graphene.Field(Image, args=THUMBNAIL)
    translation = graphene.Field(HeritageTranslation, args=LANGUAGE)
    inheritors = graphene.List(graphene.NonNull(lambda: Inheritor), required=True)
    products = graphene.Field(ProductCountableConnection, **PRODUCT_LIST, channel=graphene.String(), **PAGING)

    @staticmethod
    def resolve_category(root: Any, _info: Any) -> Any:
        return SimpleNamespace(name=root.category_name, slug=root.category_slug)

    @staticmethod
    def resolve_description(root: Any, _info: Any) -> str:
        return plain(root.card.description)

    @staticmethod
    def resolve_thumbnail(root: Any, _info: Any, size: int | None = None, format: Any = None) -> Any:
        return image(root.siblings.picture(root.pk), size)

    @staticmethod
    def resolve_translation(root: Any, _info: Any, language_code: str) -> Any:
        return _translation(root, root.card.name, root.card.description, language_code)

    @staticmethod
    def resolve_inheritors(root: Any, info: Any) -> Any:
        return lookups.people_of_item(root)

    @staticmethod
    def resolve_products(root: Any, info: Any, **arguments: Any) -> Any:
        return product_list(info, within=Q(heritage_items=root.pk), **arguments)


class Inheritor(graphene.ObjectType):
    """A person who keeps a heritage alive. Equal names are different people."""

    class Meta:
        interfaces = (Node,)

    slug = graphene.String(required=True)
    name = graphene.String(required=True)
    roll_number = graphene.String(required=True)
    level = graphene.Field(HeritageLevelEnum, required=True)
    status = graphene.Field(InheritorStatusEnum, required=True)
    batch = graphene.Int()
    is_verified = graphene.Boolean(required=True)
    is_invented = graphene.Boolean(required=True, description="Invented people of a demonstration say so.")
    has_profile = graphene.Boolean(required=True)
    region = graphene.String(required=True)
    thumbnail = graphene.Field(Image, args=THUMBNAIL)
    translation = graphene.Field(HeritageTranslation, args=LANGUAGE)
    heritage_item = graphene.Field(HeritageItem)
    products = graphene.Field(ProductCountableConnection, **PRODUCT_LIST, channel=graphene.String(), **PAGING)

    @staticmethod
    def resolve_thumbnail(root: Any, _info: Any, size: int | None = None, format: Any = None) -> Any:
        return image(root.siblings.picture(root.pk), size)

    @staticmethod
    def resolve_translation(root: Any, _info: Any, language_code: str) -> Any:
        return _translation(root, root.card.name, None, language_code)

    @staticmethod
    def resolve_heritage_item(root: Any, info: Any) -> Any:
        return lookups.item_of_inheritor(root)

    @staticmethod
    def resolve_products(root: Any, info: Any, **arguments: Any) -> Any:
        return product_list(info, within=Q(inheritors=root.pk), **arguments)


class HeritageShop(graphene.ObjectType):
    """A seller: an inheritor's workshop, a protection unit's store or a museum's."""

    class Meta:
        interfaces = (Node,)

    slug = graphene.String(required=True)
    name = graphene.String(required=True)
    kind = graphene.Field(HeritageShopKindEnum, required=True)
    place = graphene.String(required=True)
    legal_name = graphene.String(required=True, description="The seller named on invoices.")
    description = graphene.String(required=True)
    thumbnail = graphene.Field(Image, args=THUMBNAIL)
    translation = graphene.Field(HeritageTranslation, args=LANGUAGE)
    products = graphene.Field(ProductCountableConnection, **PRODUCT_LIST, channel=graphene.String(), **PAGING)

    @staticmethod
    def resolve_description(root: Any, _info: Any) -> str:
        return plain(root.row.description)

    @staticmethod
    def resolve_thumbnail(root: Any, _info: Any, size: int | None = None, format: Any = None) -> Any:
        return image(root.siblings.picture(root.pk), size)

    @staticmethod
    def resolve_translation(root: Any, _info: Any, language_code: str) -> Any:
        return _translation(root, root.row.name, root.row.description, language_code)

    @staticmethod
    def resolve_products(root: Any, info: Any, **arguments: Any) -> Any:
        return product_list(info, within=Q(shop_id=root.pk), **arguments)


HeritageItemCountableConnection = connection(HeritageItem)
InheritorCountableConnection = connection(Inheritor)
HeritageShopCountableConnection = connection(HeritageShop)


def _translation(
    root: Any, name: TranslatedText, description: TranslatedText | None, language_code: str
) -> SimpleNamespace | None:
    language = language_of(language_code)
    words = in_language(name, language) if language else None
    if language is None or words is None:
        return None
    return SimpleNamespace(
        id=encode("HeritageTranslation", f"{root.id}-{language}"),
        name=words,
        description=in_language(description, language) if description else None,
    )
