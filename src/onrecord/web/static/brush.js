/* Choosing days by dragging over the bars of a histogram. Without it each bar is a link of its own. */
"use strict";
for (const svg of document.querySelectorAll(".histogram svg")) {
  const bars = [...svg.querySelectorAll("a")];
  const at = (x) => bars.findIndex((bar) => x <= bar.getBoundingClientRect().right);
  let from = -1, to = -1;
  const mark = () => bars.forEach((bar, place) => bar.classList.toggle("chosen", from >= 0 && place >= Math.min(from, to) && place <= Math.max(from, to)));
  const place = (event) => { const found = at(event.clientX); return found < 0 ? bars.length - 1 : found; };
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("pointerdown", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    from = to = place(event);
    svg.setPointerCapture(event.pointerId);
    mark();
  });
  svg.addEventListener("pointermove", (event) => { if (from >= 0) { to = place(event); mark(); } });
  svg.addEventListener("pointercancel", () => { from = -1; mark(); });
  svg.addEventListener("pointerup", () => {
    if (from < 0) return;
    const [first, last] = [Math.min(from, to), Math.max(from, to)];
    from = -1;
    const address = new URL(bars[first].getAttribute("href"), location.href);
    address.searchParams.set("until", bars[last].dataset.last);
    location.assign(address);
  });
  svg.addEventListener("click", (event) => { if (!(event.ctrlKey || event.metaKey || event.shiftKey)) event.preventDefault(); });
}
document.documentElement.classList.add("scripted");
