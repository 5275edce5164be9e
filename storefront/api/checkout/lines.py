"""The lines of a checkout: more of something, so many of each, none of it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

import graphene
from django.db import transaction

from common.errors import NotAllowed, NotFound, Required
from storefront.api.checkout.inputs import CheckoutLineInput, CheckoutLineUpdateInput
from storefront.api.checkout.nodes import CheckoutNode
from storefront.api.checkout.steps import (
    CheckoutError,
    CheckoutStep,
    WhichCheckout,
    WhichCheckoutNow,
    existing,
    named,
    stepped,
)
from storefront.api.core.context import context_of
from storefront.api.core.errors import payload, refusals_as_errors
from storefront.api.core.ids import decode, decode_uuid
from storefront.checkout import queries, services
from storefront.checkout.services import LineWanted


class CheckoutLinesAdd(CheckoutStep):
    """Puts more into it; quantities of the same variant add up."""

    class Arguments(WhichCheckout):
        lines = graphene.List(graphene.NonNull(CheckoutLineInput), required=True)

    @staticmethod
    @refusals_as_errors(CheckoutError)
    def mutate(_root: Any, info: Any, lines: Any, **which: Any) -> Any:
        return stepped(info, services.add_lines, which, lines=lines_wanted(lines))


class CheckoutLinesUpdate(CheckoutStep):
    """Says how many of each there shall be; nought takes a line out."""

    class Arguments(WhichCheckout):
        lines = graphene.List(graphene.NonNull(CheckoutLineUpdateInput), required=True)

    @staticmethod
    @refusals_as_errors(CheckoutError)
    def mutate(_root: Any, info: Any, lines: Any, **which: Any) -> Any:
        checkout_id = named(which)
        variants = _variants_of_lines(checkout_id) if any(line.get("line_id") for line in lines) else {}
        wanted = []
        for line in lines:
            _refuse_own_price(line)
            if line.get("quantity") is None:
                raise Required(field="quantity")
            if line.get("line_id"):
                line_id = decode_uuid(line["line_id"], "CheckoutLine", field="lineId")
                if line_id not in variants:
                    raise NotFound(field="lineId")
                wanted.append(LineWanted(variants[line_id], line["quantity"]))
            elif line.get("variant_id"):
                variant_id = decode(line["variant_id"], "ProductVariant", field="variantId")
                wanted.append(LineWanted(variant_id, line["quantity"]))
            else:
                raise Required(field="variantId")
        return stepped(info, services.set_lines, which, lines=wanted)


class CheckoutLinesDelete(CheckoutStep):
    """Takes lines out."""

    class Arguments(WhichCheckoutNow):
        lines_ids = graphene.List(graphene.NonNull(graphene.ID), required=True)

    @staticmethod
    @refusals_as_errors(CheckoutError)
    def mutate(_root: Any, info: Any, lines_ids: list[str], **which: Any) -> Any:
        context, checkout_id = context_of(info), named(which)
        ids = [decode_uuid(value, "CheckoutLine", field="linesIds") for value in lines_ids]
        with transaction.atomic():
            row = existing(checkout_id)
            for line_id in ids:
                row = services.remove_line(checkout_id=checkout_id, line_id=line_id, at=context.at)
        return payload(checkout=CheckoutNode(row, context))


def lines_wanted(lines: Sequence[Any]) -> list[LineWanted]:
    """The lines of the API as the store's own services take them. Raises BadId, NotAllowed."""
    for line in lines:
        _refuse_own_price(line)
    return [
        LineWanted(decode(line["variant_id"], "ProductVariant", field="variantId"), line["quantity"]) for line in lines
    ]


def _refuse_own_price(line: Any) -> None:
    """Nobody sets prices by hand here; Saleor lets apps with HANDLE_CHECKOUTS do it."""
    if line.get("price") is not None:
        raise NotAllowed()


def _variants_of_lines(checkout_id: uuid.UUID) -> dict[uuid.UUID, int]:
    return {line.pk: line.variant_id for line in queries.lines_of(existing(checkout_id))}
