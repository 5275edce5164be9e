import csv
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from common.clock import now
from common.errors import Refusal
from storefront.orders.models import Fulfillment
from storefront.orders.services import deliver


class Command(BaseCommand):
    help = "Note which parcels carriers have delivered, from a CSV file: tracking_number,delivered_at."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with options["file"].open(newline="", encoding="utf-8-sig") as file:
                rows = list(csv.DictReader(file))
        except (OSError, UnicodeDecodeError, csv.Error) as fault:
            raise CommandError(f"The file cannot be read: {fault}.") from None
        noted, at = 0, now()
        for line, row in enumerate(rows, start=2):
            if problem := self._note(row, at=at):
                self.stderr.write(f"Line {line}: {problem}")
            else:
                noted += 1
        if noted < len(rows):
            raise CommandError(f"{noted} of {len(rows)} deliveries noted.")
        self.stdout.write(f"{noted} deliveries noted.")

    def _note(self, row: dict[str, str], *, at: datetime) -> str:
        """Note one delivery; what was wrong with it, or nothing."""
        number = (row.get("tracking_number") or "").strip().upper()
        try:
            when = datetime.fromisoformat((row.get("delivered_at") or "").strip())
        except ValueError:
            return "delivered_at is no instant."
        if when.tzinfo is None:
            return "delivered_at has no time zone."
        parcels = list(Fulfillment.objects.filter(tracking_number=number)) if number else []
        if not parcels:
            return f"no parcel has the number {number or '(none)'}."
        try:
            for parcel in parcels:
                deliver(fulfillment_id=parcel.pk, by="carrier", delivered_at=when, at=at)
        except Refusal as refusal:
            return str(refusal)
        return ""
