"""Pictures are taken in and their renditions made here.

A master is kept by the digest of its content, so the same picture is stored once whatever it shows. A rendition is
named after digest and width; it is made once, put in its place whole, and never changes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import structlog
from django.conf import settings
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from catalog.media import render
from catalog.media.masters import BadPicture, inspect
from catalog.media.models import Picture, Wash
from catalog.media.queries import WIDTHS, rendition_name
from common.errors import NotFound
from common.text import TranslatedText

log = structlog.get_logger()

SECONDS_A_PICTURE = 20
# Pictures that one rendering process is given; starting one costs more than drawing a picture.
BATCH = 16
# A master that could not be drawn is not tried again for so long.
REST_AFTER_FAILURE = 3600


@transaction.atomic
def store_picture(
    *,
    content: bytes,
    alt: TranslatedText,
    wash: str = Wash.INK,
    fills: bool = False,
    label: TranslatedText | None = None,
    position: int = 0,
    name: str | None = None,
    product_id: int | None = None,
    heritage_item_id: int | None = None,
    inheritor_id: int | None = None,
    shop_id: int | None = None,
) -> Picture:
    """Keep a picture of one product, heritage item, inheritor or shop, or one of the store itself, found by `name`.

    The same content for the same owner, or another picture under the same name, replaces what was there instead of
    standing beside it. Raises BadPicture for what is no picture, is too large, or names anything outside itself.
    """
    master = inspect(content)
    digest = hashlib.sha256(content).hexdigest()
    owner = {
        "product_id": product_id,
        "heritage_item_id": heritage_item_id,
        "inheritor_id": inheritor_id,
        "shop_id": shop_id,
    }
    if sum(value is not None for value in owner.values()) + (name is not None) < 1:
        raise ValueError("A picture shows somebody or something, or has a name.")
    path = f"masters/{digest[:2]}/{digest}.{master.kind}"
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(content))
    shown = {
        "digest": digest,
        "master": path,
        "width": master.width,
        "height": master.height,
        "alt": alt,
        "label": label or TranslatedText(),
        "wash": wash,
        "fills": fills,
        "position": position,
    }
    if name is not None:
        return Picture.objects.update_or_create(name=name, defaults={**shown, **owner})[0]
    known = Picture.objects.filter(digest=digest, name=None, **owner).order_by("pk").first()
    if known is None:
        return Picture.objects.create(**shown, **owner)
    Picture.objects.filter(pk=known.pk).update(**shown)
    known.refresh_from_db()
    return known


def rendition(*, digest: str, width: int) -> Path:
    """Where the rendition lies, made now if nobody has asked for it before.

    Raises NotFound for an unknown picture or a width that is not one of the WIDTHS, BadPicture for a master that cannot
    be drawn. Two who ask at the same instant may both make it; they write the same bytes, and each writes them whole.
    """
    if width not in WIDTHS:
        raise NotFound
    target = _place(digest, width)
    if target.exists():
        return target
    resting = f"undrawable:{digest}"
    picture = Picture.objects.filter(digest=digest).first()
    if picture is None:
        raise NotFound
    if cache.get(resting):
        raise BadPicture(detail=_("The picture cannot be drawn."))
    report = make_renditions(digests=[digest], widths=(width,), processes=1)
    if report.failed:
        cache.set(resting, True, REST_AFTER_FAILURE)
        raise BadPicture(detail=_("The picture cannot be drawn."))
    return target


@dataclass(slots=True)
class Report:
    """How many renditions were made, and which masters could not be drawn."""

    made: int = 0
    failed: list[str] = field(default_factory=list)


def make_renditions(
    *,
    digests: Sequence[str],
    widths: Sequence[int] = WIDTHS,
    processes: int = 2,
    progress: Callable[[int], None] | None = None,
) -> Report:
    """Make what is missing of some pictures, several at a time. `progress` hears how many masters each step did."""
    masters = dict(Picture.objects.filter(digest__in=digests).values_list("digest", "master"))
    report = Report()
    batches = [list(masters.items())[i : i + BATCH] for i in range(0, len(masters), BATCH)]
    with ThreadPoolExecutor(max_workers=processes) as pool:
        for batch, done in zip(batches, pool.map(lambda batch: _make(batch, widths), batches), strict=True):
            report.made += done.made
            report.failed += done.failed
            if progress:
                progress(len(batch))
    return report


def _make(batch: Sequence[tuple[str, str]], widths: Sequence[int]) -> Report:
    """Draw one batch. When its process dies, each picture gets one of its own, so that only the culprit fails."""
    report = Report()
    wanted = [
        (digest, master, missing)
        for digest, master in batch
        if (missing := [width for width in widths if not _place(digest, width).exists()])
    ]
    for (digest, master, _widths), answer in zip(wanted, _drawn(wanted), strict=True):
        if "error" in answer:
            log.warning("picture.undrawable", digest=digest, master=master, error=answer["error"])
            report.failed.append(digest)
            continue
        for width, webp in answer["renditions"].items():
            _put(_place(digest, int(width)), base64.b64decode(webp))
            report.made += 1
    return report


def _drawn(wanted: Sequence[tuple[str, str, list[int]]]) -> Iterator[dict[str, Any]]:
    if not wanted:
        return
    answers = _run([_job(master, widths) for _digest, master, widths in wanted])
    if len(answers) == len(wanted):
        yield from answers
    elif len(wanted) == 1:
        yield {"error": "the rendering process was stopped"}
    else:
        for one in wanted:
            yield from _drawn([one])


def _job(master: str, widths: list[int]) -> dict[str, object]:
    with default_storage.open(master) as file:
        content = base64.b64encode(file.read()).decode()
    return {"content": content, "kind": master.rpartition(".")[2], "widths": widths}


def _run(jobs: list[dict[str, object]]) -> list[dict[str, Any]]:
    """Hand jobs to a process that knows nothing of the store. Fewer answers than jobs: it was stopped on the way."""
    seconds = SECONDS_A_PICTURE * len(jobs)
    try:
        process = subprocess.run(  # noqa: S603 - our own program, fed on standard input
            [sys.executable, "-I", render.__file__],
            input=json.dumps({"jobs": jobs, "seconds": seconds}),
            capture_output=True,
            text=True,
            timeout=2 * seconds,
            cwd="/",
            env={"VIPS_CONCURRENCY": "1", "VIPS_DISC_THRESHOLD": "3g", "LC_ALL": "C.UTF-8"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return []
    return [json.loads(line) for line in process.stdout.splitlines() if line.endswith("}")]


def _place(digest: str, width: int) -> Path:
    return Path(settings.MEDIA_ROOT) / rendition_name(digest, width)


def _put(target: Path, content: bytes) -> None:
    """Write beside the place and move there whole: nobody is ever served half a picture."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{uuid.uuid4().hex}")
    unfinished.write_bytes(content)
    unfinished.replace(target)
