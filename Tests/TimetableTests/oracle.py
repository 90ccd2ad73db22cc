#!/usr/bin/env python3
"""usage: Tests/TimetableTests/oracle.py > Tests/TimetableTests/crondst.tsv

What crondst, a cron of somebody else's with the rules of Vixie's for changes of the clock, says of many expressions in many
zones. It stands in the repository, so that a test run needs no PyPI. To make it again:

    python3 -m venv .local/crondst
    .local/crondst/bin/pip install crondst==1.0.3
    .local/crondst/bin/python Tests/TimetableTests/oracle.py > Tests/TimetableTests/crondst.tsv

A line is zone, year, expression, and the distances in minutes from the year's beginning (UTC) to the first time and on from
time to time: `90 1440*87` is 01:30 on the first day and on 87 days more at that distance. Several distances that come again
together stand in brackets: `(15 45)*12`.

Places where a gap begins in the middle of an hour are missing, such as Pacific/Chatham: crondst never ends there. So is
Pacific/Apia in 2011, where it moves the runs of the day that never was into the next one, and to a wrong hour."""

import datetime
import importlib.metadata
import sys
import zoneinfo

from crondst import CronDst

VERSION = "1.0.3"
ZONES = [
    "Europe/Berlin", "Europe/London", "Europe/Moscow", "Asia/Kolkata", "America/New_York", "America/Havana",
    "America/Santiago", "Africa/Cairo", "Africa/Casablanca", "Asia/Beirut", "Atlantic/Azores", "Australia/Lord_Howe",
    "Pacific/Auckland",
]
EXPRESSIONS = [
    "30 2 * * *", "30 3 * * *", "0 0 * * *", "59 23 * * *", "15 1 * * *", "45 1 * * *", "0 2 * * *", "10 2,3 * * *",
    "0,15,30,45 1-3 * * *", "0 0-3 * * *", "*/15 * * * *", "30 * * * *", "0 */2 * * *", "*/20 2 * * *", "5 */3 * * sun",
    "30 2 1,15 * *", "0 4 31 * *", "15 2 29 2 *", "0 12 13 * fri", "20 2 * mar,oct sun", "45 2 */2 * *",
    "40 0 * * mon-fri", "50 23 28-31 * 0", "0 8 * 1-12/3 7",
]
YEAR = 2026
# Places and years of one change each that is no summer time but for good.
RARE = [("Europe/Moscow", 2014), ("Asia/Pyongyang", 2015)]


def distances(expression, zone, year):
    place = zoneinfo.ZoneInfo(zone)
    start = datetime.datetime(year, 1, 1, tzinfo=datetime.timezone.utc)
    end = datetime.datetime(year + 1, 1, 1, tzinfo=datetime.timezone.utc).timestamp()
    last = start.timestamp()
    found = []
    for due in CronDst(expression).iter(start.astimezone(place)):
        moment = due.timestamp()
        if moment >= end:
            return found
        assert (moment - last) % 60 == 0, (expression, zone, due)
        found.append(int(moment - last) // 60)
        last = moment
    return found


def shortened(numbers):
    """Numbers that come again at once, alone or up to twelve together, are written once."""
    parts, index = [], 0
    while index < len(numbers):
        best = (1, 1)
        for width in range(1, 13):
            piece, times = numbers[index:index + width], 1
            while numbers[index + times * width:index + (times + 1) * width] == piece:
                times += 1
            if times > 1 and times * width > best[0] * best[1]:
                best = (width, times)
        width, times = best
        piece = " ".join(map(str, numbers[index:index + width]))
        parts.append(piece if times == 1 else f"{piece}*{times}" if width == 1 else f"({piece})*{times}")
        index += width * times
    return " ".join(parts)


def main():
    if importlib.metadata.version("crondst") != VERSION:
        sys.exit(f"oracle.py: this is not crondst {VERSION}")
    for zone, year in [(zone, YEAR) for zone in ZONES] + RARE:
        for expression in EXPRESSIONS:
            print(zone, year, expression, shortened(distances(expression, zone, year)), sep="\t")


if len(sys.argv) > 1:
    sys.exit(__doc__)
main()
