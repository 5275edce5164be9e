"""From heritage to what hangs on it."""

from __future__ import annotations

from typing import Any

from inheritors.registry.queries import heritage_cards, people_of
from storefront.api.heritage.nodes import heritage_nodes, inheritor_nodes


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
