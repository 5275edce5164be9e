"""Admin pages that show and change nothing: what is append-only, sealed or written by services alone."""

from django.db.models import Model
from django.http import HttpRequest


class LookOnly:
    """Goes before an admin class. Whoever may view may look; nobody may add, change or delete here."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
