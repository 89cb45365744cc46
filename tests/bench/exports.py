"""`python -m tests.bench.exports 1000000`: how much memory a table of so many rows takes on its way out, and how long."""

import datetime
import resource
import sys
import time

import django


def rows(count):
    day = datetime.date(2026, 3, 3)
    for number in range(count):
        title = f"Bài thứ {number} về phong trào thi đua yêu nước của tỉnh"
        yield [
            number,
            title,
            "Khen thưởng",
            "BP",
            "Bài và ảnh: An",
            "An Lê",
            day,
            number % 900,
            number % 700,
            number,
            number,
        ]


def peak_megabytes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(count):
    django.setup()
    from table_files import Column, Table, csv_pieces, xlsx_file

    columns = [Column(f"Cột {number}", number > 6) for number in range(11)]
    print(f"before: {peak_megabytes():.0f} MB")
    begin = time.process_time()
    size = sum(len(piece) for piece in csv_pieces(Table(columns, rows(count), [])))
    print(
        f"CSV:  {size / 1e6:.0f} MB in {time.process_time() - begin:.0f} CPU s, peak {peak_megabytes():.0f} MB",
        flush=True,
    )
    begin = time.process_time()
    size = xlsx_file(Table(columns, rows(count), [])).seek(0, 2)
    print(f"XLSX: {size / 1e6:.0f} MB in {time.process_time() - begin:.0f} CPU s, peak {peak_megabytes():.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]))
