"""`manage.py load_demo`: the demo's content, in a store that may have it already."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from common.clock import now
from storefront.demo.load import load


class Command(BaseCommand):
    help = "Loads the demo's content. A second run changes nothing, but renews what a passed day has ended."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--without-pictures", action="store_true", help="Draw nothing; pages then have no pictures."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        begun = step_begun = time.monotonic()

        def before(name: str) -> None:
            nonlocal step_begun
            step_begun = time.monotonic()
            self.stdout.write(f"  {name:<28}", ending="")
            self.stdout.flush()

        def after(name: str, made: int) -> None:
            self.stdout.write(f"{made or 'nothing':>8} new   {time.monotonic() - step_begun:5.1f} s")

        made = load(at=now(), with_pictures=not options["without_pictures"], before=before, after=after)
        total = sum(made.values())
        self.stdout.write(
            f"The demo's content is in place: {total or 'nothing'} new, {time.monotonic() - begun:.1f} s."
        )
