"""Decoding under gunicorn: workers that are killed, replaced or stopped meanwhile leave no process behind."""

import json
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.chaos import databases
from tests.chaos.site import Site

pytestmark = pytest.mark.own_database

SIGN_IN = """
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from portal.accounts.models import User
person = User.objects.create_superuser("phongvien")
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY], session[HASH_SESSION_KEY] = person.pk, person.get_session_auth_hash()
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
session.save()
print(session.session_key)
"""
TOKEN = "x" * 32
PHOTOS = 4


@pytest.fixture
def site(tmp_path):
    site = Site(tmp_path / "data", databases.SQLite(tmp_path), workers=2)
    site.prepare()
    site.start_serving()
    yield site
    site.stop(signal.SIGKILL)


def large_photo():
    """Quick to send, and a second's work to decode."""
    file = BytesIO()
    Image.new("RGB", (8000, 6000), "darkred").save(file, "PNG", compress_level=1)
    return file.getvalue()


def send(site, session, photo):
    """What the server says of the photo; None if it says nothing."""
    head = '--b\r\nContent-Disposition: form-data; name="image"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'
    headers = {
        "Content-Type": "multipart/form-data; boundary=b",
        "Cookie": f"sessionid={session}; csrftoken={TOKEN}",
        "X-CSRFToken": TOKEN,
    }
    client = HTTPConnection("127.0.0.1", site.port, timeout=60)
    try:
        client.request("POST", "/quan-tri/news/article/photos/", head.encode() + photo + b"\r\n--b--\r\n", headers)
        return json.loads(client.getresponse().read())
    except (OSError, ValueError):
        return None
    finally:
        client.close()


def processes(site) -> dict[int, int]:
    """The living processes of the site, each with its parent."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent, group = stat.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue  # It has just ended.
        if int(group) == site.master.pid and state != "Z":
            found[int(stat.parent.name)] = int(parent)
    return found


def below(site, roots) -> set[int]:
    """These processes and all that they have started."""
    found, size = set(roots), 0
    while size < len(found):
        size = len(found)
        found |= {pid for pid, parent in processes(site).items() if parent in found}
    return found


def until(happened):
    end = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.02)


def is_decoding(site):
    """Whether a worker's fork server has a child: master, worker, fork server, decoding process."""
    parents = processes(site)
    return any(parents.get(parents.get(parents.get(pid))) == site.master.pid for pid in parents)


@pytest.mark.thorough
def test_no_process_is_left_behind_by_workers_that_end_while_they_decode(site):
    session, photo = site.shell(SIGN_IN).strip(), large_photo()
    ends = {
        "killed": lambda workers: os.kill(workers[0], signal.SIGKILL),
        "replaced": lambda workers: site.master.send_signal(signal.SIGHUP),
        "stopped": lambda workers: site.master.send_signal(signal.SIGTERM),
    }

    taken = {}
    for end, act in ends.items():
        with ThreadPoolExecutor(PHOTOS) as senders:
            answers = [senders.submit(send, site, session, photo) for _n in range(PHOTOS)]
            until(lambda: is_decoding(site))
            workers = site.worker_pids()
            of_the_past = below(site, workers[:1] if end == "killed" else workers)
            act(workers)
            taken[end] = ["id" in (answer.result() or {}) for answer in answers]
        until(lambda gone=of_the_past: not gone & processes(site).keys())

    assert taken["replaced"] == taken["stopped"] == [True] * PHOTOS
    until(lambda: not processes(site))
