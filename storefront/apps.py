from django.apps import AppConfig


class StorefrontConfig(AppConfig):
    name = "storefront"

    def ready(self) -> None:
        """Plug the adapters in, once all modules are loaded."""
        from storefront import admin_words, wiring

        wiring.wire()
        admin_words.show_in_one_language()
