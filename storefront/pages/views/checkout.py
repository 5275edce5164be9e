"""One page from basket to order: receive, deliver, pay, confirm."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Collection
from decimal import Decimal, InvalidOperation

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from catalog.stock.services import OutOfStock
from common.errors import Invalid, NotFound, Refusal
from common.money import EXPONENTS, Money
from promotions.vouchers.refusals import NotApplicable
from storefront.accounts import book
from storefront.accounts.addresses import AddressInvalid
from storefront.accounts.book import BookFull
from storefront.accounts.models import User
from storefront.checkout import services
from storefront.checkout.queries import CheckoutView
from storefront.checkout.refusals import OrderOpen, PriceChanged, QuantityLimit
from storefront.given import LARGEST_ID, Given
from storefront.middleware import ShopRequest
from storefront.orders.queries import order_of_basket
from storefront.pages import basket as baskets
from storefront.pages.forms import ReceiveForm
from storefront.pages.order_door import remember
from storefront.pages.queries.checkouts import (
    CheckoutShown,
    chosen_at_first,
    country_choices,
    first_values,
    kept_addresses,
    next_page,
    pay_choices,
)
from storefront.pages.queries.checkouts import checkout as checkout_shown
from storefront.pages.queries.steps import steps
from storefront.pages.views.baskets import basket_page
from storefront.pages.views.codes import change_code


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def checkout(request: ShopRequest) -> HttpResponse:
    view = baskets.basket_of(request)
    if view is None and (placed := _placed_before(request)):
        return placed
    if view is None or not view.lines:
        return redirect("pages:basket")
    if view.problems:
        short = [line.variant_id for line in view.lines if line.id in {problem.line_id for problem in view.problems}]
        error = _what_went(view, short) if request.method == "POST" else ""
        return basket_page(request, error=error, status=409) if error else redirect("pages:basket")
    user = request.user if isinstance(request.user, User) else None
    choices, kept = country_choices(view.channel.countries), kept_addresses(view, user)
    if request.method != "POST":
        if request.method == "GET" and not _is_guess(request):
            try:
                services.hold(checkout_id=view.id, at=request.at)
            except (OutOfStock, NotFound):
                return redirect("pages:basket")
            except QuantityLimit as refusal:
                return basket_page(request, error=_over_limit(view, refusal), status=409)
            view = baskets.basket_of(request) or view
        chosen = chosen_at_first(view, kept)
        values = dict(first_values(view, user)) | (dict(chosen.values) if chosen else {})
        collects = view.collection_point is not None
        form = ReceiveForm(initial=values, countries=choices, kept=kept, chosen=chosen, collects=collects)
        return _page(request, view, form)
    given = Given(request.POST)
    address_id = given.number("address", most=LARGEST_ID)
    chosen = next((each for each in kept if each.id == address_id), None)
    # A kept address goes by its own words, whatever stands in the fields that it hides.
    typed = request.POST.dict() | (dict(chosen.values) if chosen else {})
    # The visitor may only want to see what another country or way of delivery costs: nothing is judged then.
    intent = given.choice("intent", ["quote", "code"])
    data = None if intent else typed
    collects = _way(request, view)[1] is not None
    form = ReceiveForm(data, initial=typed, countries=choices, kept=kept, chosen=chosen, collects=collects)
    if intent == "code":
        return _with_code(request, view, form)
    if intent:
        return _page(request, view, form)
    if not form.is_valid():
        return _page(request, view, form, status=422)
    return _place(request, view, form)


def _with_code(request: ShopRequest, view: CheckoutView, form: ReceiveForm) -> HttpResponse:
    """The page with a discount code more, or with none; whatever was typed beside it stays."""
    typed, refusal = change_code(request, view.id)
    if refusal:
        return _page(request, view, form, code_error=str(refusal), typed_code=typed, status=422)
    return _page(request, baskets.basket_of(request) or view, form)


def _place(request: ShopRequest, view: CheckoutView, form: ReceiveForm) -> HttpResponse:
    at, language = request.at, request.LANGUAGE_CODE
    shown, agreed = _shown(request, view, form), _agreed(request, view)
    try:
        services.set_email(checkout_id=view.id, email=form.cleaned_data["email"], at=at)
        if shown.point is not None:
            services.set_collection_point(checkout_id=view.id, warehouse_id=shown.point.pk, at=at)
            services.set_contact(checkout_id=view.id, address=form.address(), at=at)
        else:
            services.set_shipping_address(checkout_id=view.id, address=form.address(), at=at)
            services.set_billing_address(checkout_id=view.id, address=form.address(), at=at)
        if shown.method_id is not None:
            services.set_delivery_method(checkout_id=view.id, method_id=shown.method_id, at=at)
        services.confirm(checkout_id=view.id, codes=sorted(_confirmed(request, view)), language=language, at=at)
        placed = services.place_order(checkout_id=view.id, agreed_total=agreed, at=at)
    except (OrderOpen, NotFound):
        return _placed_before(request) or redirect("pages:basket")
    except AddressInvalid as refusal:
        form.refuse(refusal.problems)
        return _page(request, view, form, status=422)
    except OutOfStock as refusal:
        # The basket's page says of each work how many are left, and lets the buyer take those.
        return basket_page(request, error=_what_went(view, refusal.variants), status=409)
    except QuantityLimit as refusal:
        return _page(request, view, form, error=_over_limit(view, refusal), status=409)
    except PriceChanged:
        return _page(request, view, form, asks_again=True, status=409)
    except NotApplicable as refusal:
        # The sum is shown without what the discount code promised.
        return _page(request, baskets.basket_of(request) or view, form, error=str(refusal), status=409)
    except Refusal as refusal:
        return _page(request, view, form, error=str(refusal), status=409)
    if form.cleaned_data.get("keep") and isinstance(request.user, User):
        with contextlib.suppress(BookFull):
            book.add(request.user, address=form.address())
    if not placed.is_paid:
        # The order stands; whatever the gateway says of the payment is told on the order's page.
        with contextlib.suppress(Refusal):
            services.pay_order(order_id=placed.order_id, method=shown.pay, at=at)
    remember(request, placed.order_id)
    response = redirect(next_page(is_paid=placed.is_paid), token=placed.order_id)
    left = baskets.basket_of(request)
    if left is None:
        baskets.forget(response, channel_slug=request.channel.slug)
    return response


def _is_guess(request: ShopRequest) -> bool:
    """Whether the browser only fetches the page in case somebody should want it: nothing is kept for a guess."""
    return "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))


def _placed_before(request: ShopRequest) -> HttpResponse | None:
    """To the order that this basket has become: the form was sent twice, or from two windows."""
    checkout_id = baskets.basket_id(request) or _named_in_form(request)
    order = order_of_basket(checkout_id=checkout_id) if checkout_id else None
    if order is None or order.user_id not in (None, request.user.pk):
        return None
    # Whoever holds the basket's cookie is the browser that bought it.
    remember(request, order.pk)
    return redirect("pages:order", token=order.pk)


def _named_in_form(request: ShopRequest) -> uuid.UUID | None:
    """For who has signed in, and so has no cookie: an order of theirs is looked for, and nobody else's is shown."""
    if not request.user.is_authenticated:
        return None
    try:
        return uuid.UUID(request.POST.get("basket", ""))
    except ValueError:
        return None


def _page(
    request: ShopRequest,
    view: CheckoutView,
    form: ReceiveForm,
    *,
    error: str = "",
    asks_again: bool = False,
    code_error: str = "",
    typed_code: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page. With `asks_again` it says why the total is another one; without, only when a price has changed."""
    shown = _shown(request, view, form)
    change = shown.changed_since(view.shown)
    if change and not asks_again and not change.is_a_surprise:
        change = None
    if request.method != "HEAD":
        services.note_shown(checkout_id=view.id, quote=shown.quote)
    context = {"shown": shown, "form": form, "error": error, "change": change, "asks_again": asks_again}
    context |= {"code_error": code_error, "typed_code": typed_code}
    context["steps"] = steps(received=form.is_complete, delivered=bool(shown.method_id or shown.point))
    return render(request, "pages/checkout.html", context, status=status)


def _over_limit(view: CheckoutView, refusal: QuantityLimit) -> str:
    """Of which work, and that what was bought before counts."""
    names = [str(line.product_name) for line in view.lines if line.variant_id in refusal.variants]
    return _("{names}: {limit} What you bought before counts.").format(
        names=pgettext("in a list", ", ").join(names), limit=refusal
    )


def _what_went(view: CheckoutView, variants: Collection[int]) -> str:
    names = [str(line.product_name) for line in view.lines if line.variant_id in variants]
    return _("Sold or kept for others meanwhile: {names}. Look at what is left.").format(names=", ".join(names))


def _shown(request: ShopRequest, view: CheckoutView, form: ReceiveForm) -> CheckoutShown:
    country = form.sent_to
    given = Given(request.POST)
    method_id, point_id = _way(request, view)
    return checkout_shown(
        view,
        country=country if country in view.channel.countries else view.channel.default_country,
        method_id=method_id or view.method_id,
        point_id=point_id,
        pay=given.choice("pay", [choice.code for choice in pay_choices()]),
        confirmed=_confirmed(request, view),
        at=request.at,
    )


def _way(request: ShopRequest, view: CheckoutView) -> tuple[int | None, int | None]:
    """The way of delivery, or the workshop at which the buyer collects; neither while nothing is chosen."""
    chosen = Given(request.POST).shaped("method", r"(at-)?[0-9]{1,18}")
    if chosen.startswith("at-"):
        return None, int(chosen.removeprefix("at-"))
    if chosen:
        return int(chosen), None
    return None, view.collection_point.pk if view.collection_point else None


def _confirmed(request: ShopRequest, view: CheckoutView) -> frozenset[str]:
    return frozenset(request.POST.getlist("confirm")) & frozenset(view.confirmations_needed)


def _agreed(request: ShopRequest, view: CheckoutView) -> Money:
    """The total that stood beside the button. Raises Invalid for what is no amount in the basket's currency."""
    currency, total = view.channel.currency, Given(request.POST).text("total")
    try:
        typed = Decimal(total)
        if typed.is_finite() and abs(typed) < 10**9 and typed == round(typed, EXPONENTS[currency]):
            return Money(typed, currency)
    except InvalidOperation:
        pass
    raise Invalid(field="total", detail=_("The form does not say which total you agree to. Go back and try once more."))
