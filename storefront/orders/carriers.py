"""Who carries parcels, and where a buyer can follow them. A carrier without a page shows the number alone."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from common.text import TranslatedText, both


@dataclass(frozen=True, slots=True)
class Carrier:
    name: TranslatedText
    # With {number} where the tracking number goes.
    page: str = ""


CARRIERS = {
    "sf": Carrier(both("顺丰速运", "SF Express"), "https://www.sf-express.com/chn/sc/waybill/waybill-detail/{number}"),
    "ems": Carrier(both("中国邮政 EMS", "China Post EMS"), "https://www.ems.com.cn/queryList?mailNo={number}"),
    "zto": Carrier(both("中通快递", "ZTO Express"), "https://www.zto.com/express/expressCheck.html?txtBill={number}"),
    "yto": Carrier(both("圆通速递", "YTO Express")),
    "jd": Carrier(both("京东快递", "JD Logistics"), "https://www.jdl.com/orderSearch/?waybillCodes={number}"),
    "dhl": Carrier(both("DHL", "DHL"), "https://www.dhl.com/en/express/tracking.html?AWB={number}"),
    "ups": Carrier(both("UPS", "UPS"), "https://www.ups.com/track?tracknum={number}"),
    "usps": Carrier(both("美国邮政", "USPS"), "https://tools.usps.com/go/TrackConfirmAction?tLabels={number}"),
}


def tracking_url(carrier: str, number: str) -> str:
    """Where to follow a parcel; empty where nobody knows."""
    known = CARRIERS.get(carrier)
    return known.page.format(number=quote(number, safe="")) if known and known.page and number else ""
