"""Rounds that alternate between the variants, so that a busy machine is busy for all of them."""

from collections import defaultdict
from statistics import median

from tests.bench.load import load
from tests.bench.sites import COUNTED, LOOP, PORTS, UNDRAINED, VARIANTS, Variant, address
from tests.bench.slow_clients import slow_clients

CONNECTIONS = (1, 16, 64)
AT = 16  # What the targets are about.


class Rounds:
    """What was measured, by variant and number of connections."""

    def __init__(self):
        self._loads = defaultdict(list)

    def run(self, pids: dict[str, int], path: str, seconds: int, times: int):
        for _round in range(times):
            for connections in CONNECTIONS:
                for variant in VARIANTS:
                    url = address(variant.site, path)
                    one = load(url, pids[variant.site], connections, seconds, variant.is_gzip)
                    self._loads[variant, connections].append(one)

    def median(self, quantity: str, variant: Variant, connections: int) -> float:
        return median(getattr(one, quantity) for one in self._loads[variant, connections])

    def ratio(self, quantity: str, variant: Variant, other: Variant, connections: int = AT) -> float:
        """The median of the ratios of neighbours."""
        pairs = zip(self._loads[variant, connections], self._loads[other, connections], strict=True)
        return median(getattr(one, quantity) / getattr(two, quantity) for one, two in pairs)

    def table(self) -> str:
        """A line for each variant: requests a second, the same against the first variant, CPU of a request."""
        counts = "".join(f"{f'{count} connections':>32}" for count in CONNECTIONS)
        quantities = f"{'requests/s':>13}{'ratio':>8}{'CPU ms':>11}" * len(CONNECTIONS)
        return "\n".join([f"{'':40}{counts}", f"{'':40}{quantities}", *(self._line(variant) for variant in VARIANTS)])

    def _line(self, variant):
        cells = (
            f"{self.median('rate', variant, count):13,.0f}{self.ratio('rate', variant, VARIANTS[0], count):8.2f}"
            f"{self.median('cpu', variant, count):11.3f}"
            for count in CONNECTIONS
        )
        return f"{variant.name:40}{''.join(cells)}"


def slower_beside_drainer(pids: dict[str, int], path: str, seconds: int, times: int) -> float:
    """By what factor the slowest of 100 requests takes longer where a thread of the site drains."""
    ratios = []
    for _round in range(times):
        at_rest, at_work = (
            load(address(site, path), pids[site], AT, seconds).p99 for site in (UNDRAINED, COUNTED.site)
        )
        ratios.append(at_work / at_rest)
    return median(ratios)


def share_beside_slow_clients(pids: dict[str, int], path: str, seconds: int, times: int) -> float:
    """What part of its pages the event loop still answers while 200 clients do not finish their requests."""
    url, ratios = address(LOOP.site, path), []
    for _round in range(times):
        alone = load(url, pids[LOOP.site], AT, seconds).rate
        with slow_clients(PORTS[LOOP.site], 200):
            ratios.append(load(url, pids[LOOP.site], AT, seconds).rate / alone)
    return median(ratios)
