from typing import Any

from django.core.management.base import BaseCommand, CommandError

from promotions.blindboxes.reconcile import differences


class Command(BaseCommand):
    help = "Count the pools of blind boxes again: styles, order, draws, commitments. Exits non-zero on a difference."

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(differences())
        for difference in found:
            self.stderr.write(difference)
        if found:
            raise CommandError(f"{len(found)} differences in the pools of blind boxes.")
        self.stdout.write("All pools of blind boxes agree.")
