"""Search in PostgreSQL: arrays of terms under a GIN index, without any extension.

One statement finds a page and counts the whole; one more counts all facets. Each facet is counted under every filter
but its own, so that its numbers say what choosing one more value would bring. Statements are put together from the
texts of this file alone; whatever comes from outside goes in as a parameter.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import connection, transaction

from catalog.products.queries import category_by_slug
from catalog.search.models import SearchDocument, SearchOffer
from catalog.search.ports import VALUE_FACET, Document, Hits, Sort, Wanted, attribute_facet, band_ends, bands
from catalog.search.terms import normalised, query_terms
from catalog.stock.plan import today
from common.errors import Invalid

# Of each order: the key that rows are sorted by, and the direction; equal keys go by product in the same direction.
ORDERS = {
    Sort.RELEVANCE: ("{score}", "DESC"),
    Sort.NEW: ("d.created_at", "DESC"),
    Sort.OLD: ("d.created_at", "ASC"),
    Sort.PRICE_UP: ("o.low", "ASC"),
    Sort.PRICE_DOWN: ("o.low", "DESC"),
    Sort.NAME_UP: ("coalesce(d.name->>%(language)s, '')", "ASC"),
    Sort.NAME_DOWN: ("coalesce(d.name->>%(language)s, '')", "DESC"),
}
KEY_TYPES = {"d.created_at": "timestamptz", "o.low": "numeric", "{score}": "integer"}
# A title that holds the words as asked comes first, then titles with all terms, then the more terms the better.
SCORE = """(
    CASE WHEN %(phrase)s = lower(d.name->>'zh-hans') OR %(phrase)s = lower(d.name->>'en') THEN 4000
         WHEN strpos(lower(d.name->>'zh-hans'), %(phrase)s) > 0 THEN 3000
         WHEN strpos(lower(d.name->>'en'), %(phrase)s) > 0 THEN 3000
         WHEN d.title_terms @> %(terms)s::text[] THEN 2000 ELSE 0 END
    + (SELECT count(*) FROM unnest(%(terms)s::text[]) t WHERE t = ANY (d.title_terms))::integer)"""
FROM = """
    search_searchdocument d
    JOIN search_searchoffer o ON o.document_id = d.product_id AND o.channel_id = %(channel)s"""
# Of a stock row, what a warehouse of the channel may still sell at the instant.
LEFT = """s.quantity - s.allocated - CASE
        WHEN s.reserved_until > %(at)s THEN (
          SELECT coalesce(sum(r.quantity), 0) FROM stock_reservation r WHERE r.stock_id = s.id AND r.until > %(at)s)
        ELSE 0 END"""
SOLD_FROM = """JOIN stock_warehouse_channels w ON w.warehouse_id = s.warehouse_id AND w.channel_id = %(channel)s
    WHERE (s.expires_on IS NULL OR s.expires_on >= %(day)s)"""
# A piece, or a set none of whose parts is short.
IN_STOCK = f"""(EXISTS (
    SELECT FROM products_productvariant v JOIN stock_stock s ON s.variant_id = v.id {SOLD_FROM}
      AND v.product_id = d.product_id AND {LEFT} > 0)
  OR EXISTS (
    SELECT FROM products_productvariant v
    WHERE v.product_id = d.product_id AND v.is_bundle AND NOT EXISTS (
      SELECT FROM products_bundlepart p WHERE p.bundle_id = v.id AND p.quantity > (
        SELECT coalesce(sum(greatest({LEFT}, 0)), 0) FROM stock_stock s {SOLD_FROM} AND s.variant_id = p.part_id))))"""
# Lists of facets that are columns of the document, by the name that pages know them by.
ARRAYS = {"heritage": "heritage_categories", "region": "regions", "level": "levels", "class": "product_classes"}
AVAILABLE = {"in_stock": IN_STOCK, "made_to_order": "d.made_to_order"}
OF_ATTRIBUTE = """SELECT av.id FROM products_attributevalue av JOIN products_attribute a ON a.id = av.attribute_id
    WHERE a.slug = %({slug})s"""
# What counting reads of a document; its terms stay where they are.
BASE = "d.category_id, d.heritage_categories, d.regions, d.levels, d.product_classes, d.value_ids, d.made_to_order"


@dataclass(slots=True)
class _Conditions:
    """A question as SQL: `always` holds for all, each of `facets` can be left out to count its own values."""

    params: dict[str, Any]
    always: list[str] = field(default_factory=list)
    facets: dict[str, str] = field(default_factory=dict)

    @property
    def where(self) -> str:
        return " AND ".join([*self.always, *self.facets.values()]) or "TRUE"


class PostgresSearch:
    """The SearchIndex of `catalog.search.ports`, in the store's own database."""

    def find(self, wanted: Wanted, *, at: datetime) -> Hits:
        conditions = _conditions(wanted, at)
        ids, cursors, has_more, total = _page(wanted, conditions)
        counts = _counts(wanted, conditions) if wanted.facets else {}
        return Hits(product_ids=ids, total=total, cursors=cursors, has_more=has_more, counts=counts)

    @transaction.atomic
    def put(self, documents: Sequence[Document]) -> None:
        columns = [f.attname for f in SearchDocument._meta.concrete_fields if not f.primary_key]
        rows = [
            SearchDocument(
                product_id=document.product_id,
                **{name: _column(getattr(document, name)) for name in columns},
            )
            for document in documents
        ]
        SearchDocument.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["product_id"], update_fields=columns
        )
        SearchOffer.objects.filter(document_id__in=[row.product_id for row in rows]).delete()
        SearchOffer.objects.bulk_create(
            SearchOffer(document_id=d.product_id, channel_id=offer.channel_id, low=offer.low, high=offer.high)
            for d in documents
            for offer in d.offers
        )

    def remove(self, product_ids: Collection[int]) -> None:
        if product_ids:
            SearchDocument.objects.filter(pk__in=list(product_ids)).delete()

    def indexed_ids(self) -> set[int]:
        return set(SearchDocument.objects.values_list("pk", flat=True))


def _column(value: Any) -> Any:
    return sorted(value) if isinstance(value, set | frozenset) else value


def _conditions(wanted: Wanted, at: datetime) -> _Conditions:
    terms = query_terms(wanted.text)
    made = _Conditions(
        params={
            "channel": wanted.channel_id,
            "day": today(at),
            "at": at,
            "edges": [Decimal(edge) for edge in wanted.price_edges],
            "terms": terms,
            "phrase": normalised(wanted.text).strip(),
            "language": wanted.language,
        }
    )
    if terms:
        made.always.append("d.terms @> %(terms)s::text[]")
    elif wanted.text.strip():
        # A question of marks alone asks for nothing that there is.
        made.always.append("FALSE")
    if wanted.category_slug:
        node = category_by_slug(wanted.category_slug)
        _always(made, "d.category_id = ANY (%(category)s)", category=list(node.below) if node else [])
    if wanted.product_ids is not None:
        _always(made, "d.product_id = ANY (%(ids)s)", ids=list(wanted.product_ids))
    for name, table, column, slug in (
        ("heritage_item", "registry_heritageitem", "heritage_item_ids", wanted.heritage_slug),
        ("inheritor", "registry_inheritor", "inheritor_ids", wanted.inheritor_slug),
    ):
        if slug:
            _always(made, f"d.{column} && ARRAY(SELECT id FROM {table} WHERE slug = %({name})s)", **{name: slug})
    if wanted.shop_slug:
        _always(made, "d.shop_id = (SELECT id FROM shops_shop WHERE slug = %(shop)s)", shop=wanted.shop_slug)
    for bound, sign in (("price_from", ">="), ("price_to", "<=")):
        if (amount := getattr(wanted, bound)) is not None:
            _always(made, f"o.low {sign} %({bound})s", **{bound: amount})
    _add_facets(made, wanted)
    return made


def _always(made: _Conditions, sql: str, **params: Any) -> None:
    made.always.append(sql)
    made.params.update(params)


def _add_facets(made: _Conditions, wanted: Wanted) -> None:
    chosen = {
        "heritage": wanted.heritage_categories,
        "region": wanted.regions,
        "level": wanted.levels,
        "class": wanted.product_classes,
    }
    for name, values in chosen.items():
        if values:
            made.facets[name] = f"d.{ARRAYS[name]} && %({name})s::varchar[]"
            made.params[name] = list(values)
    if wanted.price_bands:
        parts = []
        for n, band in enumerate(wanted.price_bands):
            low, high = band_ends(band)
            made.params |= {f"low{n}": low, f"high{n}": high}
            parts.append(f"(o.low >= %(low{n})s AND (%(high{n})s::numeric IS NULL OR o.low < %(high{n})s))")
        made.facets["price"] = f"({' OR '.join(parts)})"
    if asked := [AVAILABLE[value] for value in wanted.availability if value in AVAILABLE]:
        made.facets["availability"] = f"({' OR '.join(asked)})"
    for n, (attribute, values) in enumerate(wanted.attributes.items()):
        if values:
            made.params |= {f"attribute{n}": attribute, f"values{n}": list(values)}
            of_attribute = OF_ATTRIBUTE.format(slug=f"attribute{n}")
            made.facets[attribute_facet(attribute)] = (
                f"d.value_ids && ARRAY({of_attribute} AND av.slug = ANY (%(values{n})s))"
            )


# --- One page -----------------------------------------------------------------


def _page(wanted: Wanted, conditions: _Conditions) -> tuple[list[int], list[str], bool, int]:
    sort = wanted.sort
    if sort is Sort.RELEVANCE and not conditions.params["terms"]:
        sort = Sort.NEW
    template, direction = ORDERS[sort]
    key = template.format(score=SCORE)
    params = {**conditions.params, "limit": wanted.first + 1, "offset": 0}
    beyond = ""
    if wanted.after:
        params |= _read_cursor(wanted.after, sort)
        sign = "<" if direction == "DESC" else ">"
        beyond = f"AND ({key}, d.product_id) {sign} (%(key)s::{KEY_TYPES.get(template, 'text')}, %(after_id)s)"
    else:
        params["offset"] = (max(wanted.page, 1) - 1) * wanted.first
    sql = f"""
        SELECT count.total, page.product_id, page.key::text
        FROM (SELECT count(*) AS total FROM {FROM} WHERE {conditions.where}) count
        LEFT JOIN LATERAL (
            SELECT d.product_id, {key} AS key FROM {FROM} WHERE {conditions.where} {beyond}
            ORDER BY {key} {direction}, d.product_id {direction} LIMIT %(limit)s OFFSET %(offset)s) page ON TRUE
        ORDER BY page.key {direction}, page.product_id {direction}"""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows = cursor.fetchall()
    total = rows[0][0]
    found = [(pk, key) for _, pk, key in rows if pk is not None]
    shown = found[: wanted.first]
    return [pk for pk, _ in shown], [_cursor(sort, key, pk) for pk, key in shown], len(found) > wanted.first, total


def _cursor(sort: Sort, key: str, product_id: int) -> str:
    return base64.urlsafe_b64encode(json.dumps([sort.value, key, product_id]).encode()).decode()


def _read_cursor(cursor: str, sort: Sort) -> dict[str, Any]:
    try:
        order, key, product_id = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        key = _read_key(ORDERS[sort][0], key)
        known = order == sort.value and type(product_id) is int
    except (ValueError, TypeError, ArithmeticError):
        known = False
    if not known:
        raise Invalid(field="after", detail="This cursor is not one of this list.")
    return {"key": key, "after_id": product_id}


def _read_key(template: str, key: str) -> object:
    """A forged key must not reach the database's own readers of numbers and dates. Raises what Python's readers do."""
    kind = KEY_TYPES.get(template, "text")
    readers: dict[str, Callable[[str], object]] = {
        "timestamptz": datetime.fromisoformat,
        "numeric": Decimal,
        "integer": int,
    }
    read = readers.get(kind, str)(key)
    if isinstance(read, int) and abs(read) >= 2**31:
        raise ValueError("No score is as high as that.")
    return read


# --- Facets -------------------------------------------------------------------


def _counts(wanted: Wanted, conditions: _Conditions) -> dict[str, dict[str, int]]:
    """Of every facet and value, how many products it would leave under the other filters."""
    flags = {name: f"flag{n}" for n, name in enumerate(conditions.facets)}
    chosen = "".join(f", ({conditions.facets[name]}) AS {flag}" for name, flag in flags.items())
    params = dict(conditions.params)

    def others(own: str) -> str:
        return " AND ".join(flag for name, flag in flags.items() if name != own) or "TRUE"

    def unnested(facet: str, column: str, among: str = "") -> str:
        return f"""SELECT '{facet}', x::text, count(*) FROM base, unnest({column}) x
            WHERE {others(facet)} {among} GROUP BY x"""

    parts = [unnested(facet, column) for facet, column in ARRAYS.items()]
    parts.append(f"SELECT 'category', category_id::text, count(*) FROM base WHERE {others('')} GROUP BY category_id")
    if wanted.price_edges:
        band = "width_bucket(low, %(edges)s::numeric[])"
        parts.append(f"SELECT 'price', {band}::text, count(*) FROM base WHERE {others('price')} GROUP BY {band}")
    for value in AVAILABLE:
        parts.append(f"SELECT 'availability', '{value}', count(*) FROM base WHERE {value} AND {others('availability')}")
    # Attributes that nobody has chosen from are counted together, each of the others without its own filter.
    parts.append(unnested(VALUE_FACET, "value_ids"))
    for n, name in enumerate(wanted.attributes):
        if (facet := attribute_facet(name)) in flags:
            params[f"own{n}"] = name
            own = OF_ATTRIBUTE.format(slug=f"own{n}")
            part = unnested(facet, "value_ids", f"AND x IN ({own})")
            # A facet's name came from outside; it goes in as a parameter like every value.
            parts.append(part.replace(f"'{facet}'", f"'{VALUE_FACET}:' || %(own{n})s"))
    sql = f"""
        WITH base AS MATERIALIZED (
            SELECT {BASE}, o.low, {IN_STOCK} AS in_stock{chosen} FROM {FROM}
            WHERE {" AND ".join(conditions.always) or "TRUE"})
        {" UNION ALL ".join(parts)}"""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows = cursor.fetchall()
    counts: dict[str, dict[str, int]] = {}
    for facet, value, count in rows:
        if count:
            key = bands(wanted.price_edges)[int(value)] if facet == "price" else value
            counts.setdefault(facet, {})[key] = count
    return counts
