"""manage.py create_app NAME --permission HANDLE_PAYMENTS …: another program gets a name, permissions and a token."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations

from common.errors import Invalid
from storefront.accounts.app_tokens import create_app
from storefront.accounts.models import Permission


class Command(BaseCommand):
    help = "Create an app and print its token, which is shown only this once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name")
        parser.add_argument(
            "--permission",
            action="append",
            default=[],
            metavar="NAME",
            help=f"May be given several times: {', '.join(sorted(Permission.values))}.",
        )

    @no_translations
    def handle(self, *args: Any, name: str, permission: list[str], **options: Any) -> None:
        try:
            _app, token = create_app(name=name, permissions=permission)
        except Invalid as refusal:
            raise CommandError(str(refusal)) from None
        # As Saleor's command prints it, so that scripts written for that one can read it.
        self.stdout.write(json.dumps({"auth_token": token}))
