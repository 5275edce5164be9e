"""What may not be done with a campaign, and why."""

from django.utils.translation import gettext_lazy as _

from common.errors import Refusal


class CampaignStarted(Refusal):
    """Published conditions are not changed afterwards (DOMAIN.md, section 4)."""

    code = "CAMPAIGN_STARTED"
    message = _("This campaign has been started. Its published conditions can no longer be changed; it can be ended.")


class CampaignNotStarted(Refusal):
    code = "CAMPAIGN_NOT_STARTED"
    message = _("This campaign has not been started yet.")


class CampaignOver(Refusal):
    code = "CAMPAIGN_OVER"
    message = _("This campaign is over. Make a new one instead.")


class CampaignWithoutRule(Refusal):
    code = "CAMPAIGN_WITHOUT_RULE"
    message = _("This campaign takes nothing off yet: add a discount or a spend step before it starts.")


class CampaignWithoutChannel(Refusal):
    code = "CAMPAIGN_WITHOUT_CHANNEL"
    message = _("Choose at least one channel for this campaign.")
    field = "channels"


class CampaignSlugTaken(Refusal):
    code = "UNIQUE"
    message = _("Another campaign has this address already.")
    field = "slug"
