"""Pages of the registry with invented rows, in the shape and with the noise of the real ones."""

import json
from pathlib import Path
from typing import Any


def project_row(**cells: str) -> dict[str, Any]:
    """A clean row of the project pages; name the cells that should differ."""
    return {
        "id": "90001",
        "num": "Ⅷ-301",
        "auto_id": "1",
        "title": "青丝瓷烧制技艺",
        "type": "传统技艺",
        "cate": "新增项目",
        "project_num": "Ⅷ-301_02_330199",
        "rx_time": "2008</br>(第二批)",
        "address": "330000",
        "province": "浙江省试验县",
        "city": "330100",
        "area": "330199",
        "content": "&lt;p&gt;不读的文字&lt;/p&gt;",
        "protect_unit": "试验县文化馆",
        "modified": "1544782620",
        "video": None,
    } | cells


def person_row(**cells: str) -> dict[str, Any]:
    """A clean row of the roll."""
    return {
        "id": "80001",
        "num": "05-9001",
        "title": "沈试",
        "day": "1962.10",
        "sex": "男",
        "nation": "汉族",
        "type": "传统技艺",
        "project_num": "Ⅷ-301",
        "child_num": "Ⅷ-301_02_330199",
        "project": "青丝瓷烧制技艺",
        "rx_time": "05(2018年（第五批）)",
        "province": "浙江省试验县",
        "city": "330100",
        "area": "330199",
        "content": "男，1962年10月生，不读的文字",
        "modified": "1542284811",
        "video": None,
    } | cells


def page(*rows: dict[str, Any], total: int | None = None, series: str = "/list/p/_PAGENUM_.html") -> dict[str, Any]:
    """The object around rows."""
    return {"total": len(rows) if total is None else total, "links": {"url": series}, "show": "", "list": list(rows)}


def write_page(path: Path, *rows: dict[str, Any], **shape: Any) -> Path:
    """The same in a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(page(*rows, **shape), ensure_ascii=False), encoding="utf-8")
    return path
