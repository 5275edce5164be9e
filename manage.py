#!/usr/bin/env python
"""The store's commands. They find a running database and cache: the embedded ones are started when none is named."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from storefront import embedded

# These read and write files only.
WITHOUT_SERVERS = {"help", "version", "makemessages", "compilemessages", "collectstatic", "findstatic", "diffsettings"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "storefront.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    if command not in WITHOUT_SERVERS and not command.startswith("-"):
        try:
            embedded.ensure_running()
        except embedded.StartError as error:
            sys.exit(str(error))
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
