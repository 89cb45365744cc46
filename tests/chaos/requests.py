"""One request of many kinds, drawn by dice: who asks for what, and why it is a view or none."""

from http.client import HTTPConnection, HTTPException
from typing import NamedTuple

from tests.chaos.clients import BROWSER, address

PROXY = "127.0.0.9"  # Whom the site trusts to say for whom it asks (tests/chaos/site.py).
PEOPLE, BROWSERS, ARTICLES = 60, 2, 4
# How often of 100, why it is no view, what is sent, and how it is answered.
VIEWS = 70
REFUSALS = {
    "bot": {"User-Agent": "curl/8.5.0"},
    "prefetch": {"Sec-Purpose": "prefetch"},
    "embedded": {"Sec-Fetch-Dest": "image"},
    "method": {},
    "redirect": {},
    "error": {},
}
STATUS = {"redirect": 301, "error": 404, "prefetch": 503}


class Ask(NamedTuple):
    """A person, as network and browser, an article or 0 for the front page, and the reason why it is no view."""

    person: tuple[int, int]
    article: int
    reason: str | None

    @property
    def status(self) -> int:
        return STATUS.get(self.reason, 200)

    @property
    def path(self) -> str:
        odd = {"redirect": "/tin/ten-khac-1/", "error": "/tin/khong-co-999/"}
        return odd.get(self.reason) or (address(self.article) if self.article else "/")

    @property
    def headers(self) -> dict[str, str]:
        network, browser = self.person
        said = {"User-Agent": BROWSER.format(browser), "X-Forwarded-For": f"203.0.113.{network}", "Connection": "close"}
        return said | REFUSALS.get(self.reason, {})


def drawn(dice) -> Ask:
    person = dice.randrange(PEOPLE), dice.randrange(BROWSERS)
    reason = None if dice.randrange(100) < VIEWS else dice.choice(list(REFUSALS))
    return Ask(person, dice.choice([0, *range(1, ARTICLES + 1)]), reason)


def answered(port: int, ask: Ask) -> int | str:
    """The status of the answer, or what broke it."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60, source_address=(PROXY, 0))
    try:
        connection.request("HEAD" if ask.reason == "method" else "GET", ask.path, headers=ask.headers)
        response = connection.getresponse()
        response.read()
    except (OSError, HTTPException) as error:
        return repr(error)
    finally:
        connection.close()
    return response.status
