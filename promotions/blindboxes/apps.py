from django.apps import AppConfig


class BlindboxesConfig(AppConfig):
    name = "promotions.blindboxes"
    label = "blindboxes"
    default_auto_field = "django.db.models.BigAutoField"
