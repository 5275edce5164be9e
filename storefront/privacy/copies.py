"""A copy of all that the store keeps of somebody: asked for on a page, written part by part, fetched by its owner.

Each part is a message of the outbox of its own, so that the page can tell how far it is, and a worker that was killed
goes on where it stopped.
"""

from __future__ import annotations

import io
import json
import uuid
import zipfile
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from common.errors import NotFound
from common.outbox import services as outbox
from storefront.accounts import letters
from storefront.accounts.models import User
from storefront.privacy.models import DataExport
from storefront.privacy.parts import PARTS

WRITE, FORGET = "account.export", "account.export.forget"
KEPT_FOR = timedelta(days=7)


@transaction.atomic
def ask(user: User, *, language: str, at: datetime) -> DataExport:
    """A new copy; the one in the making where there is one."""
    copy, new = DataExport.objects.get_or_create(
        user=user, ready_at=None, defaults={"language": language, "asked_at": at}
    )
    if new:
        _next(copy, at=at)
    return copy


def latest(user: User, *, at: datetime) -> DataExport | None:
    """The copy in the making, or the newest that can still be fetched."""
    newest = DataExport.objects.filter(user=user).defer("content").first()
    return newest if newest and (newest.expires_at is None or at < newest.expires_at) else None


def progress(copy: DataExport) -> tuple[int, int]:
    """How many parts are written, of how many."""
    return (len(PARTS) if copy.ready_at else len(copy.parts)), len(PARTS)


def content_of(user: User, *, copy_id: uuid.UUID, at: datetime) -> bytes:
    """The zip file, for its owner, until it expires. Raises NotFound."""
    copy = DataExport.objects.filter(pk=copy_id, user=user, expires_at__gt=at).first()
    if copy is None or copy.content is None:
        raise NotFound()
    return bytes(copy.content)


def handle_write(payload: Mapping[str, Any], at: datetime) -> None:
    """Write one more part, and pack them all after the last."""
    copy = DataExport.objects.select_for_update().select_related("user").filter(pk=payload["export"]).first()
    if copy is None or copy.ready_at is not None:
        return
    name = next((name for name in PARTS if name not in copy.parts), None)
    if name is not None:
        rows = PARTS[name](copy.user)
        copy.parts[name] = json.dumps(rows, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    if len(copy.parts) < len(PARTS):
        copy.save(update_fields=["parts"])
        _next(copy, at=at)
        return
    copy.content, copy.parts = _packed(copy), {}
    copy.ready_at, copy.expires_at = at, at + KEPT_FOR
    copy.save(update_fields=["content", "parts", "ready_at", "expires_at"])
    letters.write("export_ready", at=at, user=copy.user)
    outbox.enqueue(topic=FORGET, key=f"{FORGET}:{copy.pk}", payload={"export": str(copy.pk)}, at=copy.expires_at)


def handle_forget(payload: Mapping[str, Any], at: datetime) -> None:
    """Nobody can fetch it any more; now it is gone as well."""
    DataExport.objects.filter(pk=payload["export"], expires_at__lte=at).update(content=None)


def _next(copy: DataExport, *, at: datetime) -> None:
    key = f"{WRITE}:{copy.pk}:{len(copy.parts)}"
    outbox.enqueue(topic=WRITE, key=key, payload={"export": str(copy.pk)}, at=at)


def _packed(copy: DataExport) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        with translation.override(copy.language):
            packed.writestr("README.txt", _("What Heirloom keeps of you, as JSON, one file for each kind.") + "\n")
        for name, text in copy.parts.items():
            packed.writestr(f"{name}.json", text)
    return file.getvalue()
