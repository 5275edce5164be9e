"""Administrative divisions since 1981: reads their table, follows abolished codes, finds a division by its name."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from inheritors.registry.importing.findings import Kind
from inheritors.registry.importing.refusals import FileRefused

_COLUMNS = ("代码", "一级行政区", "二级行政区", "名称", "级别", "状态", "启用时间", "变更/弃用时间", "新代码")
_KINDS = {"省级": "province", "地级": "city", "县级": "county"}
_IN_USE = "在用"
_STATES = {_IN_USE, "变更", "弃用"}
# Counties that answer to a province directly.
_DIRECT = "直辖"
LONGEST_NAME = 40
_SUCCESSOR = re.compile(r"(\d{6})(?:\[(\d{4})\])?")


@dataclass(frozen=True, slots=True)
class Division:
    """One code, with the name that it has or last had. `until` is empty while it is in use."""

    code: str
    name: str
    kind: str
    parent: str | None
    since: int
    until: int | None
    successors: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()


def read_divisions(path: Path) -> list[Division]:
    """All divisions of the table, parents before children, or FileRefused."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != _COLUMNS:
                raise FileRefused(path=path, reason=f"the columns are not {','.join(_COLUMNS)}")
            lines = [_checked(path, place, line) for place, line in enumerate(reader, 2)]
    except OSError as error:
        raise FileRefused(path=path, reason=f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise FileRefused(path=path, reason=f"not UTF-8 text (byte {error.start})") from error
    except csv.Error as error:
        raise FileRefused(path=path, reason=f"not CSV: {error}") from error
    if not lines:
        raise FileRefused(path=path, reason="the table is empty")
    return _divisions(lines)


def _checked(path: Path, place: int, line: dict[str, str]) -> dict[str, str]:
    """One line of the table, refused when a cell is missing or holds something else than it should."""
    if None in line or None in line.values():
        raise FileRefused(path=path, reason=f"line {place} has not {len(_COLUMNS)} cells: is the file cut off?")
    good = (
        re.fullmatch(r"\d{6}", line["代码"])
        and 0 < len(line["名称"]) <= LONGEST_NAME
        and line["名称"].isprintable()
        and line["级别"] in _KINDS
        and line["状态"] in _STATES
        and re.fullmatch(r"\d{4}", line["启用时间"])
        and re.fullmatch(r"(\d{4})?", line["变更/弃用时间"])
        and all(_SUCCESSOR.fullmatch(part) for part in line["新代码"].split(";") if part)
    )
    if not good:
        raise FileRefused(path=path, reason=f"line {place} cannot be read: {','.join(line.values())}")
    return line


def _divisions(lines: list[dict[str, str]]) -> list[Division]:
    lives: dict[str, list[dict[str, str]]] = defaultdict(list)
    cities: dict[tuple[str, str], list[str]] = defaultdict(list)
    provinces: dict[str, str] = {}
    for line in lines:
        lives[line["代码"]].append(line)
        if line["级别"] == "地级":
            cities[line["一级行政区"], line["名称"]].append(line["代码"])
        elif line["级别"] == "省级":
            provinces[line["名称"]] = line["代码"]
    divisions = []
    for code, rows in lives.items():
        # A code may have had several names, or been given up and taken up again; its last life counts.
        *earlier, last = sorted(rows, key=lambda row: (row["状态"] == _IN_USE, row["启用时间"]))
        in_use = last["状态"] == _IN_USE
        divisions.append(
            Division(
                code=code,
                name=last["名称"],
                kind=_KINDS[last["级别"]],
                parent=_parent(last, provinces, cities),
                since=int(last["启用时间"]),
                until=None if in_use else int(last["变更/弃用时间"] or last["启用时间"]),
                successors=() if in_use else _successors(last),
                former_names=tuple(dict.fromkeys(r["名称"] for r in earlier if r["名称"] != last["名称"])),
            )
        )
    depth = {"province": 0, "city": 1, "county": 2}
    return sorted(_with_heirs_of_cities(divisions), key=lambda division: (depth[division.kind], division.code))


def _with_heirs_of_cities(divisions: list[Division]) -> Iterator[Division]:
    """The table names no heirs of an abolished prefecture: it became the city to which most of its counties went."""
    by_code = {division.code: division for division in divisions}
    counties: dict[str, list[str]] = defaultdict(list)
    for division in divisions:
        if division.parent:
            counties[division.parent].append(division.code)
    for division in divisions:
        if division.kind != "city" or division.until is None or division.successors:
            yield division
            continue
        # Counties that had left it before are no witnesses.
        last = [county for county in counties[division.code] if by_code[county].until == division.until]
        heirs = (by_code[heir].parent for county in last for heir in living_heirs(county, by_code))
        went = Counter(parent for parent in heirs if parent and by_code[parent].kind == "city")
        most = max(went, key=lambda code: (went[code], code), default=None)
        yield replace(division, successors=(most,) if most else ())


def living_heirs(code: str, by_code: Mapping[str, Division]) -> tuple[str, ...]:
    """The living divisions that `code` has become, itself if it lives; empty if nobody took it over."""
    living: dict[str, None] = {}
    seen: set[str] = set()
    waiting = [code]
    while waiting:
        one = waiting.pop(0)
        division = by_code.get(one)
        if division is None or one in seen:
            continue
        seen.add(one)
        if division.until is None:
            living[one] = None
        else:
            waiting += division.successors
    return tuple(living)


def _parent(
    line: dict[str, str], provinces: Mapping[str, str], cities: Mapping[tuple[str, str], list[str]]
) -> str | None:
    province = provinces.get(line["一级行政区"])
    if line["级别"] != "县级":
        return province if line["级别"] == "地级" else None
    codes = cities.get((line["一级行政区"], line["二级行政区"]), [])
    if line["二级行政区"] == _DIRECT or not codes:
        return province
    # A city may have had several codes; the one that the county's own code begins with is its parent.
    own = line["代码"][:4] + "00"
    return own if own in codes else codes[-1]


def _successors(line: dict[str, str]) -> tuple[str, ...]:
    """Who took over at the end. `110101[2001]` got only a part, in that year: it counts for a county that nobody else
    took over, but not for a prefecture, which gives parts away all the time."""
    parts = [match for part in line["新代码"].split(";") if (match := _SUCCESSOR.fullmatch(part))]
    heirs = [part[1] for part in parts if part[2] is None]
    if not heirs and line["级别"] == "县级":
        heirs = [part[1] for part in parts]
    return tuple(dict.fromkeys(code for code in heirs if code != line["代码"]))


class Gazetteer:
    """Finds divisions by code and by the names that the registry writes, such as 浙江省杭州市西湖区."""

    def __init__(self, divisions: Iterable[Division]) -> None:
        self.by_code = {division.code: division for division in divisions}
        self._provinces = {d.name: d.code for d in self.by_code.values() if d.kind == "province"}
        self._named: dict[str, set[str]] = defaultdict(set)
        for division in self.by_code.values():
            for name in self._full_names(division):
                self._named[name].add(division.code)

    def _full_names(self, division: Division) -> Iterable[str]:
        above = self.by_code.get(division.parent or "")
        top = self.by_code.get(above.parent or "") if above else None
        for name in (division.name, *division.former_names):
            if above is None:
                yield name
                continue
            for middle in (above.name, *above.former_names):
                yield f"{top.name if top else ''}{middle}{name}"
            if top is not None:
                # The registry leaves the city out as often as not.
                yield f"{top.name}{name}"

    def named(self, text: str) -> frozenset[str]:
        """The codes of all divisions, living and abolished, that `text` names in full."""
        return frozenset(self._named.get(text, ()))

    def find(self, text: str) -> str | None:
        """The one division that `text` names: of several codes over time the living one, else the last."""

        def alive_and_late(code: str) -> tuple[bool, int, str]:
            return self.by_code[code].until is None, self.by_code[code].since, code

        return max(self.named(text), key=alive_and_late, default=None)

    def province_of(self, text: str) -> str | None:
        """The two digits of the province that `text` begins with."""
        return next((code[:2] for name, code in self._provinces.items() if text.startswith(name)), None)

    def today(self, code: str) -> tuple[str, ...]:
        """The living divisions that `code` has become."""
        return living_heirs(code, self.by_code)

    def same_place(self, one: str, other: str) -> bool:
        """Whether two texts name one place, be it under the old name and the new."""
        if one == other:
            return bool(one)
        return bool(self._today_of(one) & self._today_of(other))

    def _today_of(self, text: str) -> frozenset[str]:
        return frozenset(code for named in self.named(text) for code in self.today(named))

    def place(
        self, *, text: str, division: str, nearby: Iterable[str], is_central: bool
    ) -> tuple[str | None, Kind | None]:
        """The division of a row, and what was wrong with its cells.

        The notice's own words win over codes: codes repeat a neighbour's, or belong to no division at all. Where the
        words name an organisation, the code's division is taken, then those of the row's own cells, as long as they lie
        in the province that the words begin with.
        """
        if is_central:
            return None, Kind.CENTRAL_BODY
        if named := self.named(text):
            return self._place_of_words(text, named, division)
        province = self.province_of(text)
        for code in (division, *nearby):
            if code in self.by_code and province in (None, code[:2]):
                if code == division:
                    return code, Kind.BODY_AS_REGION
                return code, Kind.DIVISION_DISAGREES if division in self.by_code else Kind.DIVISION_REPLACED
        return None, Kind.REGION_UNKNOWN

    def _place_of_words(self, text: str, named: frozenset[str], division: str) -> tuple[str | None, Kind | None]:
        if division in named:
            return division, None
        place = self.find(text)
        if division not in self.by_code:
            return place, Kind.DIVISION_REPLACED
        heirs = {heir for code in named for heir in self.today(code)}
        near = any(_within(division, code) or _within(code, division) for code in named)
        return place, Kind.DIVISION_NEAR if near or heirs & set(self.today(division)) else Kind.DIVISION_DISAGREES


def _within(inner: str, outer: str) -> bool:
    """Whether a code lies in another by its digits: 360103 in 360100 in 360000."""
    return inner.startswith(outer[:2] if outer.endswith("0000") else outer[:4] if outer.endswith("00") else outer)
