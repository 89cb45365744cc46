"""`python -m tests.engines [firefox] [webkit]`: readers and the desk in the two other engines, on the demo.

Screenshots are kept in var/engines. The exit status is 1 if a page complained, broke out of its width or a story failed.
"""

import os
import sys
import traceback

from tests.engines import browsers, desk, reading
from tests.showcase import ROOT, showcase

FOLDER = ROOT / "var" / "engines"


def main(names) -> int:
    if missing := browsers.missing():
        print(f"Missing: {', '.join(missing)}. The two other engines did NOT read the site.", file=sys.stderr)
        return int(os.environ.get("REQUIRE_ALL") == "1")
    with showcase() as site:
        faults = [fault for name in names or browsers.ENGINES for fault in tried(name, site)]
    print(*faults or ["No complaint."], sep="\n")
    return 1 if faults else 0


def tried(name, site) -> list[str]:
    """What went wrong in this engine."""
    folder = FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    faults = []
    with browsers.ENGINES[name]() as browser:
        for story in (reading.pages, reading.photos, desk.from_reporter_to_reader):
            try:
                faults += story(browser, site, folder)
            except (AssertionError, RuntimeError, TimeoutError):
                browser.shot(folder / f"{story.__name__}-failed.png")
                faults.append(traceback.format_exc(limit=-3))
            faults += browser.line.complaints()
            print(f"{name}: {story.__name__}", flush=True)
    return [f"{name}: {fault}" for fault in faults]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
