from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from storefront.orders.models import Order
from storefront.orders.reconciling import differences


class Command(BaseCommand):
    help = "Count orders again: sums, parcels, stock, refunds, ledger, invoice numbers. Exits non-zero on a difference."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--after", type=int, default=0, metavar="NUMBER", help="only orders above this number")

    def handle(self, *args: Any, **options: Any) -> None:
        found = 0
        for difference in differences(after=options["after"]):
            found += 1
            self.stderr.write(difference)
        counted = Order.objects.filter(number__gt=options["after"]).count()
        if found:
            raise CommandError(f"{found} differences in {counted} orders.")
        self.stdout.write(f"All {counted} orders agree.")
