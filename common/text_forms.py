"""The form field of a TranslatedText: one box a language, instead of the JSON that it is kept as."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.text import BASE_LANGUAGE, LANGUAGES, TranslatedText

NAMES = {"zh-hans": "中文", "en": "English"}


class TranslatedWidget(forms.MultiWidget):
    """A box for each language, named by it."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            language.replace("-", "_"): forms.Textarea(
                {"rows": 2, "cols": 60, "lang": language, "aria-label": name, "placeholder": name}
            )
            for language, name in NAMES.items()
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: Any) -> list[str]:
        if isinstance(value, str):
            value = json.loads(value or "{}")
        return [(value or {}).get(language, "") for language in LANGUAGES]


class TranslatedFormField(forms.MultiValueField):
    """Chinese is needed where a text is; the other languages may follow later."""

    widget = TranslatedWidget

    def __init__(self, **options: Any) -> None:
        boxes = [forms.CharField(required=False) for _language in LANGUAGES]
        super().__init__(boxes, require_all_fields=False, **options)

    def compress(self, data_list: list[str]) -> TranslatedText:
        given = zip(LANGUAGES, data_list or [""] * len(LANGUAGES), strict=True)
        text = TranslatedText({language: typed.strip() for language, typed in given if typed and typed.strip()})
        if self.required and not text.get(BASE_LANGUAGE):
            raise ValidationError(_("The Chinese text is needed."))
        return text
