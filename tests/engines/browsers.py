"""Firefox by Marionette and WebKitGTK by WebDriver: the same few commands, and what the pages complained of."""

import base64
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol
from urllib.request import Request, urlopen

from tests.showcase import free_port

PATIENCE = 60  # Seconds; the machine may be busy.
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # The key of an element's reference (WebDriver, 12.1).
ENTER = "\ue007"
# A photo fetched early that memory had already is no fault (as tests/conftest.py says of Chromium), nor is kindness.
HARMLESS = re.compile(r"preload|CKEditor 4’s browser detection")


class Line(Protocol):
    """The connection to a browser."""

    def ask(self, marionette: str, webdriver: str, **said):
        """Return what a command answered: its name for Marionette, its path for WebDriver."""

    def complaints(self) -> list[str]:
        """Return errors, warnings and violations of the policy since the last time."""


class Browser:
    """One window, in the words of these stories."""

    def __init__(self, name: str, line: Line):
        self.name, self.line = name, line

    def go(self, address):
        self.line.ask("WebDriver:Navigate", "url", url=address)

    def back(self):
        self.line.ask("WebDriver:Back", "back")

    def run(self, script, *arguments):
        """Return what the body of a function returned."""
        return self.line.ask("WebDriver:ExecuteScript", "execute/sync", script=script, args=list(arguments))

    def resize(self, width, height):
        self.line.ask("WebDriver:SetWindowRect", "window/rect", width=width, height=height)

    def wait(self, condition, *arguments):
        """Wait until an expression holds; its last value is what it holds with."""
        deadline = time.monotonic() + PATIENCE
        while not (value := self._seen(condition, arguments)):
            if time.monotonic() > deadline:
                raise TimeoutError(f"{self.name}: never {condition} {arguments}, at {self.run('return location.href')}")
            time.sleep(0.1)
        return value

    def _seen(self, condition, arguments):
        with suppress(RuntimeError):  # Between two pages there is no document.
            return self.run(f"return {condition}", *arguments)

    def click(self, selector):
        """Click as soon as it is shown."""
        self.wait("document.querySelector(arguments[0])?.checkVisibility()", selector)
        self._of(selector, "WebDriver:ElementClick", "click")

    def type(self, selector, text):
        self.wait("document.querySelector(arguments[0])", selector)
        self._of(selector, "WebDriver:ElementSendKeys", "value", text=text)

    def go_by(self, selector, address):
        """Click, and wait for the page with this in its address."""
        self.run("window.isBefore = true")
        self.click(selector)
        ready = "!window.isBefore && document.readyState === 'complete' && location.href.includes(arguments[0])"
        self.wait(ready, address)

    def shot(self, path: Path):
        data = self.line.ask("WebDriver:TakeScreenshot", "screenshot")
        path.write_bytes(base64.b64decode(data))

    def _of(self, selector, marionette, webdriver, **said):
        found = self.line.ask("WebDriver:FindElement", "element", using="css selector", value=selector)
        self.line.ask(marionette, f"element/{found[ELEMENT]}/{webdriver}", id=found[ELEMENT], **said)


class Marionette:
    """Firefox's own protocol: `length:[0, number, command, parameters]` over TCP."""

    CONSOLE = """
        const told = Services.console.getMessageArray().filter((one) => one instanceof Ci.nsIScriptError)
            .filter((one) => /content|CSP|CORS/.test(one.category) || one.sourceName.startsWith("http"))
            .map((one) => `${one.category}: ${one.errorMessage} (${one.sourceName})`);
        Services.console.reset();
        return told;
    """

    def __init__(self, port):
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                self.connection = socket.create_connection(("127.0.0.1", port), timeout=5 * PATIENCE)
                break
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)
        self.file, self.number = self.connection.makefile("rb"), 0
        self._read()  # Who it is.
        self.ask("WebDriver:NewSession", "")

    def ask(self, marionette, _webdriver, **said):
        self.number += 1
        sent = json.dumps([0, self.number, marionette, said]).encode()
        self.connection.sendall(f"{len(sent)}:".encode() + sent)
        _kind, _number, error, result = self._read()
        if error:
            raise RuntimeError(f"{marionette} {said}: {error['message']}")
        return result["value"] if isinstance(result, dict) and set(result) == {"value"} else result

    def _read(self):
        length = b""
        while (digit := self.file.read(1)) != b":":
            length += digit
        return json.loads(self.file.read(int(length)))

    def complaints(self):
        self.ask("Marionette:SetContext", "", value="chrome")
        told = self.ask("WebDriver:ExecuteScript", "", script=self.CONSOLE, args=[])
        self.ask("Marionette:SetContext", "", value="content")
        return [words for words in told if not HARMLESS.search(words)]


class WebDriver:
    """The W3C's protocol over HTTP; the engine writes its console into a file."""

    def __init__(self, port, console: Path, browser: str):
        self.address, self.console, self.read = f"http://127.0.0.1:{port}/session", console, 0
        arguments = ["--automation", "--enable-write-console-messages-to-stdout=true"]
        options = {"webkitgtk:browserOptions": {"binary": browser, "args": arguments}}
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                session = self._post(self.address, {"capabilities": {"alwaysMatch": options}})
                break
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)
        self.address += f"/{session['sessionId']}"

    def ask(self, _marionette, webdriver, **said):
        said.pop("id", None)
        if webdriver == "screenshot":
            return self._send(Request(f"{self.address}/screenshot"))
        return self._post(f"{self.address}/{webdriver}", said)

    def _post(self, address, said):
        return self._send(Request(address, json.dumps(said).encode(), {"Content-Type": "application/json"}))

    def _send(self, request):
        try:
            with urlopen(request, timeout=PATIENCE * 2) as answer:
                return json.load(answer)["value"]
        except OSError as error:
            if hasattr(error, "read"):
                raise RuntimeError(f"{request.full_url}: {error.read().decode()[:500]}") from error
            raise

    def complaints(self):
        told = self.console.read_text(errors="replace")[self.read :]
        self.read += len(told)
        lines = re.findall(r"^.*CONSOLE .*(?:ERROR|WARN).*$", told, re.MULTILINE)
        return [line for line in lines if not HARMLESS.search(line)]


@contextmanager
def firefox():
    """Debian's Firefox without a window."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="firefox-") as profile:
        preferences = {
            "marionette.port": port,
            "intl.accept_languages": "vi",
            "app.update.enabled": False,
            "datareporting.policy.dataSubmissionEnabled": False,
        }
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in preferences.items())
        (Path(profile) / "user.js").write_text("\n".join(lines))
        command = [
            "firefox-esr",
            "--headless",
            "--marionette",
            "-remote-allow-system-access",
            "--no-remote",
            "--profile",
            profile,
        ]
        with _running(command) as _process:
            yield Browser("firefox", Marionette(port))


@contextmanager
def webkit():
    """WebKitGTK's MiniBrowser on a screen in memory."""
    binary = next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="webkit-") as folder:
        console = Path(folder) / "console"
        command = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1400x1000x24", "WebKitWebDriver"]
        with console.open("wb") as written, _running([*command, f"--port={port}"], written, folder):
            yield Browser("webkit", WebDriver(port, console, str(binary)))


@contextmanager
def _running(command, output=subprocess.DEVNULL, home=None):
    environment = os.environ | ({"HOME": home, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"} if home else {})
    process = subprocess.Popen(
        command, stdout=output, stderr=output, env=environment, start_new_session=True, stdin=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, 15)
        process.wait(timeout=PATIENCE)


def missing() -> list[str]:
    """Return the programs that this machine lacks."""
    return [name for name in ("firefox-esr", "WebKitWebDriver", "xvfb-run") if not shutil.which(name)]


ENGINES = {"firefox": firefox, "webkit": webkit}
