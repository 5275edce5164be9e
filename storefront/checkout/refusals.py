"""Why a basket cannot be changed or bought. Codes are Saleor's CheckoutErrorCode where it has one."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from common.errors import Refusal


class VariantUnavailable(Refusal):
    """Not published, not sold in this channel, or taken down since it was put into the basket."""

    code = "UNAVAILABLE_VARIANT_IN_CHANNEL"
    message = _("One of these is no longer sold. Take it out to go on.")
    field = "lines"


class QuantityNotPositive(Refusal):
    code = "ZERO_QUANTITY"
    message = _("Choose at least one.")
    field = "quantity"


class QuantityLimit(Refusal):
    """More than a customer may buy, over all their orders."""

    code = "QUANTITY_GREATER_THAN_LIMIT"
    message = _("At most {limit} for each customer.")
    field = "quantity"


class BasketEmpty(Refusal):
    code = "NO_LINES"
    message = _("The basket is empty.")
    field = "lines"


class EmailMissing(Refusal):
    code = "EMAIL_NOT_SET"
    message = _("We need an e-mail address to send the order to.")
    field = "email"


class ShippingAddressMissing(Refusal):
    code = "SHIPPING_ADDRESS_NOT_SET"
    message = _("Where shall we send it?")
    field = "shippingAddress"


class BillingAddressMissing(Refusal):
    code = "BILLING_ADDRESS_NOT_SET"
    message = _("We need a billing address.")
    field = "billingAddress"


class DeliveryMethodMissing(Refusal):
    code = "SHIPPING_METHOD_NOT_SET"
    message = _("Choose how it shall be delivered.")
    field = "deliveryMethod"


class DeliveryMethodUnavailable(Refusal):
    code = "DELIVERY_METHOD_NOT_APPLICABLE"
    message = _("This way of delivery does not reach the address.")
    field = "deliveryMethodId"


class CountryNotServed(Refusal):
    code = "UNAVAILABLE_VARIANT_IN_CHANNEL"
    message = _("We do not ship to this country yet.")
    field = "country"


class ConfirmationMissing(Refusal):
    """The law wants the buyer's own confirmation (DOMAIN.md, sections 4 and 5)."""

    code = "REQUIRED"
    message = _("Please confirm the points above the button first.")
    field = "confirmations"


class PriceChanged(Refusal):
    """The total is not the one that the buyer saw; `total` is what it is now."""

    code = "PRICE_CHANGED"
    message = _("A price has changed meanwhile. The total is now {total}. Please look and agree again.")
    field = "total"


class NotFullyPaid(Refusal):
    code = "CHECKOUT_NOT_FULLY_PAID"
    message = _("The payment does not cover the total of {total}.")


class PaymentPending(Refusal):
    """The gateway has not answered yet; asking it again could pay twice."""

    code = "PAYMENT_PENDING"
    message = _("A payment for this order is on its way. Please wait for its answer.")


class OrderOpen(Refusal):
    """What is in the basket has been ordered and waits for its payment: a change now would be lost when it is paid."""

    code = "ORDER_OPEN"
    message = _("This basket has been ordered and waits for its payment. Look at the order first.")


class AlreadyPaid(Refusal):
    code = "ALREADY_PAID"
    message = _("This order is paid already.")


class OrderClosed(Refusal):
    code = "ORDER_CLOSED"
    message = _("This order was cancelled. Its basket is kept.")
