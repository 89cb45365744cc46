"""Figures for Prometheus: of all processes of a real server, read and judged by Prometheus's own program."""

import json
import re
import shutil
import signal
import subprocess
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.chaos.databases import SQLite
from tests.chaos.site import Site
from tests.conftest import skip

MONITORING = Path(__file__).resolve().parents[3] / "deploy" / "monitoring"
TOKEN = "for a Prometheus that asks once".replace(" ", "-")


@pytest.fixture(scope="module")
def exposed(tmp_path_factory):
    """What a site with two processes says after some requests."""
    folder = tmp_path_factory.mktemp("metrics")
    site = Site(folder, SQLite(folder), workers=2)
    site.environment["METRICS_TOKEN"] = TOKEN
    site.prepare()
    site.start_serving()
    address = f"http://127.0.0.1:{site.port}"
    try:
        for _time in range(12):
            urlopen(f"{address}/tin/tin-1-1/", timeout=60).read()
        asked = Request(f"{address}/suc-khoe/so-lieu/", headers={"Authorization": f"Bearer {TOKEN}"})
        yield urlopen(asked, timeout=60).read().decode()
    finally:
        site.stop(signal.SIGKILL)


def value(exposed, pattern):
    return sum(float(line.rpartition(" ")[2]) for line in exposed.splitlines() if re.match(pattern, line))


@pytest.mark.thorough
def test_requests_are_counted_over_all_processes_kept_and_fresh_apart(exposed):
    kept = value(exposed, r'bangvang_requests_total{answered="kept",kind="page",status="200"}')
    fresh = value(exposed, r'bangvang_requests_total{answered="fresh",kind="page",status="200"}')

    assert (kept + fresh, kept > 0, fresh > 0) == (12, True, True)
    assert value(exposed, r'bangvang_render_seconds_count{kind="page"}') == fresh


@pytest.mark.thorough
def test_the_state_of_the_machine_is_told(exposed):
    assert value(exposed, r'bangvang_part_ok{part="database"}') == 1
    assert value(exposed, "bangvang_disk_free_bytes") > 0
    assert value(exposed, "bangvang_spool_limit_bytes") == 512 * 2**20


@pytest.mark.thorough
def test_all_that_alerts_and_dashboard_ask_for_is_told(exposed):
    asked = (MONITORING / "alerts.yml").read_text() + (MONITORING / "grafana.json").read_text()
    names = set(re.findall(r"bangvang_\w+", asked))
    # Where no view was lost yet, and where no machine has told of itself, there is no line.
    told = {*re.findall(r"^(?:# TYPE )?(bangvang_\w+)", exposed, re.MULTILINE)}

    assert names - told == set()


@pytest.mark.thorough
def test_prometheus_understands_figures_and_alerts(exposed):
    if not shutil.which("promtool"):
        skip("Debian's prometheus is not here")
    subprocess.run(["promtool", "check", "metrics"], input=exposed, text=True, check=True)
    subprocess.run(["promtool", "check", "rules", MONITORING / "alerts.yml"], check=True)
    subprocess.run(["promtool", "check", "config", "--syntax-only", MONITORING / "prometheus.yml"], check=True)
    subprocess.run(["promtool", "test", "rules", MONITORING / "alerts_test.yml"], check=True, cwd=MONITORING)


def test_the_dashboard_is_one():
    dashboard = json.loads((MONITORING / "grafana.json").read_text())

    assert len({panel["id"] for panel in dashboard["panels"]}) == len(dashboard["panels"]) > 5


@pytest.mark.parametrize(
    ("token", "said", "status"),
    [("", "Bearer ", 404), (TOKEN, "", 401), (TOKEN, "Bearer other", 401), (TOKEN, f"Bearer {TOKEN}é", 401)],
)
def test_only_who_knows_the_token_is_told(client, settings, token, said, status):
    settings.METRICS_TOKEN = token

    assert client.get("/suc-khoe/so-lieu/", headers={"authorization": said}).status_code == status
