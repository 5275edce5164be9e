"""Relay connections: at most 100 nodes, opaque cursors, a total that is counted only when asked for."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import graphene
from graphql import GraphQLError

MOST = 100


class PageInfo(graphene.ObjectType):
    """Where this page of a list begins and ends."""

    has_next_page = graphene.Boolean(required=True)
    has_previous_page = graphene.Boolean(required=True)
    start_cursor = graphene.String()
    end_cursor = graphene.String()


PAGING = {
    "before": graphene.String(),
    "after": graphene.String(),
    "first": graphene.Int(),
    "last": graphene.Int(),
}


def connection(node: type[graphene.ObjectType], name: str | None = None) -> type[graphene.ObjectType]:
    """The connection type of a node type, named as Saleor names it."""
    name = name or f"{node._meta.name}CountableConnection"
    edge = type(
        name.removesuffix("Connection") + "Edge",
        (graphene.ObjectType,),
        {
            "__doc__": "A node and its place in the list.",
            "node": graphene.Field(node, required=True),
            "cursor": graphene.String(required=True),
        },
    )
    return type(
        name,
        (graphene.ObjectType,),
        {
            "__doc__": "A page of a list.",
            "page_info": graphene.Field(PageInfo, required=True),
            "edges": graphene.List(graphene.NonNull(edge), required=True),
            "total_count": graphene.Int(),
        },
    )


@dataclass(slots=True)
class Edge:
    """A node and where it stands."""

    node: Any
    offset: int

    @property
    def cursor(self) -> str:
        return cursor_of(self.offset)


@dataclass(slots=True)
class Slice:
    """Which part of a list is wanted. `last` counts from the end; the list is asked for its length only then."""

    offset: int
    limit: int
    from_end: bool = False
    end: int | None = None

    def resolved(self, total: Callable[[], int]) -> Slice:
        """The same part counted from the start."""
        if not self.from_end:
            return self
        end = total() if self.end is None else min(self.end, total())
        start = max(self.offset, end - self.limit)
        return Slice(offset=start, limit=max(0, end - start), end=self.end)


class Connection:
    """A page of nodes, as the default resolvers read it."""

    __slots__ = ("_total", "edges", "has_more", "offset")

    def __init__(self, nodes: Sequence[Any], *, offset: int, has_more: bool, total: Callable[[], int]) -> None:
        self.edges = [Edge(node, offset + n) for n, node in enumerate(nodes)]
        self.offset, self.has_more, self._total = offset, has_more, total

    @property
    def total_count(self) -> int:
        return self._total()

    @property
    def page_info(self) -> PageInfo:
        return PageInfo(
            has_next_page=self.has_more,
            has_previous_page=self.offset > 0,
            start_cursor=self.edges[0].cursor if self.edges else None,
            end_cursor=self.edges[-1].cursor if self.edges else None,
        )

    @classmethod
    def of(cls, items: Sequence[Any], wanted: Slice, make: Callable[[Sequence[Any]], Sequence[Any]]) -> Connection:
        """A page of a list that is at hand as a whole; only the items of the page are made into nodes."""
        part = wanted.resolved(lambda: len(items))
        end = part.offset + part.limit if part.end is None else min(part.offset + part.limit, part.end)
        return cls(
            make(items[part.offset : end]),
            offset=part.offset,
            has_more=end < len(items),
            total=lambda: len(items),
        )


class KeyedConnection:
    """A page of a list that is walked forwards by key, with the list's own cursors."""

    __slots__ = ("_total", "after", "edges", "has_more")

    def __init__(
        self, nodes: Sequence[Any], cursors: Sequence[str], *, after: str, has_more: bool, total: Callable[[], int]
    ) -> None:
        self.edges = [KeyedEdge(node, cursor) for node, cursor in zip(nodes, cursors, strict=True)]
        self.after, self.has_more, self._total = after, has_more, total

    @property
    def total_count(self) -> int:
        return self._total()

    @property
    def page_info(self) -> PageInfo:
        return PageInfo(
            has_next_page=self.has_more,
            has_previous_page=bool(self.after),
            start_cursor=self.edges[0].cursor if self.edges else None,
            end_cursor=self.edges[-1].cursor if self.edges else None,
        )


@dataclass(slots=True)
class KeyedEdge:
    node: Any
    cursor: str


def forwards(
    *, first: int | None = None, after: str | None = None, last: int | None = None, before: str | None = None
) -> tuple[int, str]:
    """How many, after which cursor, for a list that is walked by key. Raises GraphQLError for a walk backwards."""
    if last is not None or before is not None:
        raise GraphQLError("This list is walked forwards: give `first` and `after`.")
    if first is None:
        raise GraphQLError("You must provide a `first` value to properly paginate this connection.")
    if not 1 <= first <= MOST:
        raise GraphQLError(f"The `first` value must be between 1 and {MOST}; it is {first}.")
    return first, after or ""


def slice_of(
    *, first: int | None = None, last: int | None = None, after: str | None = None, before: str | None = None
) -> Slice:
    """What the paging arguments ask for. Raises GraphQLError for a contradiction, as Saleor does."""
    if first is None and last is None:
        raise GraphQLError("You must provide a `first` or `last` value to properly paginate this connection.")
    if first is not None and last is not None:
        raise GraphQLError("Give either `first` or `last`, not both.")
    wanted = first if first is not None else last
    assert wanted is not None
    name = "first" if first is not None else "last"
    if not 1 <= wanted <= MOST:
        raise GraphQLError(f"The `{name}` value must be between 1 and {MOST}; it is {wanted}.")
    start = 0 if after is None else offset_of(after) + 1
    end = None if before is None else offset_of(before)
    if first is not None and end is not None:
        wanted = max(0, min(wanted, end - start))
    return Slice(offset=start, limit=wanted, from_end=last is not None, end=end)


def cursor_of(offset: int) -> str:
    return urlsafe_b64encode(f"at:{offset}".encode()).decode()


def offset_of(cursor: str) -> int:
    try:
        kind, _colon, offset = urlsafe_b64decode(cursor.encode()).decode().partition(":")
    except ValueError:
        kind, offset = "", ""
    if kind != "at" or not (offset.isascii() and offset.isdigit()) or len(offset) > 7:
        raise GraphQLError("This cursor was not given by this list.")
    return int(offset)
