"""The whole schema, put together from its areas."""

from __future__ import annotations

import graphene

from storefront.api.accounts.address_rules import AddressQueries
from storefront.api.accounts.book import BookMutations
from storefront.api.accounts.owning import OwnAccountMutations
from storefront.api.accounts.tokens import AccountMutations, AccountQueries
from storefront.api.catalog.attributes import AssignedMultiChoiceAttribute
from storefront.api.catalog.categories import CategoryQueries
from storefront.api.catalog.channels import ChannelQueries
from storefront.api.catalog.queries import ProductQueries
from storefront.api.catalog.stocks import StockMutations
from storefront.api.checkout.mutations import CheckoutMutations, CheckoutQueries
from storefront.api.discounts.vouchers import DiscountMutations
from storefront.api.heritage.queries import HeritageQueries
from storefront.api.orders.mutations import OrderMutations
from storefront.api.orders.queries import OrderQueries
from storefront.api.payments.mutations import PaymentMutations


class Query(
    AccountQueries,
    AddressQueries,
    ChannelQueries,
    CategoryQueries,
    CheckoutQueries,
    HeritageQueries,
    OrderQueries,
    ProductQueries,
):
    """What can be read."""


class Mutation(
    AccountMutations,
    BookMutations,
    OwnAccountMutations,
    CheckoutMutations,
    DiscountMutations,
    OrderMutations,
    PaymentMutations,
    StockMutations,
):
    """What can be done."""


schema = graphene.Schema(query=Query, mutation=Mutation, types=[AssignedMultiChoiceAttribute])
