"""manage.py reindex_search: write the search index anew, beside the one in use."""

from typing import Any

from django.core.management.base import BaseCommand

from catalog.search.services import reindex


class Command(BaseCommand):
    help = "Write every search document anew. Search answers throughout."

    def handle(self, *args: Any, **options: Any) -> None:
        def progress(done: int, total: int) -> None:
            self.stdout.write(f"\r{done} of {total} products", ending="")
            self.stdout.flush()

        written = reindex(progress=progress)
        self.stdout.write(f"\r{written} products can be found.          ")
