"""Apps and their tokens. Only the SHA-256 of a token is kept: a token that is lost is replaced, not looked up."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common.errors import Invalid
from common.prepared import PreparedRows
from storefront.accounts.models import App, AppToken, Permission


@transaction.atomic
def create_app(*, name: str, permissions: Collection[str]) -> tuple[App, str]:
    """A new app with its first token, which is told only now. Raises Invalid for an unknown permission or no name."""
    if not name.strip():
        raise Invalid(field="name", detail=_("An app needs a name."))
    if unknown := sorted(set(permissions) - set(Permission.values)):
        raise Invalid(
            field="permissions",
            detail=_("Unknown permission: {unknown}. There are: {known}.").format(
                unknown=", ".join(unknown), known=", ".join(sorted(Permission.values))
            ),
        )
    app = App.objects.create(name=name.strip()[:60], permissions=sorted(set(permissions)))
    token = secrets.token_urlsafe(32)
    AppToken.objects.create(app=app, digest=digest_of(token), tail=token[-4:])
    return app, token


_holder = PreparedRows(lambda digest: AppToken.objects.select_related("app").filter(digest=digest, app__is_active=True))


def app_of(token: str) -> App | None:
    """The active app that holds a token."""
    found = _holder.first(digest_of(token))
    return found.app if found else None


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
