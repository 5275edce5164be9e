"""Discount codes in the console: a list with what is used, one more, and stopping one."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from catalog.pricing.models import Channel
from common.errors import Refusal
from common.text import both
from promotions.vouchers import services
from promotions.vouchers.codes import LONGEST_CODE
from promotions.vouchers.models import Voucher
from promotions.vouchers.queries import all_vouchers
from promotions.vouchers.services import ListingDraft, VoucherDraft
from storefront.accounts.access import operators_only
from storefront.console.forms import ZONES
from storefront.console.queries import reviews_waiting
from storefront.middleware import ShopRequest


class VoucherForm(forms.Form):
    """A voucher with one code: its words, what it takes off by channel, its window on the clock of a time zone."""

    name_zh = forms.CharField(label=gettext_lazy("Name, Chinese"), max_length=40)
    name_en = forms.CharField(label=gettext_lazy("Name, English"), max_length=60)
    code = forms.CharField(label=gettext_lazy("Discount code"), max_length=LONGEST_CODE)
    value_type = forms.ChoiceField(
        label=gettext_lazy("It takes off"),
        choices=[("percentage", gettext_lazy("Per cent")), ("fixed", gettext_lazy("An amount"))],
    )
    timezone = forms.ChoiceField(label=gettext_lazy("Time zone"), choices=ZONES)
    starts_at = forms.DateTimeField(
        label=gettext_lazy("Starts"),
        widget=forms.DateTimeInput({"type": "datetime-local", "step": "1"}),
        required=False,
        help_text=gettext_lazy("Left empty: at once."),
    )
    ends_at = forms.DateTimeField(
        label=gettext_lazy("Ends"),
        widget=forms.DateTimeInput({"type": "datetime-local", "step": "1"}),
        required=False,
        help_text=gettext_lazy("Left empty: when you stop it."),
    )
    usage_limit = forms.IntegerField(
        label=gettext_lazy("Orders that may use it"),
        min_value=1,
        max_value=10**6,
        required=False,
        help_text=gettext_lazy("Left empty: any number."),
    )
    once_per_customer = forms.BooleanField(label=gettext_lazy("Once a customer"), required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.all_channels = list(Channel.objects.filter(is_active=True).order_by("pk"))
        for channel in self.all_channels:
            self.fields[f"value-{channel.pk}"] = _number(gettext_lazy("Takes off"))
            self.fields[f"least-{channel.pk}"] = _number(gettext_lazy("From … spent"))

    @property
    def listings(self) -> list[tuple[Channel, list[forms.BoundField]]]:
        """By channel, what it takes off and from which spend."""
        return [
            (channel, [self[f"{part}-{channel.pk}"] for part in ("value", "least")]) for channel in self.all_channels
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        # A field that is wrong has no value, and its own words beside it.
        if not any(
            data.get(f"value-{channel.pk}") or self.has_error(f"value-{channel.pk}") for channel in self.all_channels
        ):
            raise forms.ValidationError(_("Say for at least one channel what the voucher takes off."))
        return data

    def draft(self, *, at: datetime) -> VoucherDraft:
        data = self.cleaned_data
        zone = ZoneInfo(data["timezone"])
        # The form's field took the typed wall clock for the store's own zone; it is that of the chosen one.
        starts, ends = (moment and moment.replace(tzinfo=zone) for moment in (data["starts_at"], data["ends_at"]))
        return VoucherDraft(
            name=both(data["name_zh"], data["name_en"]),
            codes=[data["code"]],
            value_type=data["value_type"],
            listings=[
                ListingDraft(channel.pk, data[f"value-{channel.pk}"], data[f"least-{channel.pk}"])
                for channel in self.all_channels
                if data[f"value-{channel.pk}"] is not None
            ],
            starts_at=starts or at,
            ends_at=ends,
            usage_limit=data["usage_limit"],
            once_per_customer=data["once_per_customer"],
        )


def _number(label: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, min_value=Decimal("0.01"), max_digits=10, decimal_places=2, required=False)


def _shell() -> dict[str, Any]:
    return {"section": "vouchers", "reviews_waiting": reviews_waiting()}


@require_GET
@operators_only
def voucher_list(request: ShopRequest) -> HttpResponse:
    """All vouchers, the newest first, each with the uses that stand."""
    return render(request, "console/vouchers.html", _shell() | {"rows": all_vouchers(at=request.at)})


@require_http_methods(["GET", "POST"])
@operators_only
def voucher_new(request: ShopRequest) -> HttpResponse:
    form = VoucherForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.create(draft=form.draft(at=request.at))
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("Made. It is valid in its window."))
            return redirect("console:vouchers")
    return render(request, "console/voucher_new.html", _shell() | {"form": form}, status=422 if form.errors else 200)


@require_POST
@operators_only
def voucher_stop(request: ShopRequest, pk: int) -> HttpResponse:
    voucher: Voucher = services.stop(voucher_id=pk, at=request.at)
    messages.success(request, _("“{name}” is stopped. Orders that used it keep their price.").format(name=voucher))
    return redirect("console:vouchers")
