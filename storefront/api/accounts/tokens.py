"""tokenCreate, tokenRefresh, tokenVerify and me."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import graphene

from common.errors import Refusal, Required
from storefront.accounts import sign_in
from storefront.accounts.sign_in import ACCESS, REFRESH, TokenRefused
from storefront.api.accounts.users import User, user_node
from storefront.api.core.context import context_of
from storefront.api.core.enums import AddressTypeEnum, enum
from storefront.api.core.errors import error_type, errors_field, errors_of, payload, refusals_as_errors
from storefront.api.core.scalars import GenericScalar

AccountErrorCode = enum(
    "AccountErrorCode",
    "ACTIVATE_OWN_ACCOUNT ACTIVATE_SUPERUSER_ACCOUNT DUPLICATED_INPUT_ITEM DEACTIVATE_OWN_ACCOUNT "
    "DEACTIVATE_SUPERUSER_ACCOUNT DELETE_NON_STAFF_USER DELETE_OWN_ACCOUNT DELETE_STAFF_ACCOUNT "
    "DELETE_SUPERUSER_ACCOUNT GRAPHQL_ERROR INACTIVE INVALID INVALID_PASSWORD LEFT_NOT_MANAGEABLE_PERMISSION "
    "INVALID_CREDENTIALS NOT_FOUND OUT_OF_SCOPE_USER OUT_OF_SCOPE_GROUP OUT_OF_SCOPE_PERMISSION "
    "PASSWORD_ENTIRELY_NUMERIC PASSWORD_TOO_COMMON PASSWORD_TOO_SHORT PASSWORD_TOO_SIMILAR "
    "PASSWORD_RESET_ALREADY_REQUESTED REQUIRED UNIQUE JWT_SIGNATURE_EXPIRED JWT_INVALID_TOKEN JWT_DECODE_ERROR "
    "JWT_MISSING_TOKEN JWT_INVALID_CSRF_TOKEN CHANNEL_INACTIVE MISSING_CHANNEL_SLUG ACCOUNT_NOT_CONFIRMED "
    "LOGIN_ATTEMPT_DELAYED DISABLED_AUTHENTICATION_METHOD UNKNOWN_IP_ADDRESS FILE_SIZE_LIMIT_EXCEEDED",
)
AccountError = error_type(
    "AccountError",
    AccountErrorCode,
    address_type=graphene.Field(AddressTypeEnum),
    attributes=graphene.List(graphene.NonNull(graphene.ID)),
)
CODES = {"ExpiredSignatureError": "JWT_SIGNATURE_EXPIRED", "InvalidTokenError": "JWT_INVALID_TOKEN"}


class BadToken(Refusal):
    """A token that opens nothing, as an entry of a mutation's errors."""

    def __init__(self, refused: TokenRefused, *, field: str) -> None:
        super().__init__(field=field)
        self.code = CODES[refused.code]
        self.message = str(refused)


class CreateToken(graphene.Mutation):
    """Sign in with e-mail address and password."""

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
        context = context_of(info)
        user = sign_in.signed_in(context.request, email=email, password=password)
        return payload(
            token=sign_in.token_for(user, kind=ACCESS, at=context.at),
            refresh_token=sign_in.token_for(user, kind=REFRESH, at=context.at),
            # Nothing here is known by a cookie, so there is nothing to forge.
            csrf_token=None,
            user=user_node(user),
            account_errors=[],
        )


class RefreshToken(graphene.Mutation):
    """A new access token for a refresh token."""

    class Arguments:
        csrf_token = graphene.String()
        refresh_token = graphene.String()

    token = graphene.String()
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
            user = sign_in.user_of(refresh_token, kind=REFRESH, at=context.at)
        except TokenRefused as refused:
            raise BadToken(refused, field="refreshToken") from None
        token = sign_in.token_for(user, kind=ACCESS, at=context.at)
        return payload(token=token, user=user_node(user), account_errors=[])


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
            user = sign_in.user_of(token, kind=ACCESS, at=at)
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
    token_refresh = RefreshToken.Field()
    token_verify = VerifyToken.Field()
