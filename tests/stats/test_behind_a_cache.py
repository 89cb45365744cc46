"""Views behind a shared cache, a real nginx with the file that we hand out: each is counted, though the site is not asked."""

import os
import re
import shutil
import subprocess
import time
from contextlib import suppress
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest

from tests.chaos import databases
from tests.chaos.counted import Counted
from tests.chaos.databases import free_port
from tests.chaos.site import ROOT, Site
from tests.conftest import PHONE, skip

pytestmark = [pytest.mark.thorough, pytest.mark.own_database]

PAGE = "/tin/tin-1-1/"
TOLD = re.compile(r'data-address="([^"]+)"\s+data-page="([^"]+)"')


@pytest.fixture
def site(tmp_path):
    site = Site(tmp_path / "data", databases.SQLite(tmp_path), workers=1)
    site.environment |= {"COUNT_BY": "beacon", "TRUSTED_PROXIES": "127.0.0.1"}
    site.prepare()
    site.start()
    yield site
    site.stop()


@pytest.fixture
def cache(site, tmp_path):
    """The port of the cache in front of the site."""
    if not (nginx := shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")):
        skip("nginx is missing")
    port = free_port()
    server = (ROOT / "deploy/nginx-cache.conf").read_text()
    for handed_out, here in {
        "/var/cache/nginx/bangvang": str(tmp_path / "cache"),
        "listen 80;": f"listen 127.0.0.1:{port};",
        "127.0.0.1:8000": f"127.0.0.1:{site.port}",
        "server_name portal.example;": "server_name localhost;",
    }.items():
        assert handed_out in server
        server = server.replace(handed_out, here)
    folders = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    as_user = "user root;" if os.geteuid() == 0 else ""  # Else its workers may not enter the folder of a test.
    events = f"daemon off; pid {tmp_path}/pid; error_log stderr; events {{}}"
    whole = f"{as_user} {events} http {{ access_log off; {folders} {server} }}"
    (tmp_path / "nginx.conf").write_text(whole)
    with subprocess.Popen([nginx, "-c", tmp_path / "nginx.conf", "-p", tmp_path]) as running:
        for _attempt in range(600):
            with suppress(OSError):
                HTTPConnection("127.0.0.1", port, timeout=1).connect()
                break
            time.sleep(0.05)
        yield port
        running.terminate()


def ask(port, path, told=None, **headers):
    client = HTTPConnection("127.0.0.1", port, timeout=30)
    sent = {"User-Agent": PHONE, "Host": "localhost", "Content-Type": "application/x-www-form-urlencoded"} | headers
    client.request("POST" if told else "GET", path, body=told and urlencode(told), headers=sent)
    response = client.getresponse()
    return response, response.read().decode()


def test_each_view_is_counted_once_though_the_site_is_asked_for_one_page(site, cache):
    since = Counted(site.database)
    answers = [ask(cache, PAGE) for _reader in range(20)]
    from_cache = [response.headers["X-Cache"] for response, _page in answers]
    address, name = TOLD.search(answers[-1][1]).groups()

    told = [ask(cache, address, {"page": name, "referrer": ""})[0].status for _answer in answers]
    site.settle()

    assert from_cache.count("MISS") == 1
    assert set(from_cache[1:]) <= {"HIT", "EXPIRED", "UPDATING", "STALE"}
    assert set(told) == {204}
    assert since.sums()["views"] == 20


def test_readers_go_on_while_the_site_is_away(site, cache):
    ask(cache, PAGE)
    site.stop()

    response, page = ask(cache, PAGE)

    assert (response.status, "Lúa chín." in page) == (200, True)


def test_the_desk_is_nobodys_but_the_sites(site, cache):
    asked = [ask(cache, "/quan-tri/login/")[0] for _time in range(2)]

    assert [(response.status, response.headers["X-Cache"]) for response in asked] == [(200, None)] * 2
