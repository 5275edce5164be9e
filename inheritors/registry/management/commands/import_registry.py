"""manage.py import_registry PATH…: reads the national registry's raw pages."""

import json
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inheritors.registry.importing.findings import as_lines
from inheritors.registry.importing.refusals import FileRefused
from inheritors.registry.services import Imported, import_pages


class Command(BaseCommand):
    help = "Import pages of the national list and of the roll of inheritors: files, or folders of .json files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--rows", type=int, default=10, help="rows of each kind that the report shows (10)")
        parser.add_argument("--report", type=Path, metavar="FILE", help="write the whole report there, as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        try:
            imported = import_pages(paths=options["paths"], progress=self.stdout.write)
        except FileRefused as refused:
            raise CommandError(f"{refused}. Nothing was imported.") from refused
        for line in (*imported.counts.as_lines(), *as_lines(imported.findings, limit=max(0, options["rows"]))):
            self.stdout.write(line)
        if options["report"]:
            self._write_report(options["report"], imported)
        for table, saved in imported.saved.items():
            self.stdout.write(
                f"{table}: {saved.created:,} new, {saved.changed:,} changed, {saved.unchanged:,} as before"
            )
        end = "Nothing changed: all of this was imported before." if imported.changed_nothing else "Imported."
        self.stdout.write(self.style.SUCCESS(f"{end} {imported.files} files in {time.monotonic() - began:.1f} s."))

    def _write_report(self, path: Path, imported: Imported) -> None:
        try:
            path.write_text(json.dumps(imported.as_data(), ensure_ascii=False, indent=1), encoding="utf-8")
        except OSError as error:
            raise CommandError(f"Imported, but the report cannot be written to {path}: {error.strerror}.") from error
        self.stdout.write(f"The whole report is in {path}")
