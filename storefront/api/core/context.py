"""Who asks, when, and what they may."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from graphql import GraphQLResolveInfo

from storefront.accounts import app_tokens, second_factor, sign_in
from storefront.accounts.models import App, Permission, User
from storefront.api.core.errors import PermissionMissing

# Operators run the store; taking money in its name is left to apps and to superusers.
OF_OPERATORS = frozenset(Permission.values) - {Permission.HANDLE_PAYMENTS}


@dataclass(frozen=True, slots=True)
class Caller:
    """A user, an app, or nobody in particular."""

    user: User | None = None
    app: App | None = None
    permissions: frozenset[str] = frozenset()

    def may(self, permission: str) -> bool:
        return permission in self.permissions

    def must(self, *one_of: str) -> None:
        """Raises PermissionMissing unless the caller has one of these permissions."""
        if self.permissions.isdisjoint(one_of):
            raise PermissionMissing(*one_of)


ANYBODY = Caller()


@dataclass(slots=True)
class Context:
    """What every resolver may know of the request. `kept` holds what resolvers of one request share."""

    request: HttpRequest
    at: datetime
    caller: Caller
    kept: dict[Any, Any] = field(default_factory=dict)


def context_of(info: GraphQLResolveInfo) -> Context:
    return info.context


def caller_of(request: HttpRequest, *, at: datetime) -> Caller:
    """By the Authorization header: `Bearer` or `JWT`, then an app's token or a user's. Raises sign_in.TokenRefused."""
    scheme, _blank, token = request.headers.get("Authorization", "").strip().partition(" ")
    token = token.strip()
    if not token or scheme.lower() not in {"bearer", "jwt"}:
        return ANYBODY
    if token.count(".") == 2:
        user = sign_in.user_of(token, at=at)
        return Caller(user=user, permissions=permissions_of(user))
    app = app_tokens.app_of(token)
    if app is None:
        raise sign_in.TokenRefused("InvalidTokenError", "This token is not known.")
    return Caller(app=app, permissions=frozenset(app.permissions))


def permissions_of(user: User) -> frozenset[str]:
    if second_factor.is_missing(user):
        return frozenset()
    if user.is_superuser:
        return frozenset(Permission.values)
    return OF_OPERATORS if user.is_operator else frozenset()
