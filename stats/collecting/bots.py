"""Which User-Agents are programs: a rule about what they say of themselves, since new ones come every week.

Measured on two public collections of agents; tests/stats/test_agents.py holds how often it errs.
"""

import re
from functools import lru_cache

# What shows pages to people names its engine or browser; phones before Android name their kind instead.
BROWSERS = (
    *("webkit", "gecko", "khtml", "presto", "trident", "msie", "opera", "browser", "chrome/", "chromium/"),
    *("lynx", "links", "w3m", "navigator", "mosaic", "amiga", "netfront", "up.link", "midp", "series60", "nintendo"),
    "fban/",  # Facebook's apps.
)
# An app that names none of them is somebody's if it names what it is held in, or shown on. Dalvik is Android itself,
# which fetches what apps need.
DEVICE = re.compile(r"^(?!dalvik/).*(iphone|ipad|\bios\b|android|windows phone|appletv|roku|player|upnp)")
# Who runs a program leaves the address of a site, or of a mailbox, for complaints.
ADDRESS = re.compile(r"https?:|www\.|@[a-z\d-]+\.[a-z]|\+[a-z\d-]+\.[a-z]{2}")
# Where old browsers put a name so that sites took them for another one, only programs put theirs today.
LIKENESS = re.compile(r"compatible; (?!msie |a?browse|ibrowse|konqueror|windows|u;|linux|amiga)|gecko(;|, (?!safari))")
WORDS = (
    # What programs do.
    *("crawl", "spider", "slurp", "scrape", "scrapi", "scrapy", "fetch", "grabber", "harvest", "archiv", "collector"),
    *("extract", "indexer", "indexing", "scanner", "/scan", "sniffer", "recon-", "exploit", "checker", "tester"),
    *("monitor", "uptime", "pinger", "probe", "synthetic", "automat", "inspect", "validat", "verif", "audit"),
    *("measure", "survey", "research", "analys", "analyz", "intelligence", "semantic", "classifi", "metadata"),
    *("opengraph", "preview", "render", "screenshot", "snapshot", "capture", "thumb", "favicon", "image size"),
    *("transcoder", "weblight", "externalhit", "search console", "pagespeed", "page speed", "lighthouse"),
    *("observatory", "prospect", "newswire", "feed", "google-", "-google", "cloudflare"),
    # What they are made with, and who watches sites through a real browser.
    *("headless", "phantomjs", "selenium", "playwright", "puppeteer", "cypress", "splash/", "splash ", "cursor/"),
    *("devtools", "nutch", "httrack", "python", "curl/", "wget", "httpclient", "burp", "nuclei", "nikto", "nessus"),
    *("qualys", "sucuri", "pingdom", "statuscake", "site24x7", "datadog", "dynatrace", "ruxit", "catchpoint", "ptst/"),
    *("thousandeyes", "ghost inspector"),
)
# Short ones only where a word ends or begins: there is a "turbotabbee", and a shop has a "checkout".
SHORT_WORDS = re.compile(r"(bots?|check|proxy|headers|seo|agent|rigor|rss)\b|bot[_-]|\brss")
# The model of a phone may be any word ("M bot 54", "Spider 8") and its build any number.
MODEL = re.compile(r"(android[ /-]?[\d.]*)(; ?[a-z]{2}[-_][a-z]{2}(?=;))?; ?[^;)]*")


@lru_cache(maxsize=4096)
def is_bot(agent: str) -> bool:
    """Whether this User-Agent is a program's. Every browser sends one, so none at all is a program's too."""
    agent = agent.strip().lower()
    if not _names_any(BROWSERS, agent) and not DEVICE.search(agent):
        return True
    said = MODEL.sub(r"\1", agent)
    return _names_any(WORDS, said) or any(sign.search(said) for sign in (SHORT_WORDS, LIKENESS, ADDRESS))


def _names_any(words, agent):
    return any(word in agent for word in words)
