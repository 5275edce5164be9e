"""The operator's pages. Each view translates, calls, renders; who may enter is said in front of each."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from catalog.listings import queries as listings
from catalog.listings import services as listing_services
from common.errors import Invalid, NotFound, Refusal
from promotions.campaigns import services as campaign_services
from promotions.campaigns.models import Campaign
from storefront.accounts.access import operators_only, who
from storefront.console import campaigns, queries, scarce
from storefront.console.forms import CampaignForm, next_festival_draft
from storefront.given import LARGEST_ID, Given
from storefront.middleware import ShopRequest
from storefront.orders import queries as orders


def _shell(section: str) -> dict[str, Any]:
    """What the frame of every console page shows."""
    return {"section": section, "reviews_waiting": queries.reviews_waiting()}


@require_GET
@operators_only
def home(request: ShopRequest) -> HttpResponse:
    """How it goes now. The numbers come again every few seconds, as a part of the page."""
    at = request.at
    running = [row for row in campaigns.campaign_rows(at=at) if row.stage == campaigns.Stage.RUNNING]
    page = _shell("home") | {
        "at": at,
        "running": running,
        "now": queries.now_numbers(at=at),
        "chart": queries.orders_chart(at=at),
        "heritage": queries.hot_heritage(at=at),
        "nearly_gone": queries.nearly_gone(at=at),
        "tasks": queries.tasks(at=at),
    }
    return render(request, "console/live.html" if request.htmx else "console/home.html", page)


@require_GET
@operators_only
def reviews(request: ShopRequest, pk: int | None = None) -> HttpResponse:
    """The queue, longest wait first, and beside it one listing with all that is missing."""
    queue = listings.review_queue(at=request.at)
    chosen = pk if pk is not None else queue[0].product_id if queue else None
    detail = listings.review_detail(product_id=chosen, at=request.at) if chosen is not None else None
    if pk is not None and detail is None:
        raise NotFound()
    page = _shell("reviews") | {"queue": queue, "listing": detail, "at": request.at}
    return render(request, "console/reviews.html", page)


@require_POST
@operators_only
def decide(request: ShopRequest, pk: int) -> HttpResponse:
    """Approve a listing, or send it back with a note."""
    by, given = who(request), Given(request.POST)
    decision, revision = (
        given.choice("decision", ["approve", "send_back"]),
        given.number("revision", least=0, most=10**9),
    )
    if not decision or (decision == "approve" and revision is None):
        raise Invalid(detail=_("Choose to approve it or to send it back."))
    try:
        if decision == "approve":
            listing_services.approve(product_id=pk, by_user_id=by, revision=revision, at=request.at)
            messages.success(request, _("Approved. It is in the shop now."))
        else:
            listing_services.send_back(product_id=pk, by_user_id=by, note=given.text("note"), at=request.at)
            messages.success(request, _("Sent back with your note."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("console:review", pk=pk)
    return redirect("console:reviews")


@require_GET
@operators_only
def campaign_list(request: ShopRequest) -> HttpResponse:
    return render(
        request, "console/campaigns.html", _shell("campaigns") | {"rows": campaigns.campaign_rows(at=request.at)}
    )


@require_http_methods(["GET", "POST"])
@operators_only
def campaign_new(request: ShopRequest) -> HttpResponse:
    """Prepare a campaign. Nobody but operators sees it until it is started."""
    posted = request.POST if request.method == "POST" else None
    form = CampaignForm(posted, initial=next_festival_draft(request.at))
    if request.method == "POST" and form.is_valid():
        try:
            made = campaign_services.create(draft=form.draft, by=who(request), at=request.at)
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("Prepared. Look at its prices, then start it."))
            return redirect("console:campaign", pk=made.pk)
    page = _shell("campaigns") | {"form": form}
    return render(request, "console/campaign_new.html", page, status=422 if form.errors else 200)


@require_GET
@operators_only
def campaign(request: ShopRequest, pk: int) -> HttpResponse:
    """One campaign, its rules, and a preview of prices at an instant that the operator chooses."""
    row = campaigns.CampaignRow.of(_campaign(pk), at=request.at)
    typed = Given(request.GET).instant("at")
    preview_at = _on_clock_of(row, typed) if typed else max(request.at, row.starts)
    channels = list(row.row.channels.all())
    page = _shell("campaigns") | {
        "row": row,
        "preview_at": preview_at,
        "previews": [
            (channel, campaigns.preview(campaign_id=pk, channel=channel, at=preview_at)) for channel in channels
        ],
        "events": row.row.events.select_related("by").order_by("-pk"),
    }
    return render(request, "console/campaign.html", page)


@require_POST
@operators_only
def campaign_act(request: ShopRequest, pk: int) -> HttpResponse:
    """Start a campaign, or end it now. Both are written down with who did it."""
    acts = {"start": campaign_services.start, "end": campaign_services.end}
    act = Given(request.POST).choice("act", acts)
    if not act:
        raise Invalid(field="act", detail=_("Choose to start or to end it."))
    _campaign(pk)
    try:
        acts[act](campaign_id=pk, by=who(request), at=request.at)
        messages.success(request, _("Started.") if act == "start" else _("Ended. Prices are back."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("console:campaign", pk=pk)


@require_GET
@operators_only
def order_list(request: ShopRequest) -> HttpResponse:
    """Orders, the newest first, fifty at a time."""
    rows = orders.orders_for_console(after_number=Given(request.GET).number("after", most=LARGEST_ID))
    more = reverse("console:orders") + f"?after={rows[-1].number}" if len(rows) == orders.CONSOLE_PAGE else ""
    return render(request, "console/orders.html", _shell("orders") | {"rows": rows, "more": more})


@require_GET
@operators_only
def order(request: ShopRequest, pk: uuid.UUID) -> HttpResponse:
    page = orders.order_page(order_id=pk)
    if page is None:
        raise NotFound()
    return render(request, "console/order.html", _shell("orders") | {"page": page})


@require_GET
@operators_only
def boxes(request: ShopRequest) -> HttpResponse:
    """The series of blind boxes: what is left, at which odds, and whether the pool is the one that was sealed."""
    return render(request, "console/boxes.html", _shell("boxes") | {"rows": scarce.series_rows()})


@require_GET
@operators_only
def editions(request: ShopRequest) -> HttpResponse:
    """The digital editions: given, claimed, left."""
    return render(request, "console/editions.html", _shell("editions") | {"rows": scarce.edition_rows(at=request.at)})


def _campaign(pk: int) -> Campaign:
    shown = ("channels", "discounts__categories", "discounts__shops", "discounts__products", "spend_steps__channel")
    found = Campaign.objects.prefetch_related(*shown).filter(pk=pk).first()
    if found is None:
        raise NotFound()
    return found


def _on_clock_of(row: campaigns.CampaignRow, typed: datetime) -> datetime:
    """The instant that was typed, in the campaign's own time zone."""
    try:
        return typed.replace(tzinfo=row.starts.tzinfo).astimezone(UTC)
    except OverflowError:
        # Before the first year, or after the last.
        raise Invalid(field="at", detail=_("There is no such instant.")) from None
