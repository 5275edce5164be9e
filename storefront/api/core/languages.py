"""The language codes that a client may ask for, and which of the store's languages answers."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.utils.translation.trans_real import parse_accept_lang_header

# Languages with the regions for which CLDR has a locale; a client may send any, most have no text here.
_REGIONS = {
    "af": "NA ZA", "am": "ET", "ar": "AE BH DZ EG IQ JO KW LB LY MA OM QA SA SY TN YE", "az": "AZ", "be": "BY",
    "bg": "BG", "bn": "BD IN", "bs": "BA", "ca": "AD ES FR IT", "cs": "CZ", "cy": "GB", "da": "DK GL",
    "de": "AT BE CH DE IT LI LU", "el": "CY GR",
    "en": "AE AU BE CA CH CN DE DK FI GB GH HK IE IL IN JM KE MT MY NG NL NZ PH PK SE SG TH US ZA",
    "es": "AR BO BR CL CO CR CU DO EC ES GT HN MX NI PA PE PH PR PY SV US UY VE", "et": "EE", "eu": "ES",
    "fa": "AF IR", "fi": "FI", "fil": "PH", "fr": "BE CA CH CI CM DZ FR HT LU MA MC SN TN", "ga": "IE", "gl": "ES",
    "gu": "IN", "he": "IL", "hi": "IN", "hr": "BA HR", "hu": "HU", "hy": "AM", "id": "ID", "is": "IS",
    "it": "CH IT SM VA", "ja": "JP", "ka": "GE", "kk": "KZ", "km": "KH", "kn": "IN", "ko": "KP KR", "ky": "KG",
    "lo": "LA", "lt": "LT", "lv": "LV", "mk": "MK", "ml": "IN", "mn": "MN", "mr": "IN", "ms": "BN MY SG", "mt": "MT",
    "my": "MM", "nb": "NO", "ne": "IN NP", "nl": "AW BE NL SR", "nn": "NO", "pa": "IN PK", "pl": "PL", "ps": "AF PK",
    "pt": "AO BR CH LU MO MZ PT", "ro": "MD RO", "ru": "BY KG KZ MD RU UA", "si": "LK", "sk": "SK", "sl": "SI",
    "sq": "AL MK XK", "sr": "BA ME RS XK", "sv": "AX FI SE", "sw": "CD KE TZ UG", "ta": "IN LK MY SG", "te": "IN",
    "th": "TH", "tr": "CY TR", "uk": "UA", "ur": "IN PK", "uz": "UZ", "vi": "VN", "zh": "CN HK MO SG TW", "zu": "ZA",
}  # fmt: skip
_SCRIPTS = "ZH_HANS ZH_HANS_CN ZH_HANS_HK ZH_HANS_MO ZH_HANS_SG ZH_HANT ZH_HANT_HK ZH_HANT_MO ZH_HANT_TW"

LANGUAGE_CODES = sorted(
    {
        code.upper()
        for language, regions in _REGIONS.items()
        for code in (language, *(f"{language}_{region}" for region in regions.split()))
    }
    | set(_SCRIPTS.split())
)

# The language of every field that takes no languageCode, in all channels alike.
BASE = settings.LANGUAGE_CODE


def language_of(code: str) -> str | None:
    """The store's language for a code such as EN_US or ZH_HANS_CN; None when it has no texts in it."""
    short = code.split("_")[0].lower()
    return next((language for language, _name in settings.LANGUAGES if language.split("-")[0] == short), None)


@lru_cache(maxsize=256)
def spoken(accepted: str) -> str:
    """The store's language for an Accept-Language header: the first of those named that it speaks, else the base."""
    codes = (code.replace("-", "_") for code, _weight in parse_accept_lang_header(accepted.lower()))
    return next(filter(None, map(language_of, codes)), BASE)


def code_of(language: str) -> str:
    """The code for one of the store's languages: zh-hans is ZH_HANS."""
    return language.upper().replace("-", "_")
