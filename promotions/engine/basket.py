"""The basket stage: what is taken off because of the spend, shared out to the lines that qualify."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from common.money import Money, total
from promotions.engine.reasons import Hint, Reason, Texts
from promotions.engine.terms import CampaignTerms, SpendSteps, Terms

CODE = "spend-steps"
HINT_CODE = "spend-more"


@dataclass(frozen=True, slots=True)
class Offered:
    """The spend steps of one campaign, beside what is spent."""

    campaign: CampaignTerms
    steps: SpendSteps
    spent: Money

    @property
    def off(self) -> Money:
        return self.steps.discount(self.spent)


def spend_discount(amounts: Mapping[str, Money], terms: Terms, currency: str) -> Mapping[str, Reason]:
    """Each qualifying line's share of the best spend discount, by line key; empty when no step is reached.

    `amounts` are the lines that qualify, after the campaign stage. The shares sum to the discount exactly, and follow
    the keys, so the order of the basket makes no difference.
    """
    offered = _offered(amounts, terms, currency)
    if not offered or not (best := max(offered, key=lambda offer: offer.off.amount)).off:
        return {}
    keys = sorted(amounts)
    shares = best.off.spread([amounts[key].amount for key in keys])
    text = _reason_text(best.steps)
    return {
        key: Reason(code=CODE, text=text, amount=-share, campaign=best.campaign.slug, until=best.campaign.until)
        for key, share in zip(keys, shares, strict=True)
        if share
    }


def spend_hint(amounts: Mapping[str, Money], terms: Terms, currency: str) -> Hint | None:
    """The nearest step that would take more off than is off now; None when nothing qualifies or nothing is left."""
    offered = _offered(amounts, terms, currency)
    now = max((offer.off for offer in offered), default=Money.zero(currency))
    hints = [
        _hint(offer, goal)
        for offer in offered
        if offer.spent and (goal := offer.steps.next_goal(offer.spent)) is not None and offer.steps.discount(goal) > now
    ]
    return min(hints, key=lambda hint: hint.missing.amount, default=None)


def _offered(amounts: Mapping[str, Money], terms: Terms, currency: str) -> list[Offered]:
    """In the order of campaign ids: `max` and `min` keep the first of equals, so ties go to the smaller id."""
    spent = total(amounts.values(), currency)
    campaigns = sorted(terms.campaigns, key=lambda campaign: campaign.id)
    return [Offered(campaign, campaign.spend_steps, spent) for campaign in campaigns if campaign.spend_steps]


def _hint(offer: Offered, goal: Money) -> Hint:
    missing, off = goal - offer.spent, offer.steps.discount(goal)
    return Hint(
        code=HINT_CODE,
        text={"zh-hans": f"再买 {missing}，可减 {off}", "en": f"Spend {missing} more and take {off} off"},
        missing=missing,
        spent=offer.spent,
        goal=goal,
        off=off,
        campaign=offer.campaign.slug,
    )


def _reason_text(steps: SpendSteps) -> Texts:
    if steps.times == 1:
        return {"zh-hans": f"满 {steps.step} 减 {steps.off}", "en": f"{steps.off} off from {steps.step}"}
    return {"zh-hans": f"每满 {steps.step} 减 {steps.off}", "en": f"{steps.off} off every {steps.step}"}
