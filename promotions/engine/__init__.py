"""Pure pricing: lines in; priced lines and reasons out. Imports no Django.

README.md writes down the stages and the rules; these names are all that other rooms need.
"""

from promotions.engine.catalogue import UnitPrice, best_discount, price_unit
from promotions.engine.delivery import carried
from promotions.engine.lines import Line
from promotions.engine.quote import PricedLine, Quote, delivered, price_basket
from promotions.engine.reasons import Hint, Reason
from promotions.engine.terms import NO_TERMS, CampaignTerms, PercentOff, Scope, SpendSteps, Terms
from promotions.engine.voucher import CODE as VOUCHER
from promotions.engine.voucher import VoucherTerms

__all__ = [
    "NO_TERMS",
    "VOUCHER",
    "CampaignTerms",
    "Hint",
    "Line",
    "PercentOff",
    "PricedLine",
    "Quote",
    "Reason",
    "Scope",
    "SpendSteps",
    "Terms",
    "UnitPrice",
    "VoucherTerms",
    "best_discount",
    "carried",
    "delivered",
    "price_basket",
    "price_unit",
]
