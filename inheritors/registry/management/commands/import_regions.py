"""manage.py import_regions FILE: reads the table of administrative divisions since 1981."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inheritors.registry.importing.refusals import FileRefused
from inheritors.registry.services import import_divisions


class Command(BaseCommand):
    help = "Import administrative divisions with the successors of abolished ones (CSV, as in areacodes' result.csv)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            saved = import_divisions(path=options["path"])
        except FileRefused as refused:
            raise CommandError(f"{refused}. Nothing was imported.") from refused
        end = "Imported." if saved.touched else "Nothing changed: all of this was imported before."
        line = f"{saved.created:,} regions new, {saved.changed:,} changed, {saved.unchanged:,} as before. {end}"
        self.stdout.write(self.style.SUCCESS(line))
