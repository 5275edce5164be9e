"""What the shell of every page needs: language, channel and where the reader is. Nothing personal, no SQL of its own.

What differs from visitor to visitor (the number in the basket, the account) stays out of the shell, so that a page is
the same bytes for everybody of one language and channel (docs/decisions/0200-pages-without-visitors.md).
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from catalog.pricing.queries import active_channels

ENGLISH = "/en"


def shell(request: HttpRequest) -> dict[str, Any]:
    here = request.get_full_path()
    chinese = here.removeprefix(ENGLISH) if here.startswith(f"{ENGLISH}/") else here
    channel = getattr(request, "channel", None)
    return {
        "demo": settings.DEMO,
        "public_url": settings.PUBLIC_URL,
        "here": here,
        "chinese_url": chinese,
        "english_url": f"{ENGLISH}{chinese}",
        "channel": channel,
        # A page that could not even learn its channel shows no choice of channels.
        "channels": active_channels() if channel else [],
    }
