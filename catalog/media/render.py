"""A program of its own that turns one master into WebP renditions: bytes come in, bytes go out.

It runs apart from the store, with bounds on time and memory and without leave to write files, so that a hostile picture
harms nothing but its own rendering. Drawings are given to librsvg as bytes: without an address of their own they can
name no file, and nothing here opens a connection. Imports nothing of the store, so that it starts at once.
"""

from __future__ import annotations

import base64
import json
import resource
import sys
from typing import Any

import pyvips

QUALITY = 80
# The master's own bounds are checked when it is stored; these hold whatever was let in.
MOST_MEMORY = 3 * 2**30
MOST_PIXELS = 50_000_000
LONGEST_SHAPE = 8
ANY_HEIGHT = 10_000_000
LOADERS = {
    "svg": "svgload_buffer",
    "png": "pngload_buffer",
    "jpg": "jpegload_buffer",
    "webp": "webpload_buffer",
}


def render(content: bytes, kind: str, widths: list[int]) -> dict[int, bytes]:
    """WebP of each width, alpha kept, metadata left out. The largest is drawn once, the others are made from it."""
    widest = _load(content, kind, max(widths))
    return {
        width: widest.thumbnail_image(width, height=ANY_HEIGHT, size="down").webpsave_buffer(
            Q=QUALITY, alpha_q=90, keep="none"
        )
        for width in widths
    }


def _load(content: bytes, kind: str, width: int) -> pyvips.Image:
    load = getattr(pyvips.Image, LOADERS[kind])
    if kind == "svg":
        natural = load(content)
        _check_shape(natural)
        return load(content, scale=width / natural.width).copy_memory()
    image = load(content, fail_on="truncated")
    _check_shape(image)
    if image.width * image.height > MOST_PIXELS:
        raise ValueError("too many pixels")
    profile = {"export_profile": "srgb"} if image.get_typeof("icc-profile-data") else {}
    return image.thumbnail_image(width, height=ANY_HEIGHT, size="down", **profile).copy_memory()


def _check_shape(image: pyvips.Image) -> None:
    if max(image.width, image.height) > LONGEST_SHAPE * 1.1 * min(image.width, image.height):
        raise ValueError("too long a shape")


def _bound(seconds: int) -> None:
    """From here on: so much processor time and memory, and not a byte into any file."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(job: dict[str, Any]) -> dict[str, Any]:
    try:
        made = render(base64.b64decode(job["content"]), job["kind"], job["widths"])
    except (pyvips.Error, ValueError) as fault:
        return {"error": f"{type(fault).__name__}: {fault}"[:500]}
    return {"renditions": {width: base64.b64encode(webp).decode() for width, webp in made.items()}}


def main() -> None:
    """Jobs as JSON on standard input, one answer a line on standard output, in the same order."""
    request = json.load(sys.stdin)
    _bound(request["seconds"])
    for job in request["jobs"]:
        sys.stdout.write(json.dumps(_answer(job)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
