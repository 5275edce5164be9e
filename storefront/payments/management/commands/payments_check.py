from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations

from storefront.payments.ports import GatewayRefused, GatewayUnreachable, gateway


class Command(BaseCommand):
    help = "Ask the gateway whether it accepts the keys. Exits non-zero when it does not."

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            gateway().check()
        except GatewayRefused as refusal:
            raise CommandError(str(refusal)) from None
        except GatewayUnreachable:
            # A break of theirs must not keep the store from starting.
            self.stderr.write(f"{gateway().name} does not answer: its keys could not be tried.")
            return
        self.stdout.write(f"{gateway().name} is ready.")
