"""The event loop of gunicorn's asgi worker: slow clients, uploads, films, and its end."""

import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from threading import Event

import pytest

from tests.chaos import databases
from tests.chaos.clients import address
from tests.chaos.site import Site
from tests.conftest import PHONE

pytestmark = [pytest.mark.own_database, pytest.mark.thorough]

FILM_BYTES = 50 * 2**20
SLOW = {
    "headers": b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
    "body": b"POST /quan-tri/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\nname=",
    "reader": b"GET /media/film.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patched:
        patched.setenv("WORKER", "asgi")
        database = databases.SQLite(folder)
        stack.callback(database.close)
        site = Site(folder / "data", database, workers=1)
        site.served = ("--config", "tests/portal/impatient.py", "portal.wsgi")
        stack.callback(site.stop, signal.SIGKILL)
        site.prepare()
        (site.folder / "media").mkdir()
        (site.folder / "media" / "film.mp4").write_bytes(bytes(FILM_BYTES))
        site.start_serving()
        yield site


def get(site, path, method="GET", body=None, **headers):
    client = HTTPConnection("127.0.0.1", site.port, timeout=60)
    client.request(
        method, path, body, headers={"User-Agent": PHONE} | {k.replace("_", "-"): v for k, v in headers.items()}
    )
    response = client.getresponse()
    content = response.read()
    client.close()
    return response, content


def megabytes(site):
    rollups = (Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in site.worker_pids())
    lines = (line.split() for rollup in rollups for line in rollup.splitlines())
    return sum(int(line[1]) for line in lines if line[0] == "Pss:") / 1000


def ended(client):
    """Whether the server closes the connection, in time, with whatever it says before."""
    try:
        while client.recv(65536):
            pass
    except TimeoutError:
        return False
    except ConnectionError:
        pass
    return True


def wait_until(holds):
    deadline = time.monotonic() + 90
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.parametrize("kind", SLOW)
def test_slow_clients_keep_nobody_waiting_and_are_ended(site, kind):
    get(site, address(1))
    clients = []
    for _client in range(40):
        client = socket.create_connection(("127.0.0.1", site.port), timeout=60)
        client.sendall(SLOW[kind])
        clients.append(client)

    assert [get(site, path)[0].status for path in (address(1), "/suc-khoe/")] == [200, 200]
    if kind == "reader":
        time.sleep(6)  # It is the reader who waits too long here.
    assert all(ended(client) for client in clients)


def test_a_film_is_sent_in_parts_and_whole_with_flat_memory(site):
    get(site, "/media/film.mp4", Range="bytes=0-0")
    before = megabytes(site)
    part, head = get(site, "/media/film.mp4", Range="bytes=100-199"), get(site, "/media/film.mp4", "HEAD")
    client = HTTPConnection("127.0.0.1", site.port, timeout=60)
    client.request("GET", "/media/film.mp4")
    whole, got, most = client.getresponse(), 0, before
    while piece := whole.read(2**20):
        got, most = got + len(piece), max(most, megabytes(site))

    assert (part[0].status, part[0].headers["Content-Range"], len(part[1])) == (206, f"bytes 100-199/{FILM_BYTES}", 100)
    assert (head[0].headers["Content-Length"], head[1], got) == (str(FILM_BYTES), b"", FILM_BYTES)
    assert most - before < 15


def test_an_upload_goes_to_the_disk_with_flat_memory(site):
    get(site, "/quan-tri/login/")
    before = megabytes(site)
    content = (
        b"--x\r\nContent-Disposition: form-data; name=f; filename=a.mp4\r\n\r\n" + bytes(FILM_BYTES) + b"\r\n--x--\r\n"
    )

    response, _page = get(
        site, "/quan-tri/login/", "POST", content, Content_Type="multipart/form-data; boundary=x", Cookie="csrftoken=x"
    )

    assert response.status == 403
    assert megabytes(site) - before < 15


def test_what_is_too_long_is_refused_in_words_before_it_is_sent(site):
    with socket.create_connection(("127.0.0.1", site.port), timeout=30) as client:
        client.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n")
        answer = client.recv(65536)

    assert (answer.split()[1], "Yêu cầu này quá dài" in answer.decode()) == (b"413", True)


def test_a_release_under_load_loses_no_answer(site):
    enough = Event()

    def read(number):
        client, failures, answers = HTTPConnection("127.0.0.1", site.port, timeout=60), 0, 0
        while not enough.is_set():
            try:
                client.request("GET", address(number % 3 + 1), headers={"User-Agent": PHONE})
                answers += client.getresponse().read() != b""
            except (OSError, ConnectionError):
                failures += 1
                client.close()
        return failures, answers

    with ThreadPoolExecutor(8) as readers:
        reading = [readers.submit(read, number) for number in range(8)]
        before = set(site.worker_pids())
        site.master.send_signal(signal.SIGHUP)
        wait_until(lambda: site.worker_pids() and before.isdisjoint(site.worker_pids()))
        enough.set()
        found = [one.result() for one in reading]

    assert sum(failures for failures, _answers in found) == 0
    assert all(answers > 0 for _failures, answers in found)


def test_a_worker_with_a_stuck_thread_is_replaced(site):
    before = set(site.worker_pids())
    with socket.create_connection(("127.0.0.1", site.port), timeout=60) as client:
        client.sendall(b"GET /khong-bao-gio/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        wait_until(lambda: "a thread was busy for 3 s with GET /khong-bao-gio/" in site.said())
        wait_until(lambda: site.worker_pids() and before.isdisjoint(site.worker_pids()))
    site.wait_until_it_answers()

    assert "time.sleep(3600)" in site.said()
    assert get(site, address(1))[0].status == 200
