"""What a client sends is taken in to its end, read or not: whoever is still sending when the line closes hears nothing.

Views and middleware decide what is too large and say so; here the rest of such a body is thrown away first. Bodies that
come in chunks say no length; they get one here, as Django reads nothing of a body without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any, BinaryIO

from django.conf import settings

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

AT_ONCE = 64 * 1024
# A body that is larger still is cut off: nobody is owed more of our time.
MOST_THROWN_AWAY = 256 * 1024 * 1024


class WholeBodies:
    """Wraps the WSGI application, for servers whose input ends with the body (gunicorn); others go on as before."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not environ.get("wsgi.input_terminated"):
            return self.application(environ, start_response)
        sent: BinaryIO = environ["wsgi.input"]
        if "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower():
            # One byte more than is allowed tells those who look at the length that it is too much.
            body = _read(sent, settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
            environ |= {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body))}
        answer = self.application(environ, start_response)
        thrown_away = 0
        while thrown_away < MOST_THROWN_AWAY and (part := sent.read(AT_ONCE)):
            thrown_away += len(part)
        return answer


def _read(stream: BinaryIO, most: int) -> bytes:
    """At most so many bytes; a stream of chunks may give less at once than it has."""
    parts = []
    while most > 0 and (part := stream.read(most)):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)
