from typing import Any

from django.core.management.base import BaseCommand, CommandError

from promotions.collectibles.reconcile import differences


class Command(BaseCommand):
    help = "Count the collectible editions again: vouchers, numbers, ledger. Exits non-zero on a difference."

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(differences())
        for difference in found:
            self.stderr.write(difference)
        if found:
            raise CommandError(f"{len(found)} differences in the collectible editions.")
        self.stdout.write("All collectible editions agree.")
