"""tokenCreate, tokenRefresh, tokenVerify and me."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import graphene
from graphql import FieldNode, FragmentSpreadNode, GraphQLResolveInfo, SelectionSetNode

from common.errors import Refusal, Required
from storefront.accounts import sign_in
from storefront.accounts.sign_in import TokenRefused
from storefront.api.accounts.errors import AccountError
from storefront.api.accounts.users import User, user_node
from storefront.api.core.context import context_of
from storefront.api.core.errors import errors_field, errors_of, payload, refusals_as_errors
from storefront.api.core.scalars import GenericScalar

CODES = {"ExpiredSignatureError": "JWT_SIGNATURE_EXPIRED", "InvalidTokenError": "JWT_INVALID_TOKEN"}


class BadToken(Refusal):
    """A token that opens nothing, as an entry of a mutation's errors."""

    def __init__(self, refused: TokenRefused, *, field: str) -> None:
        super().__init__(field=field)
        self.code = CODES[refused.code]
        self.message = str(refused)


def _entered(info: Any, email: str, password: str, code: str | None = None) -> Any:
    """The payload of whoever may come in. Raises what sign_in.entered raises."""
    context = context_of(info)
    user = sign_in.entered(context.request, email=email, password=password, code=code)
    tokens = sign_in.begin(user, program=context.request.headers.get("User-Agent", ""), at=context.at)
    return payload(
        token=tokens.access,
        refresh_token=tokens.refresh,
        # Nothing here is known by a cookie, so there is nothing to forge.
        csrf_token=None,
        user=user_node(user),
        account_errors=[],
    )


class CreateToken(graphene.Mutation):
    """Sign in with e-mail address and password. An account with a second step asks for tokenCreateWithCode."""

    class Arguments:
        audience = graphene.String()
        email = graphene.String(required=True)
        password = graphene.String(required=True)

    token = graphene.String()
    refresh_token = graphene.String()
    csrf_token = graphene.String()
    user = graphene.Field(User)
    account_errors = errors_field(AccountError)
    errors = errors_field(AccountError)

    @staticmethod
    @refusals_as_errors(AccountError, nothing=("account_errors",))
    def mutate(_root: Any, info: Any, email: str, password: str, audience: str | None = None) -> Any:
        return _entered(info, email, password)


class CreateTokenWithCode(graphene.Mutation):
    """Sign in with the second step: a code of the authenticator app, or a recovery code. Ours, not Saleor's."""

    class Arguments:
        email = graphene.String(required=True)
        password = graphene.String(required=True)
        code = graphene.String(required=True)

    Output = CreateToken

    @staticmethod
    @refusals_as_errors(AccountError, nothing=("account_errors",))
    def mutate(_root: Any, info: Any, email: str, password: str, code: str) -> Any:
        return _entered(info, email, password, code)


def _asks_for(info: GraphQLResolveInfo, name: str) -> bool:
    """Whether the client wants a field of the payload, by itself or in a fragment."""

    def within(selections: SelectionSetNode | None) -> bool:
        for node in selections.selections if selections else ():
            if isinstance(node, FieldNode):
                found = node.name.value == name
            elif isinstance(node, FragmentSpreadNode):
                found = within(info.fragments[node.name.value].selection_set)
            else:
                found = within(node.selection_set)  # type: ignore[attr-defined]  # The third kind has one.
            if found:
                return True
        return False

    return any(within(node.selection_set) for node in info.field_nodes)


class RefreshToken(graphene.Mutation):
    """A new access token. Whoever asks for `refreshToken` gets a new one of these too, and the old one is over."""

    class Arguments:
        csrf_token = graphene.String()
        refresh_token = graphene.String()

    token = graphene.String()
    refresh_token = graphene.String()
    user = graphene.Field(User)
    account_errors = errors_field(AccountError)
    errors = errors_field(AccountError)

    @staticmethod
    @refusals_as_errors(AccountError, nothing=("account_errors",))
    def mutate(_root: Any, info: Any, refresh_token: str | None = None, csrf_token: str | None = None) -> Any:
        context = context_of(info)
        if not refresh_token:
            raise Required(field="refreshToken")
        try:
            user, tokens = sign_in.renew(refresh_token, turn=_asks_for(info, "refreshToken"), at=context.at)
        except TokenRefused as refused:
            raise BadToken(refused, field="refreshToken") from None
        return payload(token=tokens.access, refresh_token=tokens.refresh, user=user_node(user), account_errors=[])


class VerifyToken(graphene.Mutation):
    """Whether an access token still opens anything."""

    class Arguments:
        token = graphene.String(required=True)

    user = graphene.Field(User)
    is_valid = graphene.Boolean(required=True)
    payload = graphene.Field(GenericScalar)
    account_errors = errors_field(AccountError)
    errors = errors_field(AccountError)

    @staticmethod
    def mutate(_root: Any, info: Any, token: str) -> Any:
        at = context_of(info).at
        try:
            user = sign_in.user_of(token, at=at)
            claims = sign_in.claims_of(token, at=at)
        except TokenRefused as refused:
            entry = BadToken(refused, field="token")
            errors = errors_of(entry, codes=AccountError.codes)
            return SimpleNamespace(user=None, is_valid=False, payload=None, account_errors=[], errors=errors)
        return payload(user=user_node(user), is_valid=True, payload=claims, account_errors=[])


class AccountQueries(graphene.ObjectType):
    me = graphene.Field(User)

    @staticmethod
    def resolve_me(_root: Any, info: Any) -> Any:
        user = context_of(info).caller.user
        return user_node(user) if user else None


class AccountMutations(graphene.ObjectType):
    token_create = CreateToken.Field()
    token_create_with_code = CreateTokenWithCode.Field()
    token_refresh = RefreshToken.Field()
    token_verify = VerifyToken.Field()
