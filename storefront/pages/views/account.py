"""What belongs to somebody who has signed in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from storefront.accounts.access import shops_of
from storefront.given import Given
from storefront.middleware import ShopRequest
from storefront.orders.queries import history
from storefront.pages.queries import editions


@never_cache
@login_required
@require_safe
def account(request: ShopRequest) -> HttpResponse:
    assert request.user.pk is not None
    shown = editions.collection(user_id=request.user.pk)
    context = {
        "orders": history(user_id=request.user.pk, limit=3),
        "collection": shown,
        "has_shop": bool(shops_of(request.user)),
    }
    return render(request, "pages/account.html", context)


@never_cache
@login_required
@require_safe
def collection(request: ShopRequest) -> HttpResponse:
    assert request.user.pk is not None
    words = Given(request.GET).words("words", most=60)
    shown = editions.collection(user_id=request.user.pk, words=words)
    return render(request, "pages/collection.html", {"shown": shown, "asked": words})
