"""What a browser test asks of a page: is it accessible, does it fit, keep still and obey the content policy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
# WCAG 2.0 to 2.2 at levels A and AA, and what axe's makers call best practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# A machine that is busy with other work answers late, and none of these tests is about how soon.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)
# What htmx marks while an answer is under way or being put in its place.
ASKING = ".htmx-request, .htmx-swapping, .htmx-settling"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}

WATCH = """
window.seen = {shift: 0, refused: []};
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
document.addEventListener("securitypolicyviolation", (event) => {
  window.seen.refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});
"""


def opens_window(browser: Browser, url: str, **more: Any) -> Page:
    """An empty window of a new visitor, for whom addresses begin at `url`."""
    context = browser.new_context(base_url=url, **{"locale": "zh-CN", "viewport": DESK} | more)
    context.set_default_timeout(PATIENCE)
    return context.new_page()


def presses(button: Locator) -> None:
    """Press what leads to another page, and wait until that is there with all that it runs."""
    with button.page.expect_navigation():
        button.click()


def is_at_rest(page: Page) -> None:
    """Wait until nothing is asked for, so that no answer replaces what comes next."""
    expect(page.locator(ASKING)).to_have_count(0)


class Looker:
    """A page under observation: what went wrong with it so far, in words."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wrong: list[str] = []
        self.address = ""
        page.add_init_script(script=WATCH)
        page.on("pageerror", lambda error: self.wrong.append(f"{self.address}: {error}"))

    def opens(self, address: str, size: dict[str, int] = DESK) -> None:
        self.address = address
        self.resize(size)
        answer = self.page.goto(address, wait_until="load")
        if answer is None or answer.status >= 400:
            self.wrong.append(f"{address}: {answer and answer.status}")

    def resize(self, size: dict[str, int]) -> None:
        """Wait until the window has its size: one that still changes shifts the page that opens in it."""
        self.page.set_viewport_size(size)  # type: ignore[arg-type]
        for _ in range(PATIENCE // 20):
            if self.page.evaluate("window.innerWidth") == size["width"]:
                return
            self.page.wait_for_timeout(20)
        self.wrong.append(f"{self.address}: the window did not become {size['width']} wide")

    def looks(self, size: dict[str, int], theme: str, *, only: list[str] | None = None) -> None:
        """Note what axe finds at a size and in a theme, and whether the page is wider than its window."""
        self.page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
        self.resize(size)
        if self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            self.wrong.append(f"{self.address} at {size['width']}: wider than the window")
        for found in self.axe(only):
            where = f"{self.address} at {size['width']} {theme}"
            nodes = found["nodes"]
            self.wrong.append(f"{where}: {found['id']} ×{len(nodes)}: {nodes[0]['html'][:160]}")

    def axe(self, only: list[str] | None = None) -> list[dict[str, Any]]:
        if not self.page.evaluate("typeof axe === 'object'"):
            self.page.evaluate(AXE)
        run = {"type": "rule", "values": only} if only else {"type": "tag", "values": RULES}
        return self.page.evaluate(
            "async (run) => (await axe.run(document, {runOnly: run, resultTypes: ['violations']})).violations", run
        )

    def keeps_still_and_obeys(self) -> None:
        """Note layout shifts since the page opened, and what the content policy refused."""
        seen = self.page.evaluate("window.seen")
        if seen["shift"] > 0.01:
            self.wrong.append(f"{self.address}: layout shift of {seen['shift']:.3f}")
        self.wrong += [f"{self.address}: {refused}" for refused in seen["refused"]]
