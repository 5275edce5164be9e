"""Pictures in the admin: uploaded through the same inspection as everywhere, shown as the store shows them."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from unfold.admin import ModelAdmin

from catalog.media.masters import BadPicture, inspect
from catalog.media.models import Picture
from catalog.media.queries import rendition_name
from catalog.media.services import store_picture

OWNERS = ("product", "heritage_item", "inheritor", "shop")


class PictureForm(forms.ModelForm):
    """A picture shows one product, heritage item, inheritor or shop, or has a name of its own."""

    upload = forms.FileField(required=False, help_text="SVG, PNG, JPEG or WebP")

    class Meta:
        model = Picture
        fields = ["alt", "label", "wash", "fills", "position", "name", *OWNERS]

    def clean_upload(self) -> bytes | None:
        upload = self.cleaned_data["upload"]
        if upload is None:
            if self.instance.pk is None:
                raise forms.ValidationError("Choose a file.")
            return None
        content: bytes = upload.read()
        try:
            inspect(content)
        except BadPicture as refusal:
            raise forms.ValidationError(str(refusal)) from None
        return content

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        shown = [owner for owner in OWNERS if self.cleaned_data.get(owner)]
        if len(shown) > 1 or not (shown or self.cleaned_data.get("name")):
            raise forms.ValidationError("Choose one whom it shows, or give it a name.")
        return cleaned


@admin.register(Picture)
class PictureAdmin(ModelAdmin):
    form = PictureForm
    list_display = ["preview", "__str__", "product", "heritage_item", "inheritor", "shop", "wash", "position"]
    list_filter = ["wash", "fills", *((owner, admin.EmptyFieldListFilter) for owner in OWNERS)]
    search_fields = ["digest", "name", "alt", "product__name", "inheritor__name", "heritage_item__name", "shop__name"]
    autocomplete_fields = OWNERS
    list_select_related = OWNERS

    @admin.display(description="")
    def preview(self, row: Picture) -> str:
        return format_html(
            '<img src="{}" width="48" height="48" alt="" loading="lazy">',
            f"{settings.MEDIA_URL}{rendition_name(row.digest, 160)}",
        )

    def save_model(self, request: HttpRequest, obj: Picture, form: Any, change: bool) -> None:
        """New content comes in through the service; words and place alone are saved as they are."""
        content = form.cleaned_data["upload"]
        if content is None:
            super().save_model(request, obj, form, change)
            return
        old = obj.pk
        stored = store_picture(
            content=content,
            alt=obj.alt,
            label=obj.label,
            wash=obj.wash,
            fills=obj.fills,
            position=obj.position,
            name=obj.name,
            product_id=obj.product_id,
            heritage_item_id=obj.heritage_item_id,
            inheritor_id=obj.inheritor_id,
            shop_id=obj.shop_id,
        )
        if old and old != stored.pk:
            Picture.objects.filter(pk=old).delete()
        obj.pk = stored.pk
