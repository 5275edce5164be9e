"""How refusals reach a client: in a mutation's `errors`, or at the top level of an answer; never as a fault."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from types import SimpleNamespace
from typing import Any

import graphene
import structlog
from django.utils.translation import gettext_lazy as _
from graphql import GraphQLError, GraphQLResolveInfo

from common.errors import NotAllowed, Refusal
from storefront.api.core.enums import members
from storefront.api.core.ids import BadId

log = structlog.get_logger("graphql")
Perform = Callable[..., Any]


class PermissionMissing(NotAllowed):
    """The caller lacks a permission; clients know it by the code PermissionDenied."""

    message = _("To access this path, you need one of the following permissions: {permissions}")

    def __init__(self, *permissions: str) -> None:
        super().__init__(permissions=", ".join(permissions))


def error_type(name: str, code: type[graphene.Enum], **extra: Any) -> Any:
    """An error type such as CheckoutError: field, message, and a code of its own enum."""
    fields = {
        "field": graphene.String(),
        "message": graphene.String(),
        "code": graphene.Field(code, required=True),
        **extra,
    }
    return type(name, (graphene.ObjectType,), {"__doc__": "Why it was refused.", "codes": members(code), **fields})


def payload(**values: Any) -> SimpleNamespace:
    """What a mutation answers when nothing was refused."""
    return SimpleNamespace(errors=[], **values)


def errors_field(of: type[graphene.ObjectType]) -> graphene.List:
    return graphene.List(graphene.NonNull(of), required=True)


def refusals_as_errors(of: Any, *, nothing: tuple[str, ...] = ()) -> Callable[[Perform], Perform]:
    """Wrap a mutation so that what it refuses is listed in its `errors`.

    A missing permission stays a top-level error, as in Saleor. `nothing` names fields that hold an empty list then.
    """

    def decorate(perform: Perform) -> Perform:
        @wraps(perform)
        def mutate(root: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
            try:
                return perform(root, info, **arguments)
            except NotAllowed:
                raise
            except Refusal as refusal:
                log.info("refused", code=refusal.code, field=info.field_name)
                answer = Refused()
                answer.errors = errors_of(refusal, codes=of.codes)
                for field in nothing:
                    setattr(answer, field, [])
                return answer

        return mutate

    return decorate


class Refused(SimpleNamespace):
    """A payload of which everything but the errors is null."""

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)


def errors_of(refusal: Refusal, *, codes: frozenset[str]) -> list[SimpleNamespace]:
    """One entry for each thing that is wrong. A code that the enum does not have becomes INVALID."""
    problems = getattr(refusal, "problems", None) or {refusal.field or "": refusal.code}
    return [
        SimpleNamespace(
            field=_camel(field) or None,
            message=str(refusal),
            code=code if code in codes else "INVALID",
            variants=None,
            index=refusal.details.get("index"),
            attributes=None,
            values=None,
            address_type=None,
        )
        for field, code in problems.items()
    ]


def _camel(name: str) -> str:
    """streetAddress1 for street_address_1."""
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def formatted(error: GraphQLError) -> dict[str, Any]:
    """An entry of the top-level `errors`. A fault is logged and says nothing about the inside of the house."""
    entry: dict[str, Any] = {"message": error.message}
    if error.locations:
        entry["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
    if error.path:
        entry["path"] = error.path
    code = "GraphQLError"
    cause = error.original_error
    if isinstance(cause, Refusal):
        entry["message"] = str(cause)
        code = {NotAllowed: "PermissionDenied", PermissionMissing: "PermissionDenied", BadId: "GraphQLError"}.get(
            type(cause), type(cause).__name__
        )
    elif cause is not None and not isinstance(cause, GraphQLError):
        log.error("fault", path=error.path, exc_info=cause)
        entry["message"], code = "Internal Server Error", "InternalServerError"
    entry["extensions"] = {"exception": {"code": code}}
    return entry
