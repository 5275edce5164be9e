"""AccountError, and who may change an account: its owner."""

from __future__ import annotations

from typing import Any

import graphene

from storefront.accounts.models import User
from storefront.api.core.context import context_of
from storefront.api.core.enums import AddressTypeEnum, enum
from storefront.api.core.errors import PermissionMissing, error_type

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


def owner(info: Any) -> User:
    """Whoever is signed in. Raises PermissionMissing for everybody else, apps included."""
    user = context_of(info).caller.user
    if user is None:
        raise PermissionMissing("AUTHENTICATED_USER")
    return user
