"""How long until something is seen: first visits on a slow phone (1.6 Mbit/s, 150 ms, a quarter of the processor).

`first_paint(address)` gives the median of five first visits, each in a browser that has kept nothing; `ratio` gives it
as a share of the second and a half that it may take. By itself: `python -m benchmarks.first_paint ADDRESS [COOKIE]`,
COOKIE being the value of somebody's session.
"""

import statistics
import sys
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from cjs_app.bootstrap import checks

SLOW_NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 // 8,
    "uploadThroughput": 750_000 // 8,
}
SLOW_PROCESSOR = {"rate": 4}
AT_MOST_SECONDS = 1.5
ROUNDS = 5
PAINTED = """() => new Promise(told => {
    const seen = () => performance.getEntriesByName('first-contentful-paint')[0];
    const look = () => seen() ? told(seen().startTime) : setTimeout(look, 20);
    look();
})"""


def first_paint(address: str, cookie: str = "", rounds: int = ROUNDS) -> float:
    """Return the median, in seconds, of the first paint of a page that nobody had opened before."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=checks.browser(), args=["--no-sandbox", "--disable-gpu"])
        seconds = [_one_visit(browser, address, cookie) for _ in range(rounds)]
        browser.close()
    return statistics.median(seconds)


def ratio(address: str, cookie: str = "", rounds: int = ROUNDS) -> float:
    """Return the first paint as a share of what it may take: at most 1."""
    return first_paint(address, cookie, rounds) / AT_MOST_SECONDS


def _one_visit(browser: Browser, address: str, cookie: str) -> float:
    """Return when the first words were seen, in seconds from the beginning of the visit."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="fr-FR")
    if cookie:
        parts = urlsplit(address)
        context.add_cookies([{"name": "session", "value": cookie, "url": f"{parts.scheme}://{parts.netloc}"}])
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", SLOW_NETWORK)
    wire.send("Emulation.setCPUThrottlingRate", SLOW_PROCESSOR)
    page.goto(address)
    milliseconds = page.evaluate(PAINTED)
    context.close()
    return float(milliseconds) / 1000


if __name__ == "__main__":
    seen = first_paint(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "")
    print(f"first paint: {seen:.2f} s, {seen / AT_MOST_SECONDS:.2f} of what it may take")
