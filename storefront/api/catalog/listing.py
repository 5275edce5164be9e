"""Lists of products: what a client's filter, where, search and sortBy mean here."""

from __future__ import annotations

from typing import Any

import graphene
from django.db.models import Q
from graphql import GraphQLError

from catalog.pricing.models import Channel
from catalog.products import lists
from catalog.products.queries import category_tree
from catalog.search.queries import Sort, Wanted, find
from storefront.api.catalog.batches import ProductBatch
from storefront.api.catalog.channels import can_see
from storefront.api.catalog.inputs import ProductFilterInput, ProductOrder, ProductWhereInput
from storefront.api.core.connections import Connection, KeyedConnection, forwards, slice_of
from storefront.api.core.context import Context, context_of
from storefront.api.core.ids import decode
from storefront.api.core.inputs import refuse
from storefront.api.core.languages import BASE

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
MOST_CONDITIONS = 20
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
) -> Connection | KeyedConnection:
    """A page of the products that a client asks for; `within` says of which shelf, shop, heritage or person."""
    context = context_of(info)
    text = (search if search is not None else (filter or {}).get("search")) or ""
    # Checked first, so that a page that makes no sense is refused whatever the channel has.
    part = None if text.strip() else slice_of(**paging)
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
    if part is None:
        among = list(products.order_by().values_list("pk", flat=True)) if condition else None
        return _found(text, products, among, sort_by, in_channel, context, paging, staff=staff)
    products = _sorted(products, sort_by, in_channel)
    part = part.resolved(products.count)
    if in_channel is not None and not (staff or condition or sort_by):
        rows = lists.usual_rows(channel_id=in_channel.pk, offset=part.offset, limit=part.limit + 1)
    else:
        rows = lists.rows(products, offset=part.offset, limit=part.limit + 1)
    batch = ProductBatch(rows[: part.limit], channel=in_channel, context=context)
    return Connection(batch.nodes, offset=part.offset, has_more=len(rows) > part.limit, total=products.count)


def _found(
    text: str,
    products: Any,
    among: list[int] | None,
    sort_by: Any,
    channel: Channel | None,
    context: Context,
    paging: dict[str, Any],
    *,
    staff: bool,
) -> KeyedConnection:
    """What the search finds among the products, the most fitting first unless another order is asked for."""
    if channel is None:
        raise GraphQLError("Searching needs a `channel`.")
    first, after = forwards(**paging)
    found = find(
        Wanted(
            channel_id=channel.pk,
            text=text,
            product_ids=among,
            sort=_search_sort(sort_by),
            first=first,
            after=after,
            facets=False,
            language=BASE,
        ),
        at=context.at,
    )
    cursors = dict(zip(found.product_ids, found.cursors, strict=True))
    if staff:
        rows = lists.rows_in_order(products, found.product_ids)
    else:
        rows = lists.published_rows(channel_id=channel.pk, ids=found.product_ids)
    batch = ProductBatch(rows, channel=channel, context=context)
    return KeyedConnection(
        batch.nodes,
        [cursors[row.id] for row in rows],
        after=after,
        has_more=bool(found.next_cursor),
        total=lambda: found.total,
    )


def _search_sort(sort_by: Any) -> Sort:
    field = (sort_by or {}).get("field")
    if field in (None, "RANK"):
        return Sort.RELEVANCE
    descending = sort_by["direction"] == "DESC"
    kinds = {
        "name": (Sort.NAME_UP, Sort.NAME_DOWN),
        "price": (Sort.PRICE_UP, Sort.PRICE_DOWN),
        "published": (Sort.OLD, Sort.NEW),
        "created": (Sort.OLD, Sort.NEW),
    }
    if SORT_OF.get(field) not in kinds:
        raise GraphQLError(f"This store does not support searching with `sortBy` {field}.")
    return kinds[SORT_OF[field]][descending]


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
    """Conditions on products, in a channel at an instant; at most MOST_CONDITIONS of those that cost the database most.

    Each of them is a query within the query: a few hundred are more than the planner of PostgreSQL has memory for.
    """

    def __init__(self, channel: Channel | None, context: Context) -> None:
        self.channel, self.context = channel, context
        self._conditions = 0

    def _count(self) -> None:
        self._conditions += 1
        if self._conditions > MOST_CONDITIONS:
            raise GraphQLError(f"Narrow the list by at most {MOST_CONDITIONS} conditions.")

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
        self._count()
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
                self._count()
                available = lists.in_stock(channel_id=self._channel_id(name), at=self.context.at)
                condition &= available if given[name] == yes else ~available
        for attribute in given.get("attributes", ()):
            refuse(attribute, but=("slug", "values"), name="attributes")
            self._count()
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
        self._count()
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
