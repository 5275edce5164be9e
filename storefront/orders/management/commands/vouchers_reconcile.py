from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from common.clock import now
from storefront.orders.voucher_uses import reconcile


class Command(BaseCommand):
    help = "Count the uses of vouchers again, order by order. Exits non-zero on a difference."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="give back what outlived its order, count anew")

    def handle(self, *args: Any, **options: Any) -> None:
        found = reconcile(repair=options["repair"], at=now())
        if not found:
            self.stdout.write("All uses of vouchers agree.")
            return
        for difference in found:
            self.stderr.write(difference.said)
        repairable = sum(each.can_be_repaired for each in found)
        hint = f"; --repair puts {repairable} of them right" if repairable and not options["repair"] else ""
        raise CommandError(f"{len(found)} differences in the uses of vouchers{hint}.")
