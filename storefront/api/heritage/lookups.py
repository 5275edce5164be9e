"""From heritage to what hangs on it, and the lists of the registry as connections."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from graphql import GraphQLError

from inheritors.registry.queries import Leaf, heritage_cards, people_of
from storefront.api.core.connections import MOST, PageInfo
from storefront.api.heritage.nodes import heritage_nodes, inheritor_nodes


class KeyedConnection:
    """A page of a list that is walked forwards by key."""

    def __init__(self, leaf: Leaf[Any], nodes: list[Any], *, after: str | None) -> None:
        self.edges = [
            SimpleNamespace(node=node, cursor=card.cursor) for card, node in zip(leaf.rows, nodes, strict=True)
        ]
        self.total_count = leaf.total
        self.page_info = PageInfo(
            has_next_page=leaf.next is not None,
            has_previous_page=bool(after),
            start_cursor=self.edges[0].cursor if self.edges else None,
            end_cursor=self.edges[-1].cursor if self.edges else None,
        )


def forwards(
    *, first: int | None = None, after: str | None = None, last: int | None = None, before: str | None = None
) -> dict[str, Any]:
    """Paging for the registry's lists. Raises GraphQLError for a walk backwards."""
    if last is not None or before is not None:
        raise GraphQLError("This list is walked forwards: give `first` and `after`.")
    if first is None:
        raise GraphQLError("You must provide a `first` value to properly paginate this connection.")
    if not 1 <= first <= MOST:
        raise GraphQLError(f"The `first` value must be between 1 and {MOST}; it is {first}.")
    return {"first": first, "after": after or ""}


def people_of_item(root: Any) -> list[Any]:
    """The people of a heritage item; those of all items beside it are loaded together."""
    people = root.siblings.together("people", lambda ids: people_of(heritage_ids=ids))
    nodes = root.siblings.together(
        "people nodes",
        lambda _ids: {node.pk: node for node in inheritor_nodes(card for cards in people.values() for card in cards)},
    )
    return [nodes[card.id] for card in people.get(root.pk, ())]


def item_of_inheritor(root: Any) -> Any:
    """The heritage of a person; those of all people beside them are loaded together."""
    items = root.siblings.together(
        "items",
        lambda _ids: {node.pk: node for node in heritage_nodes(heritage_cards(ids=root.siblings.related).values())},
    )
    return items.get(root.card.heritage_id)
