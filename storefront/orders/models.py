"""Orders as they were agreed: every price, reason and name is written down, so that later changes cannot touch them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from catalog.stock.plan import pieces_of
from common.money import Money, TaxedMoney
from common.text import TranslatedField


class OrderStatus(models.TextChoices):
    """Saleor's states."""

    UNCONFIRMED = "unconfirmed"
    UNFULFILLED = "unfulfilled"
    PARTIALLY_FULFILLED = "partially_fulfilled"
    FULFILLED = "fulfilled"
    PARTIALLY_RETURNED = "partially_returned"
    RETURNED = "returned"
    CANCELED = "canceled"
    EXPIRED = "expired"


# Orders that nobody will be sent anything of: their basket may be bought again.
GIVEN_UP = (OrderStatus.CANCELED, OrderStatus.EXPIRED)


class Order(models.Model):
    """One purchase. `number` rises; `token` opens the order's page for a guest."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    number = models.PositiveBigIntegerField(unique=True)
    # The checkout it came from. One basket makes one order; a cancelled one gives the basket free again.
    checkout_id = models.UUIDField()
    channel = models.ForeignKey("pricing.Channel", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="orders"
    )
    email = models.EmailField()
    language = models.CharField(max_length=10)
    status = models.CharField(max_length=20, choices=OrderStatus, default=OrderStatus.UNFULFILLED)
    currency = models.CharField(max_length=3)
    # Goods after all discounts, shipping, tax contained or added, and what is paid: subtotal + shipping = total, gross.
    subtotal_amount = models.DecimalField(max_digits=12, decimal_places=2)
    discount_amount = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    shipping_amount = models.DecimalField(max_digits=12, decimal_places=2)
    # Before its tax, which is that of the goods that it carries (docs/decisions/0605).
    shipping_net_amount = models.DecimalField(max_digits=12, decimal_places=2)
    tax_amount = models.DecimalField(max_digits=12, decimal_places=2)
    total_amount = models.DecimalField(max_digits=12, decimal_places=2)
    # How it is sent; empty for what is collected.
    shipping_method_name = TranslatedField(blank=True)
    # The workshop where the buyer collects it, and its name as it was then. Its address is the shipping address.
    collection_point = models.ForeignKey(
        "stock.Warehouse", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    collection_point_name = TranslatedField(blank=True)
    shipping_address = models.ForeignKey("accounts.Address", on_delete=models.PROTECT, null=True, related_name="+")
    billing_address = models.ForeignKey("accounts.Address", on_delete=models.PROTECT, null=True, related_name="+")
    confirmations = models.JSONField(default=dict)
    # The discount code that took something off. Its use is this order's until the order is given up.
    voucher_code = models.CharField(max_length=60, blank=True, default="")
    placed_at = models.DateTimeField()
    # When it was first fully charged; what hangs on payment happened for this instant.
    paid_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        indexes = [
            models.Index(fields=["user", "-number"], name="orders_of_user"),
            # Read at each sign-in: a guest's orders join the account of their address.
            models.Index(Lower("email"), name="orders_of_guests", condition=models.Q(user=None)),
            # The console counts today's and this week's every few seconds.
            models.Index(fields=["paid_at"], name="orders_by_payment", condition=models.Q(paid_at__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["checkout_id"],
                condition=~models.Q(status__in=["canceled", "expired"]),
                name="one_order_a_basket",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.number}"

    @property
    def total(self) -> Money:
        return Money(self.total_amount, self.currency)

    @property
    def is_collected(self) -> bool:
        """Whether its buyer comes for it: nothing is sent then."""
        return self.collection_point_id is not None

    @property
    def delivery_name(self) -> str:
        """How it reaches its buyer, in the active language."""
        if self.is_collected:
            return _("Collect at %(name)s") % {"name": self.collection_point_name}
        return str(self.shipping_method_name)

    @property
    def shipping(self) -> TaxedMoney:
        return TaxedMoney(
            net=Money(self.shipping_net_amount, self.currency), gross=Money(self.shipping_amount, self.currency)
        )


class OrderLine(models.Model):
    """One line as it was agreed; amounts are of the whole line, gross unless they say otherwise."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    variant = models.ForeignKey("products.ProductVariant", on_delete=models.PROTECT, related_name="+")
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="order_lines")
    product_class = models.CharField(max_length=10)
    product_name = TranslatedField()
    variant_name = TranslatedField(blank=True)
    sku = models.CharField(max_length=80)
    # What one set held on that day: [{"variant": 7, "quantity": 2, "sku": …, "name": {"zh-hans": …, "en": …}}, …].
    parts = models.JSONField(default=list, db_default=[])
    quantity = models.PositiveIntegerField()
    currency = models.CharField(max_length=3)
    unit_list_amount = models.DecimalField(max_digits=12, decimal_places=2)
    unit_price_amount = models.DecimalField(max_digits=12, decimal_places=2)
    total_amount = models.DecimalField(max_digits=12, decimal_places=2)
    net_amount = models.DecimalField(max_digits=12, decimal_places=2)
    tax_rate = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    # [{"code": "campaign", "text": {"zh-hans": …, "en": …}, "amount": "-192.00"}, …] in the order of the stages.
    reasons = models.JSONField(default=list)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["order", "position"], name="one_order_position")]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.sku}"

    def pieces(self, quantity: int) -> dict[int, int]:
        """By variant, the pieces in the warehouses that so many of this line are."""
        return pieces_of(self.variant_id, quantity, {part["variant"]: part["quantity"] for part in self.parts})


class OrderEvent(models.Model):
    """Append-only: what happened to an order."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=40)
    payload = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.kind


class Fulfillment(models.Model):
    """One parcel of one shop. (The spelling is Saleor's.)

    The waiting parcel of a shop is all that it has not sent yet and has no lines of its own; what is sent, or
    cancelled, is written down line by line.
    """

    class Status(models.TextChoices):
        WAITING = "waiting_for_approval"
        FULFILLED = "fulfilled"
        CANCELED = "canceled"

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="fulfillments")
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="fulfillments")
    status = models.CharField(max_length=20, choices=Status, default=Status.WAITING)
    carrier = models.CharField(max_length=12, blank=True)
    tracking_number = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField()
    # The shop said that it cannot send it, while the money was only promised.
    declined_at = models.DateTimeField(null=True, blank=True)
    # From then on the buyer can no longer cancel it.
    packed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    # When somebody signed for it. The days of a return are counted from the day after.
    delivered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["order", "shop"],
                condition=models.Q(status="waiting_for_approval"),
                name="one_waiting_parcel_a_shop",
            )
        ]

    def __str__(self) -> str:
        return f"{self.order_id}/{self.shop_id}"

    @property
    def is_sent(self) -> bool:
        return self.status == Fulfillment.Status.FULFILLED


class FulfillmentLine(models.Model):
    """So many pieces of an order line that were in a parcel when it was sent or cancelled."""

    fulfillment = models.ForeignKey(Fulfillment, on_delete=models.CASCADE, related_name="lines")
    line = models.ForeignKey(OrderLine, on_delete=models.CASCADE, related_name="fulfillment_lines")
    quantity = models.PositiveIntegerField()

    class Meta:
        ordering = ["line__position"]
        constraints = [
            models.UniqueConstraint(fields=["fulfillment", "line"], name="one_line_a_parcel"),
            models.CheckConstraint(condition=models.Q(quantity__gt=0), name="parcel_line_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.line_id}"


class Refund(models.Model):
    """Money that is owed back for pieces of an order. Its amounts never change; only the gateway's answer is added."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="refunds")
    # Opaque and unique: "cancel:<parcel>", "return:<return>". The same cause is never refunded twice.
    key = models.CharField(max_length=100, unique=True)
    currency = models.CharField(max_length=3)
    # Gross: goods and shipping together, and what of it is tax.
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    shipping_amount = models.DecimalField(max_digits=12, decimal_places=2)
    tax_amount = models.DecimalField(max_digits=12, decimal_places=2)
    reason = models.CharField(max_length=40)
    asked_at = models.DateTimeField()
    # How often the gateway was asked; each time under an operation of its own.
    attempts = models.PositiveSmallIntegerField(default=1)
    # The gateway's last answer: None while it has not answered.
    succeeded = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.key} {self.amount} {self.currency}"

    @property
    def total(self) -> Money:
        return Money(self.amount, self.currency)

    @property
    def operation(self) -> str:
        """The key under which the gateway is asked."""
        return self.key if self.attempts == 1 else f"{self.key}#{self.attempts}"


class RefundLine(models.Model):
    """The share of one order line in a refund; see refunding.py."""

    refund = models.ForeignKey(Refund, on_delete=models.PROTECT, related_name="lines")
    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="refund_lines")
    quantity = models.PositiveIntegerField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    net_amount = models.DecimalField(max_digits=12, decimal_places=2)
    discount_amount = models.DecimalField(max_digits=12, decimal_places=2)
    shipping_amount = models.DecimalField(max_digits=12, decimal_places=2)
    shipping_net_amount = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        ordering = ["line__position"]
        constraints = [models.UniqueConstraint(fields=["refund", "line"], name="one_line_a_refund")]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.line_id}"


class Return(models.Model):
    """What a buyer wants to send back of one shop's pieces, and what became of it."""

    class State(models.TextChoices):
        REQUESTED = "requested"
        APPROVED = "approved"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"
        RECEIVED = "received"

    class Reason(models.TextChoices):
        NO_REASON = "no_reason"
        DAMAGED = "damaged"
        WRONG_ITEM = "wrong_item"
        NOT_AS_DESCRIBED = "not_as_described"

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="returns")
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="returns")
    state = models.CharField(max_length=12, choices=State, default=State.REQUESTED)
    reason = models.CharField(max_length=20, choices=Reason)
    note = models.CharField(max_length=500, blank=True)
    requested_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # What the shop says to the buyer: where to send it, or why not.
    answer = models.CharField(max_length=500, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    refund = models.OneToOneField(Refund, on_delete=models.PROTECT, null=True, blank=True, related_name="from_return")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["shop", "state"], name="returns_of_shop")]

    def __str__(self) -> str:
        return f"{self.order_id} {self.state}"

    @property
    def is_shops_fault(self) -> bool:
        return self.reason != Return.Reason.NO_REASON


class ReturnLine(models.Model):
    """So many pieces of an order line; once received, how many of them went back on the shelf."""

    of = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="lines")
    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="return_lines")
    quantity = models.PositiveIntegerField()
    put_back = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["line__position"]
        constraints = [
            models.UniqueConstraint(fields=["of", "line"], name="one_line_a_return"),
            models.CheckConstraint(condition=models.Q(quantity__gt=0), name="return_line_positive"),
            models.CheckConstraint(
                condition=models.Q(put_back=None) | models.Q(put_back__lte=models.F("quantity")),
                name="never_more_back_than_sent_back",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.line_id}"


class InvoiceNumber(models.Model):
    """The last number that a seller has given in a year. Its row is the lock: numbers rise without gaps."""

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "year"], name="one_series_a_year")]

    def __str__(self) -> str:
        return f"{self.shop_id}/{self.year}: {self.last}"


class Invoice(models.Model):
    """One seller's invoice for an order, or its credit note for a refund. Never changed once issued.

    `content` is what the paper says, written down at issuing, so that it can be made again letter by letter.
    """

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="invoices")
    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="invoices")
    # None for the invoice itself, the refund for its credit note.
    refund = models.ForeignKey(Refund, on_delete=models.PROTECT, null=True, blank=True, related_name="credit_notes")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    issued_at = models.DateTimeField()
    content = models.JSONField()
    # Within the private files; empty until the paper is made.
    file = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["shop", "year", "serial"], name="one_invoice_number"),
            models.UniqueConstraint(
                fields=["order", "shop"], condition=models.Q(refund=None), name="one_invoice_a_shop"
            ),
            models.UniqueConstraint(
                fields=["refund", "shop"], condition=~models.Q(refund=None), name="one_credit_note_a_shop"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return f"{self.shop_id:04d}-{self.year}-{self.serial:06d}"
