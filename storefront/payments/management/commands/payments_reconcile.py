from argparse import ArgumentParser
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.dateparse import parse_date, parse_datetime

from common.clock import now
from common.errors import Refusal
from storefront.checkout.services.reconcile import Difference, reconcile
from storefront.payments.ports import gateway

HEADS = ("payment", "order", "what", "here", "there")


class Command(BaseCommand):
    help = "Compare the store's payments with the gateway's. Exits non-zero on a difference."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--since", default="", help="a day or an instant, such as 2026-06-13; else 30 days ago")
        parser.add_argument("--repair", action="store_true", help="append what the gateway knows and we do not")

    def handle(self, *args: Any, **options: Any) -> None:
        at = now()
        since = _instant(options["since"]) or at - timedelta(days=30)
        self.stdout.write(f"Comparing with {gateway().name} since {since:%Y-%m-%d %H:%M} UTC …")
        if not gateway().keeps_books:
            self.stdout.write("The test gateway keeps no books: the store's own are compared with one another.")
        try:
            found = reconcile(since=since, repair=options["repair"], at=at)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        if not found:
            self.stdout.write("All payments agree.")
            return
        self._table(found)
        repairable = sum(each.can_be_repaired for each in found)
        hint = f"; --repair puts {repairable} of them right" if repairable and not options["repair"] else ""
        raise CommandError(f"{len(found)} differences{hint}.")

    def _table(self, found: list[Difference]) -> None:
        rows = [HEADS, *((each.payment, each.order, each.what, each.here, each.there) for each in found)]
        widths = [max(len(row[n]) for row in rows) for n in range(len(HEADS))]
        for row in rows:
            self.stderr.write("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _instant(said: str) -> datetime | None:
    """A day begins at midnight UTC."""
    if not said:
        return None
    try:
        instant = parse_datetime(said)
        if instant is None and (day := parse_date(said)):
            instant = datetime(day.year, day.month, day.day, tzinfo=UTC)
    except ValueError:
        instant = None
    if instant is None:
        raise CommandError(f"--since must be a day or an instant, such as 2026-06-13, not {said!r}.")
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
