from django.apps import AppConfig


class ListingsConfig(AppConfig):
    name = "catalog.listings"
    label = "listings"
    default_auto_field = "django.db.models.BigAutoField"
