"""Everything that changes a checkout or makes an order of it."""

from storefront.checkout.services.basket import (
    LineWanted,
    add_lines,
    attach_user,
    confirm,
    create,
    remove_line,
    set_billing_address,
    set_collection_point,
    set_contact,
    set_delivery_method,
    set_email,
    set_lines,
    set_shipping_address,
)
from storefront.checkout.services.belong import Cut, Joined, join, open_basket
from storefront.checkout.services.code import add_code, remove_code
from storefront.checkout.services.hold import hold, note_shown
from storefront.checkout.services.pay import confirm_payment, follow_reported, look_again, pay_order
from storefront.checkout.services.place import PlacedOrder, place_order

__all__ = [
    "Cut",
    "Joined",
    "LineWanted",
    "PlacedOrder",
    "add_code",
    "add_lines",
    "attach_user",
    "confirm",
    "confirm_payment",
    "create",
    "follow_reported",
    "hold",
    "join",
    "look_again",
    "note_shown",
    "open_basket",
    "pay_order",
    "place_order",
    "remove_code",
    "remove_line",
    "set_billing_address",
    "set_collection_point",
    "set_contact",
    "set_delivery_method",
    "set_email",
    "set_lines",
    "set_shipping_address",
]
