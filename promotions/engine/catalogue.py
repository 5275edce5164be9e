"""The campaign stage: what one unit costs, on every page that shows a price."""

from __future__ import annotations

from dataclasses import dataclass

from common.money import Money
from promotions.engine.lines import Line
from promotions.engine.reasons import Reason
from promotions.engine.terms import CampaignTerms, Terms

CODE = "campaign"


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """One unit's list price, its price now, and why. The amounts of its reasons are a unit's."""

    list: Money
    unit: Money
    struck: Money | None
    reasons: tuple[Reason, ...]


def price_unit(line: Line, terms: Terms) -> UnitPrice:
    """The price of one unit: the best discount alone, never one on top of another."""
    campaign, off = best_discount(line, terms)
    if campaign is None:
        return UnitPrice(list=line.unit_list, unit=line.unit_list, struck=None, reasons=())
    unit = line.unit_list - off
    reason = Reason(code=CODE, text=campaign.label, amount=-off, campaign=campaign.slug, until=campaign.until)
    return UnitPrice(list=line.unit_list, unit=unit, struck=struck_price(line.prior, unit), reasons=(reason,))


def best_discount(line: Line, terms: Terms) -> tuple[CampaignTerms | None, Money]:
    """The campaign that takes most off a unit, and how much; ties go to the campaign with the smaller id."""
    winner, most = None, Money.zero(line.unit_list.currency)
    for campaign in sorted(terms.campaigns, key=lambda campaign: campaign.id):
        for benefit in campaign.percent_offs:
            if (off := benefit.off(line)) > most:
                winner, most = campaign, off
    return winner, most


def struck_price(prior: Money | None, unit: Money) -> Money | None:
    """The price to strike through: the prior one, and only where it is higher than the price now.

    After a rise of the list price a campaign may end above what the piece cost before: then nothing is struck
    through (DOMAIN.md, section 4).
    """
    return prior if prior is not None and prior > unit else None
