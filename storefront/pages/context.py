"""What the shell of every page needs: navigation, basket count, language and channel."""

from typing import Any

from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    return {}
