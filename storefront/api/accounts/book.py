"""The address book over the API."""

from __future__ import annotations

from typing import Any

import graphene

from common.errors import NotAllowed
from storefront.accounts import book
from storefront.accounts.addresses import AddressInput as AddressTyped
from storefront.accounts.models import Address as AddressRow
from storefront.accounts.models import User as UserRow
from storefront.api.accounts.errors import AccountError, owner
from storefront.api.accounts.inputs import AddressInput
from storefront.api.accounts.types import Address, address_node
from storefront.api.accounts.users import User, user_node
from storefront.api.core.enums import AddressTypeEnum
from storefront.api.core.errors import errors_field, payload, refusals_as_errors
from storefront.api.core.ids import decode, encode

refusing = refusals_as_errors(AccountError, nothing=("account_errors",))


class WithUserAndErrors:
    """What the payload of each of these mutations has."""

    user = graphene.Field(User)
    account_errors = errors_field(AccountError)
    errors = errors_field(AccountError)


class AccountAddressCreate(WithUserAndErrors, graphene.Mutation):
    """With a type it is used for that from now on."""

    class Arguments:
        customer_id = graphene.ID()
        input = AddressInput(required=True)
        type = AddressTypeEnum()

    address = graphene.Field(Address)

    @staticmethod
    @refusing
    def mutate(_root: Any, info: Any, input: Any, type: str | None = None, customer_id: str | None = None) -> Any:
        user = owner(info)
        if customer_id is not None and customer_id != encode("User", user.pk):
            raise NotAllowed()
        row = book.add(user, address=typed(input), default_for=[str(type)] if type else [])
        return payload(address=address_node(row), user=user_node(user), account_errors=[])


class AccountAddressUpdate(WithUserAndErrors, graphene.Mutation):
    """What is not named stays. An address that an order needs gets another id: the order keeps the old one."""

    class Arguments:
        id = graphene.ID(required=True)
        input = AddressInput(required=True)

    address = graphene.Field(Address)

    @staticmethod
    @refusing
    def mutate(_root: Any, info: Any, id: str, input: Any) -> Any:
        user = owner(info)
        row = book.address_of(user, address_id=decode(id, "Address"))
        row = book.change(user, address_id=row.pk, address=typed(input, before=row))
        return payload(address=address_node(row), user=user_node(user), account_errors=[])


class AccountAddressDelete(WithUserAndErrors, graphene.Mutation):
    """Out of the book; an order keeps it."""

    class Arguments:
        id = graphene.ID(required=True)

    address = graphene.Field(Address)

    @staticmethod
    @refusing
    def mutate(_root: Any, info: Any, id: str) -> Any:
        user = owner(info)
        row = book.remove(user, address_id=decode(id, "Address"))
        return payload(address=address_node(row), user=user_node(user), account_errors=[])


class AccountSetDefaultAddress(WithUserAndErrors, graphene.Mutation):
    """Use an address without asking."""

    class Arguments:
        id = graphene.ID(required=True)
        type = AddressTypeEnum(required=True)

    @staticmethod
    @refusing
    def mutate(_root: Any, info: Any, id: str, type: str) -> Any:
        user = owner(info)
        book.make_default(user, address_id=decode(id, "Address"), kind=str(type))
        return payload(user=user_node(user), account_errors=[])


def typed(given: Any, *, before: AddressRow | None = None) -> AddressTyped:
    """An address of the API as the book takes it; what is not given is as before."""
    names = AddressTyped.__dataclass_fields__
    known = {name: str(getattr(before, name)) if before else "" for name in names}
    return AddressTyped(**known | {name: str(given[name]) for name in names if given.get(name) is not None})


def made_default(user: UserRow, *, billing: Any, shipping: Any) -> None:
    """As accountUpdate gives them: the default address is changed, or made where there was none."""
    for kind, given in ((book.BILLING, billing), (book.SHIPPING, shipping)):
        if given is None:
            continue
        before = getattr(user, book.FIELD_OF_KIND[kind])
        if before is None:
            book.add(user, address=typed(given), default_for=[kind])
        else:
            book.change(user, address_id=before.pk, address=typed(given, before=before), default_for=[kind])


class BookMutations(graphene.ObjectType):
    account_address_create = AccountAddressCreate.Field()
    account_address_update = AccountAddressUpdate.Field()
    account_address_delete = AccountAddressDelete.Field()
    account_set_default_address = AccountSetDefaultAddress.Field()
