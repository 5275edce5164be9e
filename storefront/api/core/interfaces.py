"""The interfaces that Saleor's types share."""

from __future__ import annotations

from typing import Any

import graphene

from storefront.accounts.models import Permission
from storefront.api.core.context import context_of


class Node(graphene.Interface):
    """Anything with a global id."""

    id = graphene.ID(required=True)


class MetadataItem(graphene.ObjectType):
    """A key and its value."""

    key = graphene.String(required=True)
    value = graphene.String(required=True)


class ObjectWithMetadata(graphene.Interface):
    """Where Saleor keeps keys and values of apps. This store keeps none, so they read as empty."""

    private_metadata = graphene.List(graphene.NonNull(MetadataItem), required=True)
    metadata = graphene.List(graphene.NonNull(MetadataItem), required=True)

    @staticmethod
    def resolve_private_metadata(_root: Any, info: graphene.ResolveInfo) -> list[Any]:
        context_of(info).caller.must(*Permission.values)
        return []

    @staticmethod
    def resolve_metadata(_root: Any, _info: graphene.ResolveInfo) -> list[Any]:
        return []
