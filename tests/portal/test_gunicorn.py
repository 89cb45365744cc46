"""How gunicorn serves the site."""

import runpy
from pathlib import Path

CONFIGURATION = Path(__file__).resolve().parent.parent.parent / "portal" / "gunicorn.conf.py"


def test_each_worker_starts_the_drainer_and_the_rendition_worker(monkeypatch):
    started = []
    monkeypatch.setattr("stats.draining.drainer.start_thread", lambda: started.append("drainer"))
    monkeypatch.setattr("news.media.rendition_worker.wake", lambda: started.append("rendition worker"))

    runpy.run_path(str(CONFIGURATION))["post_worker_init"](worker=None)

    assert started == ["drainer", "rendition worker"]
