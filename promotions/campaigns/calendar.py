"""Days that campaigns hang on (DOMAIN.md, section 2), and the instants between which whole days lie."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from common.text import TranslatedText, both

SATURDAY = 5


def heritage_day(year: int) -> date:
    """文化和自然遗产日: the second Saturday of June."""
    first = date(year, 6, 1)
    return first + timedelta(days=(SATURDAY - first.weekday()) % 7 + 7)


def museum_day(year: int) -> date:
    """International Museum Day: 18 May."""
    return date(year, 5, 18)


@dataclass(frozen=True, slots=True)
class Festival:
    """A day on which campaigns begin; its slug holds the year."""

    name: TranslatedText
    slug: str
    day: date


def next_festival(after: date) -> Festival:
    """The first festival after a day."""
    festivals = [
        festival
        for year in (after.year, after.year + 1)
        for festival in (
            Festival(both("国际博物馆日", "International Museum Day"), f"museum-day-{year}", museum_day(year)),
            Festival(both("文化和自然遗产日", "Heritage Day"), f"heritage-day-{year}", heritage_day(year)),
        )
    ]
    return min((festival for festival in festivals if festival.day > after), key=lambda festival: festival.day)


def whole_days(first: date, last: date, *, timezone: str) -> tuple[datetime, datetime]:
    """From the midnight with which `first` begins until the one with which `last` ends, by the time zone's clocks."""
    zone = ZoneInfo(timezone)
    start = datetime.combine(first, time.min, zone)
    end = datetime.combine(last + timedelta(days=1), time.min, zone)
    return start.astimezone(UTC), end.astimezone(UTC)
