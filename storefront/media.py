"""Serves renditions where no proxy does, and makes those that nobody has asked for yet."""

import re

from django.http import FileResponse, HttpRequest, HttpResponseNotFound
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from catalog.media.masters import BadPicture
from catalog.media.services import rendition
from common.errors import NotFound

# The name holds the digest of the master, so what lies behind an address never changes.
FOR_EVER = "public, max-age=31536000, immutable"
_rendition = re.compile(r"renditions/([0-9a-f]{2})/(\1[0-9a-f]{62})-(\d{2,4})\.webp")


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """One rendition as WebP. A short 404 for all else: other widths, undrawable pictures, masters."""
    if not (name := _rendition.fullmatch(path)):
        return HttpResponseNotFound("There is no such picture.", content_type="text/plain")
    try:
        file = rendition(digest=name[2], width=int(name[3]))
    except (NotFound, BadPicture):
        return HttpResponseNotFound("There is no such picture.", content_type="text/plain")
    return FileResponse(file.open("rb"), content_type="image/webp", headers={"Cache-Control": FOR_EVER})
