"""Where gateways report to. Answered 2xx only when the report and its effect are committed; else they tell us again."""

from __future__ import annotations

import structlog
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from common.clock import now
from storefront.checkout.services.reports import take_report
from storefront.payments.ports import ReportRefused, gateway

log = structlog.get_logger("webhook")
# Stripe's largest events are a tenth of this.
MOST_BYTES = 512 * 1024


@never_cache
@csrf_exempt
@require_POST
def stripe(request: HttpRequest) -> HttpResponse:
    """Signed by Stripe, and not older than five minutes; everything else is turned away without a word about why."""
    if gateway().name != "stripe":
        raise Http404
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return HttpResponse(status=413)
    try:
        report = gateway().parse_report(request.body, request.headers.get("Stripe-Signature", ""))
    except ReportRefused:
        log.warning("refused", bytes=len(request.body))
        return HttpResponse(status=400)
    is_news = take_report(gateway=gateway().name, report=report, at=now())
    log.info("taken", kind=report.kind, report=report.event_id, news=is_news)
    return HttpResponse(status=200)
