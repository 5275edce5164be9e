from django.apps import AppConfig


class CollectiblesConfig(AppConfig):
    name = "promotions.collectibles"
    label = "collectibles"
    default_auto_field = "django.db.models.BigAutoField"
