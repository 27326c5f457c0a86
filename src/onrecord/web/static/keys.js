/* Going from statement to statement of an article by keys and buttons; without it the list beside the text leads to each. */
"use strict";
const entries = [...document.querySelectorAll(".side [aria-labelledby=list-statements] li[id]")];
const bar = document.querySelector(".toggles");
if (entries.length && bar) {
  const position = document.createElement("output");
  position.className = "count";
  let at = -1;
  const go = (step) => {
    at = Math.min(Math.max(at + step, 0), entries.length - 1);
    location.hash = "t-" + entries[at].id;
    position.textContent = `${at + 1} of ${entries.length}`;
  };
  const button = (words, key, step) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "second";
    made.textContent = words;
    made.setAttribute("aria-keyshortcuts", key);
    made.addEventListener("click", () => go(step));
    return made;
  };
  const keys = document.createElement("label");
  const on = document.createElement("input");
  on.type = "checkbox";
  on.checked = true;
  on.autocomplete = "off";
  keys.append(on, "keys p and n");
  const steps = document.createElement("div");
  steps.className = "steps";
  steps.append(button("Previous statement", "p", -1), button("Next statement", "n", 1), keys, position);
  bar.after(steps);
  addEventListener("hashchange", () => {
    const found = entries.findIndex((entry) => ["#" + entry.id, "#t-" + entry.id].includes(location.hash));
    if (found >= 0) at = found;
  });
  addEventListener("keydown", (event) => {
    if (!on.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    if (event.key === "n") go(1);
    if (event.key === "p") go(-1);
  });
}
