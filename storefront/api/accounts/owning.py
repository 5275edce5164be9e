"""accountRegister to accountDelete: what somebody does with their own account. Names and errors are Saleor's."""

from __future__ import annotations

from typing import Any

import graphene

from storefront.accounts import clients, devices, keys, letters, second_factor, sign_in
from storefront.accounts.clients import KeyRefused, Newcomer
from storefront.api.accounts.book import made_default
from storefront.api.accounts.errors import AccountError, owner
from storefront.api.accounts.inputs import AddressInput
from storefront.api.accounts.users import User, user_node
from storefront.api.core.context import context_of
from storefront.api.core.enums import LanguageCodeEnum
from storefront.api.core.errors import errors_field, payload, refusals_as_errors
from storefront.api.core.inputs import MetadataInput
from storefront.api.core.languages import BASE, language_of
from storefront.privacy import erasure

refusing = refusals_as_errors(AccountError, nothing=("account_errors",))


class AccountInput(graphene.InputObjectType):
    first_name = graphene.String()
    last_name = graphene.String()
    language_code = graphene.InputField(LanguageCodeEnum)
    default_billing_address = graphene.InputField(AddressInput)
    default_shipping_address = graphene.InputField(AddressInput)
    metadata = graphene.List(graphene.NonNull(MetadataInput))


class AccountRegisterInput(graphene.InputObjectType):
    first_name = graphene.String()
    last_name = graphene.String()
    language_code = graphene.InputField(LanguageCodeEnum)
    email = graphene.String(required=True)
    password = graphene.String(required=True)
    redirect_url = graphene.String()
    metadata = graphene.List(graphene.NonNull(MetadataInput))
    channel = graphene.String()


class WithErrors:
    """What the payload of each of these mutations has."""

    account_errors = errors_field(AccountError)
    errors = errors_field(AccountError)


class AccountRegister(WithErrors, graphene.Mutation):
    """A new account. The answer is the same where there is one already; its owner is told by mail."""

    class Arguments:
        input = AccountRegisterInput(required=True)

    requires_confirmation = graphene.Boolean()
    user = graphene.Field(User)

    @staticmethod
    @refusing
    def mutate(_root: Any, info: Any, input: Any) -> Any:
        context = context_of(info)
        newcomer = Newcomer(
            email=input["email"],
            password=input["password"],
            first_name=input.get("first_name") or "",
            last_name=input.get("last_name") or "",
            language=language_of(input.get("language_code") or "") or BASE,
        )
        clients.register(context.request, newcomer, redirect=input.get("redirect_url") or "", at=context.at)
        return payload(requires_confirmation=True, user=None, account_errors=[])


class ConfirmAccount(WithErrors, graphene.Mutation):
    """By the token of the mail."""

    class Arguments:
        email = graphene.String(required=True)
        token = graphene.String(required=True)

    user = graphene.Field(User)

    @staticmethod
    @refusing
    def mutate(_root: Any, info: Any, email: str, token: str) -> Any:
        context = context_of(info)
        user = clients.confirm(context.request, email=email, key=token, at=context.at)
        return payload(user=user_node(user), account_errors=[])


class RequestPasswordReset(WithErrors, graphene.Mutation):
    """A mail with a token, to whoever has an account. The answer is always the same."""

    class Arguments:
        channel = graphene.String()
        email = graphene.String(required=True)
        redirect_url = graphene.String(required=True)

    @staticmethod
    @refusing
    def mutate(_root: Any, info: Any, email: str, redirect_url: str, channel: str | None = None) -> Any:
        context = context_of(info)
        clients.ask_for_password(context.request, email=email, redirect=redirect_url, at=context.at)
        return payload(account_errors=[])


class SetPassword(WithErrors, graphene.Mutation):
    """By the token of the mail. Signs in, unless the account has a second step."""

    class Arguments:
        email = graphene.String(required=True)
        password = graphene.String(required=True)
        token = graphene.String(required=True)

    token = graphene.String()
    refresh_token = graphene.String()
    csrf_token = graphene.String()
    user = graphene.Field(User)

    @staticmethod
    @refusing
    def mutate(_root: Any, info: Any, email: str, password: str, token: str) -> Any:
        context = context_of(info)
        user = clients.set_password(context.request, email=email, key=token, password=password, at=context.at)
        tokens = None
        if not second_factor.has(user):
            tokens = sign_in.begin(user, program=context.request.headers.get("User-Agent", ""), at=context.at)
        return payload(
            token=tokens.access if tokens else None,
            refresh_token=tokens.refresh if tokens else None,
            csrf_token=None,
            user=user_node(user),
            account_errors=[],
        )


class PasswordChange(WithErrors, graphene.Mutation):
    """Ends every token, the one that asks included."""

    class Arguments:
        new_password = graphene.String(required=True)
        old_password = graphene.String()

    user = graphene.Field(User)

    @staticmethod
    @refusing
    def mutate(_root: Any, info: Any, new_password: str, old_password: str | None = None) -> Any:
        context, user = context_of(info), owner(info)
        clients.change_password(context.request, user, old=old_password or "", new=new_password, at=context.at)
        return payload(user=user_node(user), account_errors=[])


class RequestEmailChange(WithErrors, graphene.Mutation):
    """A mail with a token to the new address."""

    class Arguments:
        channel = graphene.String()
        new_email = graphene.String(required=True)
        password = graphene.String(required=True)
        redirect_url = graphene.String(required=True)

    user = graphene.Field(User)

    @staticmethod
    @refusing
    def mutate(
        _root: Any, info: Any, new_email: str, password: str, redirect_url: str, channel: str | None = None
    ) -> Any:
        context, user = context_of(info), owner(info)
        clients.ask_for_email(
            context.request, user, email=new_email, password=password, redirect=redirect_url, at=context.at
        )
        return payload(user=user_node(user), account_errors=[])


class ConfirmEmailChange(WithErrors, graphene.Mutation):
    """By the token of the mail, signed in."""

    class Arguments:
        channel = graphene.String()
        token = graphene.String(required=True)

    user = graphene.Field(User)

    @staticmethod
    @refusing
    def mutate(_root: Any, info: Any, token: str, channel: str | None = None) -> Any:
        context, user = context_of(info), owner(info)
        user = clients.confirm_email(context.request, user, key=token, at=context.at)
        return payload(user=user_node(user), account_errors=[])


class AccountUpdate(WithErrors, graphene.Mutation):
    """Name, language and the addresses that are used without asking. Nobody's but one's own."""

    class Arguments:
        customer_id = graphene.ID()
        input = AccountInput(required=True)

    user = graphene.Field(User)

    @staticmethod
    @refusing
    def mutate(_root: Any, info: Any, input: Any, customer_id: str | None = None) -> Any:
        user = own(info, customer_id)
        for name in ("first_name", "last_name"):
            if input.get(name) is not None:
                setattr(user, name, input[name].strip()[:150])
        if input.get("language_code"):
            user.language = language_of(input["language_code"]) or user.language
        user.save(update_fields=["first_name", "last_name", "language"])
        made_default(user, billing=input.get("default_billing_address"), shipping=input.get("default_shipping_address"))
        return payload(user=user_node(user), account_errors=[])


class AccountRequestDeletion(WithErrors, graphene.Mutation):
    """A mail with a token, good for a day."""

    class Arguments:
        channel = graphene.String()
        redirect_url = graphene.String(required=True)

    @staticmethod
    @refusing
    def mutate(_root: Any, info: Any, redirect_url: str, channel: str | None = None) -> Any:
        user = owner(info)
        erasure.check(user)
        letters.write("client_erase", at=context_of(info).at, user=user, redirect=clients.client_site(redirect_url))
        return payload(account_errors=[])


class AccountDelete(WithErrors, graphene.Mutation):
    """By the token of the mail. The account is erased after the days in which its owner may undo it."""

    class Arguments:
        token = graphene.String(required=True)

    user = graphene.Field(User)

    @staticmethod
    @refusing
    def mutate(_root: Any, info: Any, token: str) -> Any:
        user = owner(info)
        if keys.user_of_erasure(token) != user:
            raise KeyRefused()
        erasure.ask(user, at=context_of(info).at)
        return payload(user=user_node(user), account_errors=[])


class DeactivateAllUserTokens(WithErrors, graphene.Mutation):
    """Sign out everywhere: every browser and every token, the one that asks included."""

    @staticmethod
    @refusing
    def mutate(_root: Any, info: Any) -> Any:
        devices.sign_out_everywhere(owner(info))
        return payload(account_errors=[])


def own(info: Any, customer_id: str | None) -> Any:
    """Whoever asks, who may name themselves as the customer, and nobody else."""
    user = owner(info)
    if customer_id is not None and customer_id != user_node(user).id:
        raise KeyRefused(field="customerId")
    return user


class OwnAccountMutations(graphene.ObjectType):
    account_register = AccountRegister.Field()
    confirm_account = ConfirmAccount.Field()
    request_password_reset = RequestPasswordReset.Field()
    set_password = SetPassword.Field()
    password_change = PasswordChange.Field()
    request_email_change = RequestEmailChange.Field()
    confirm_email_change = ConfirmEmailChange.Field()
    account_update = AccountUpdate.Field()
    account_request_deletion = AccountRequestDeletion.Field()
    account_delete = AccountDelete.Field()
    tokens_deactivate_all = DeactivateAllUserTokens.Field()
