"""`make bench`: every table, one after the other; or those named: `python -m tests.bench saving word`."""

import sys

from tests.bench import (
    bench_arrival,
    bench_checks,
    bench_duplicates,
    bench_groups,
    bench_matrix,
    bench_people,
    bench_reruns,
    bench_room,
    bench_saving,
    bench_screen,
    bench_sounding,
    bench_word,
)

TABLES = {
    "saving": bench_saving,
    "matrix": bench_matrix,
    "reruns": bench_reruns,
    "word": bench_word,
    "room": bench_room,
    "screen": bench_screen,
    "arrival": bench_arrival,
    "sounding": bench_sounding,
    "checks": bench_checks,
    "duplicates": bench_duplicates,
    "groups": bench_groups,
    "people": bench_people,
}


def show(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Print a table in Markdown, for a note or a changelog."""
    print("\n| " + " | ".join(header) + " |")
    print("|" + "---|" * len(header))
    for row in rows:
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    for name in sys.argv[1:] or TABLES:
        show(TABLES[name].HEADER, TABLES[name].rows())
