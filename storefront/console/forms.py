"""What an operator types to prepare a campaign. Checked here for shape; the rules are the services'."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.pricing.models import Channel
from catalog.products.models import Category
from common.money import Money
from common.text import both
from promotions.campaigns.calendar import next_festival, whole_days
from promotions.campaigns.services import CampaignDraft, DiscountDraft, SpendStepDraft
from storefront.console.templatetags.desk_words import typed

ZONES = [
    ("Asia/Shanghai", _("China (Asia/Shanghai)")),
    ("America/Los_Angeles", _("US Pacific (America/Los_Angeles)")),
    ("America/New_York", _("US Eastern (America/New_York)")),
    ("UTC", "UTC"),
]


def _moment(label: Any) -> forms.DateTimeField:
    return forms.DateTimeField(label=label, widget=forms.DateTimeInput({"type": "datetime-local", "step": "1"}))


def _amount(label: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, min_value=Decimal("0.01"), max_digits=10, decimal_places=2, required=False)


def next_festival_draft(at: datetime) -> dict[str, Any]:
    """What the form begins with: the next festival, from midnight to midnight in China."""
    zone = ZONES[0][0]
    festival = next_festival(at.astimezone(ZoneInfo(zone)).date())
    starts_at, ends_at = whole_days(festival.day, festival.day, timezone=zone)
    return {
        "name_zh": festival.name.to("zh-hans"),
        "name_en": festival.name.to("en"),
        "slug": festival.slug,
        "timezone": zone,
        "starts_at": typed(starts_at, zone),
        "ends_at": typed(ends_at, zone),
    }


class _Named(forms.ModelMultipleChoiceField):
    """Several rows, by their names in the language of the page."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class CampaignForm(forms.Form):
    """A campaign's words, its window on the clock of its own time zone, and its rules; spend steps by channel."""

    name_zh = forms.CharField(label=_("Name, Chinese"), max_length=40)
    name_en = forms.CharField(label=_("Name, English"), max_length=60)
    reason_zh = forms.CharField(
        label=_("Beside each lowered price, Chinese"),
        max_length=20,
        help_text=_("As 遗产日价: shoppers read it as why."),
    )
    reason_en = forms.CharField(label=_("Beside each lowered price, English"), max_length=40)
    slug = forms.SlugField(label=_("Address"), max_length=80, help_text=_("Latin letters, digits and dashes."))
    timezone = forms.ChoiceField(label=_("Time zone"), choices=ZONES)
    starts_at = _moment(_("Starts"))
    ends_at = _moment(_("Ends"))
    channels = _Named(
        label=_("Channels"), queryset=Channel.objects.filter(is_active=True), widget=forms.CheckboxSelectMultiple
    )
    percent = forms.DecimalField(
        label=_("Per cent off"), min_value=Decimal("0.01"), max_value=Decimal("99.99"), decimal_places=2, required=False
    )
    categories = _Named(
        label=_("Only in these categories"),
        # A medicine is lowered only by naming it, never by its category (CatalogueDiscount).
        queryset=Category.objects.filter(parent=None).exclude(slug="medicine"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("None chosen: everything but medicine."),
    )

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.all_channels = list(Channel.objects.filter(is_active=True).order_by("pk"))
        for channel in self.all_channels:
            self.fields[f"step-{channel.pk}"] = _amount(_("For every … spent"))
            self.fields[f"off-{channel.pk}"] = _amount(_("… off"))
            self.fields[f"times-{channel.pk}"] = forms.IntegerField(
                label=_("At most … times"), min_value=1, max_value=99, required=False
            )

    @property
    def steps(self) -> list[tuple[Channel, list[forms.BoundField]]]:
        """By channel, the three fields of its spend step."""
        return [
            (channel, [self[f"{part}-{channel.pk}"] for part in ("step", "off", "times")])
            for channel in self.all_channels
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for channel in self.all_channels:
            step, off = data.get(f"step-{channel.pk}"), data.get(f"off-{channel.pk}")
            if (step is None) != (off is None):
                self.add_error(f"{'off' if off is None else 'step'}-{channel.pk}", _("A step needs both amounts."))
        return data

    @property
    def draft(self) -> CampaignDraft:
        data = self.cleaned_data
        zone = ZoneInfo(data["timezone"])
        percent, categories = data["percent"], [row.pk for row in data["categories"]]
        return CampaignDraft(
            slug=data["slug"],
            name=both(data["name_zh"], data["name_en"]),
            reason=both(data["reason_zh"], data["reason_en"]),
            # The form's field took the typed wall clock for the store's own zone; it is the campaign's.
            starts_at=data["starts_at"].replace(tzinfo=zone),
            ends_at=data["ends_at"].replace(tzinfo=zone),
            timezone=data["timezone"],
            channel_ids=[row.pk for row in data["channels"]],
            discounts=[DiscountDraft(percent=percent, category_ids=categories)] if percent else [],
            spend_steps=[
                SpendStepDraft(
                    channel_id=channel.pk,
                    step=Money(data[f"step-{channel.pk}"], channel.currency),
                    off=Money(data[f"off-{channel.pk}"], channel.currency),
                    times=data[f"times-{channel.pk}"] or 1,
                )
                for channel in self.all_channels
                if data[f"step-{channel.pk}"] is not None
            ],
        )
