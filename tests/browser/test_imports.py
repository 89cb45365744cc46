"""The page of an import while a process works on it, in a real browser."""

import pytest
from django.utils import timezone

from news.models import ImportRun

pytestmark = pytest.mark.browser

OFF_ONCE = """() => {
    const ask = window.fetch;
    window.fetch = () => {
        window.fetch = ask;
        return Promise.reject(new TypeError("Failed to fetch"));
    };
}"""


def test_the_page_goes_on_asking_after_the_server_was_away(at_the_desk, desk, administrator, transactional_db):
    run = ImportRun.objects.create(name="trang.zip", path="/", state="importing", alive_at=timezone.now())
    page = at_the_desk(administrator)
    page.goto(f"{desk}news/importrun/{run.pk}/change/")
    begun = page.inner_text("main [role=status]")

    page.evaluate(OFF_ONCE)
    page.wait_for_timeout(4000)
    ImportRun.objects.update(state="imported")
    page.wait_for_selector("text=Đã nhập từ tệp.", timeout=15_000)

    assert begun.startswith("Đang nhập.")
    assert page.inner_text("main h2") == "trang.zip"
