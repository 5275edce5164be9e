"""Text in several languages, kept in one row: {"zh-hans": "梅瓶", "en": "Meiping vase"}.

One JSON column instead of translation tables: a page of 24 works then needs no join for its words
(docs/decisions/0002-translated-text.md).
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

BASE_LANGUAGE = "zh-hans"
LANGUAGES = ("zh-hans", "en")


class TranslatedText(dict[str, str]):
    """The same text in several languages. `str()` gives the active language's, else Chinese, else any."""

    def to(self, language: str | None) -> str:
        """The text in `language`, or the nearest there is; empty when there is none at all."""
        for wanted in (language, BASE_LANGUAGE):
            if wanted and (found := self.get(wanted)):
                return found
        return next((text for text in self.values() if text), "")

    def __str__(self) -> str:
        return self.to(get_language())

    def __bool__(self) -> bool:
        return any(self.values())


def both(zh: str, en: str) -> TranslatedText:
    """The usual pair."""
    return TranslatedText({"zh-hans": zh, "en": en})


class TranslatedField(models.JSONField):
    """A model field of TranslatedText."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", TranslatedText)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> TranslatedText | None:
        loaded = super().from_db_value(value, expression, connection)
        return None if loaded is None else TranslatedText(loaded)

    def to_python(self, value: Any) -> TranslatedText | None:
        if value is None or isinstance(value, TranslatedText):
            return value
        if isinstance(value, dict):
            return TranslatedText(value)
        raise ValidationError(_("Expected texts by language."))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if unknown := set(value) - set(LANGUAGES):
            raise ValidationError(_("Unknown language: %(codes)s"), params={"codes": ", ".join(sorted(unknown))})
        if not all(isinstance(text, str) for text in value.values()):
            raise ValidationError(_("Expected texts by language."))

    def formfield(self, **options: Any) -> forms.Field | None:
        """A box a language: it is no JSON to whoever fills it in."""
        from common.text_forms import TranslatedFormField

        options.pop("widget", None)
        return models.Field.formfield(self, form_class=TranslatedFormField, **options)
