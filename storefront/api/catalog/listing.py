"""Lists of products: what a client's filter, where, search and sortBy mean here."""

from __future__ import annotations

from typing import Any

import graphene
from django.db.models import Q
from graphql import GraphQLError

from catalog.pricing.models import Channel
from catalog.products import lists
from catalog.products.queries import category_tree
from storefront.api.catalog.batches import ProductBatch
from storefront.api.catalog.channels import can_see
from storefront.api.catalog.inputs import ProductFilterInput, ProductOrder, ProductWhereInput
from storefront.api.core.connections import Connection, Slice, slice_of
from storefront.api.core.context import Context, context_of
from storefront.api.core.ids import decode
from storefront.api.core.inputs import refuse

# How a list of products is narrowed, wherever there is one.
PRODUCT_LIST = {
    "filter": graphene.Argument(ProductFilterInput),
    "where": graphene.Argument(ProductWhereInput),
    "sort_by": graphene.Argument(ProductOrder),
    "search": graphene.String(),
}
FILTERS = (
    "search", "ids", "slugs", "categories", "has_category", "attributes", "is_available", "stock_availability", "price",
    "minimal_price", "product_types", "is_published", "channel", "gift_card",
)  # fmt: skip
WHERES = (
    "ids", "name", "slug", "product_type", "category", "is_available", "is_published", "has_category", "price",
    "minimal_price", "attributes", "stock_availability", "gift_card", "AND", "OR",
)  # fmt: skip
# Saleor's fields to sort by, as far as a product here has them.
SORT_OF = {
    "NAME": "name",
    "PRICE": "price",
    "MINIMAL_PRICE": "price",
    "DATE": "published",
    "LAST_MODIFIED": "published",
    "LAST_MODIFIED_AT": "published",
    "PUBLICATION_DATE": "published",
    "PUBLISHED": "published",
    "PUBLISHED_AT": "published",
    "CREATED_AT": "created",
    "TYPE": "type",
}
# Where a word is searched for, at most so many products are looked at.
MOST_FOUND = 1000


def product_list(
    info: Any,
    *,
    filter: Any = None,
    where: Any = None,
    sort_by: Any = None,
    search: str | None = None,
    channel: str | None = None,
    within: Q | None = None,
    **paging: Any,
) -> Connection:
    """A page of the products that a client asks for; `within` says of which shelf, shop, heritage or person."""
    context = context_of(info)
    wanted = slice_of(**paging)
    seen = can_see(context, channel or (filter or {}).get("channel") or (sort_by or {}).get("channel"))
    if seen is None:
        return Connection([], offset=0, has_more=False, total=lambda: 0)
    in_channel, staff = seen
    products = lists.visible(channel_id=in_channel.pk if in_channel else None, staff=staff)
    narrowing = _Narrowing(in_channel, context)
    condition = narrowing.of_filter(filter) & narrowing.of_where(where)
    if within is not None:
        condition &= within
    if condition:
        products = products.filter(condition)
    text = search if search is not None else (filter or {}).get("search")
    if text is not None and text.strip():
        return _found(text, products, wanted, sort_by, in_channel, context)
    products = _sorted(products, sort_by, in_channel)
    part = wanted.resolved(products.count)
    rows = lists.rows(products, offset=part.offset, limit=part.limit + 1)
    batch = ProductBatch(rows[: part.limit], channel=in_channel, context=context)
    return Connection(batch.nodes, offset=part.offset, has_more=len(rows) > part.limit, total=products.count)


def _found(
    text: str, products: Any, wanted: Slice, sort_by: Any, channel: Channel | None, context: Context
) -> Connection:
    """What the search finds, the most fitting first unless another order is asked for."""
    if channel is None:
        raise GraphQLError("Searching needs a `channel`.")
    ids = found_ids(text, channel=channel, at=context.at, most=MOST_FOUND)
    if sort_by and sort_by.get("field") not in (None, "RANK"):
        products = _sorted(products.filter(pk__in=ids), sort_by, channel)
        ids = list(products.values_list("pk", flat=True))
    part = wanted.resolved(lambda: len(ids))
    rows = lists.rows_in_order(products, ids[part.offset : part.offset + part.limit])
    batch = ProductBatch(rows, channel=channel, context=context)
    return Connection(
        batch.nodes,
        offset=part.offset,
        has_more=part.offset + part.limit < len(ids),
        total=lambda: products.filter(pk__in=ids).count(),
    )


def _sorted(products: Any, sort_by: Any, channel: Channel | None) -> Any:
    field = (sort_by or {}).get("field")
    if (sort_by or {}).get("attribute_id"):
        raise GraphQLError("This store does not support `sortBy` by attributeId.")
    if field in (None, "RANK"):
        return lists.ordered(products, by="slug", descending=False)
    if field not in SORT_OF:
        raise GraphQLError(f"This store does not support `sortBy` by {field}.")
    by = SORT_OF[field]
    if by == "price" and channel is None:
        raise GraphQLError("Sorting by price needs a `channel`.")
    return lists.ordered(
        products, by=by, descending=sort_by["direction"] == "DESC", channel_id=channel.pk if channel else None
    )


class _Narrowing:
    """Conditions on products, in a channel at an instant."""

    def __init__(self, channel: Channel | None, context: Context) -> None:
        self.channel, self.context = channel, context

    def of_filter(self, given: Any) -> Q:
        """The older `filter`: all its conditions together."""
        refuse(given, but=FILTERS, name="filter")
        given = {key: value for key, value in (given or {}).items() if value is not None}
        condition = self._common(given)
        if "ids" in given:
            condition &= _ids(given["ids"])
        if "slugs" in given:
            condition &= Q(slug__in=given["slugs"])
        if "categories" in given:
            condition &= _categories(given["categories"])
        if "product_types" in given:
            condition &= Q(product_type_id__in=[decode(value, "ProductType") for value in given["product_types"]])
        for name in ("price", "minimal_price"):
            if name in given:
                condition &= self._price(given[name].get("gte"), given[name].get("lte"))
        return condition

    def of_where(self, given: Any) -> Q:
        """The newer `where`, with AND and OR inside."""
        refuse(given, but=WHERES, name="where")
        given = {key: value for key, value in (given or {}).items() if value is not None}
        condition = self._common(given)
        if "ids" in given:
            condition &= _ids(given["ids"])
        if "name" in given:
            condition &= _texts("name__zh-hans", given["name"])
        if "slug" in given:
            condition &= _texts("slug", given["slug"])
        if "category" in given:
            condition &= _categories(_ids_of(given["category"]))
        if "product_type" in given:
            types = [decode(value, "ProductType") for value in _ids_of(given["product_type"])]
            condition &= Q(product_type_id__in=types)
        for name in ("price", "minimal_price"):
            if name in given:
                condition &= self._price_where(given[name])
        for part in given.get("AND", ()):
            condition &= self.of_where(part)
        if alternatives := given.get("OR"):
            either = Q()
            for part in alternatives:
                either |= self.of_where(part)
            condition &= either
        return condition

    def _common(self, given: dict[str, Any]) -> Q:
        """What `filter` and `where` have alike."""
        condition = Q()
        if given.get("has_category") is False or given.get("gift_card") is True:
            # Every product here has a category, and none is a gift card.
            condition &= Q(pk__in=[])
        if "is_published" in given:
            published = Q(listing__state="published")
            condition &= published if given["is_published"] else ~published
        for name, yes in (("is_available", True), ("stock_availability", "IN_STOCK")):
            if name in given:
                available = lists.in_stock(channel_id=self._channel_id(name), at=self.context.at)
                condition &= available if given[name] == yes else ~available
        for attribute in given.get("attributes", ()):
            refuse(attribute, but=("slug", "values"), name="attributes")
            condition &= lists.with_value(
                attribute_slug=attribute.get("slug") or "", value_slugs=attribute.get("values") or ()
            )
        return condition

    def _price_where(self, given: Any) -> Q:
        span = given.get("range") or {}
        amounts = [given["eq"]] if given.get("eq") is not None else given.get("one_of")
        if amounts is None:
            return self._price(span.get("gte"), span.get("lte"))
        condition = Q(pk__in=[])
        for amount in amounts:
            condition |= self._price(amount, amount)
        return condition

    def _price(self, least: Any, most: Any) -> Q:
        return lists.in_price(channel_id=self._channel_id("price"), least=least, most=most)

    def _channel_id(self, name: str) -> int:
        if self.channel is None:
            raise GraphQLError(f"Narrowing by {name} needs a `channel`.")
        return self.channel.pk


def _ids(values: list[str]) -> Q:
    return Q(pk__in=[decode(value, "Product") for value in values])


def _ids_of(given: Any) -> list[str]:
    return [given["eq"]] if given.get("eq") is not None else given.get("one_of") or []


def _texts(field: str, given: Any) -> Q:
    if given.get("eq") is not None:
        return Q(**{field: given["eq"]})
    return Q(**{f"{field}__in": given.get("one_of") or []})


def _categories(values: list[str]) -> Q:
    """Products on these shelves or on any below them."""
    tree = category_tree().by_id
    below = {pk for value in values if (node := tree.get(decode(value, "Category"))) for pk in node.below}
    return Q(category_id__in=below)


def found_ids(text: str, *, channel: Channel, at: Any, most: int) -> list[int]:
    return list(
        lists.visible(channel_id=channel.pk, staff=False)
        .filter(name__icontains=text)
        .values_list("pk", flat=True)[:most]
    )
