"use strict";
// The search from anywhere, over the page at hand: Ctrl+K or «/», a few words, the arrows, Enter.
// Without it the magnifying glass leads to the page of the search, which answers the same.

const glass = document.querySelector("a[data-palette]");
const PAUSE = 120;
let dialog = null;
let field = null;
let list = null;
let chosen = null;
let asked = null;
let waiting = 0;

function made(name, attributes, ...inside) {
  const part = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    part.setAttribute(key, value);
  }
  part.append(...inside);
  return part;
}

function choose(line) {
  chosen?.setAttribute("aria-selected", "false");
  chosen = line;
  chosen?.setAttribute("aria-selected", "true");
  chosen?.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", chosen ? chosen.id : "");
}

// The answer is a list of links: a screen reader is told that it is one list to choose from.
function asChoices(answer) {
  for (const part of answer.querySelectorAll("ul, li")) {
    part.setAttribute("role", "presentation");
  }
  for (const group of answer.querySelectorAll("section")) {
    group.setAttribute("role", "group");
  }
  answer.querySelectorAll("h2").forEach((title) => title.setAttribute("role", "presentation"));
  answer.querySelectorAll("a").forEach((line, rank) => {
    line.id = `found-line-${rank}`;
    line.tabIndex = -1;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
  });
  return answer;
}

// Read as a document, never as text put into the page: nothing of it can run.
function ask() {
  const words = field.value;
  asked?.abort();
  asked = new XMLHttpRequest();
  asked.open("GET", `${glass.href}?q=${encodeURIComponent(words)}`);
  asked.setRequestHeader("X-Asked-By", "palette");
  asked.responseType = "document";
  asked.addEventListener("load", ({ target }) => {
    const answer = target.status === 200 && target.response.getElementById("found");
    if (!answer) {
      location.assign(glass.href);
      return;
    }
    list.replaceChildren(...asChoices(document.adoptNode(answer)).children);
    const lines = list.querySelectorAll("a");
    field.setAttribute("aria-expanded", String(lines.length > 0));
    list.hidden = !list.children.length;
    choose(lines.item(0));
  });
  asked.send();
}

function step(by) {
  const lines = [...list.querySelectorAll("a")];
  if (lines.length) {
    choose(lines.at((lines.indexOf(chosen) + by + lines.length) % lines.length));
  }
}

function pressed(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    step(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" && chosen) {
    event.preventDefault();
    location.assign(chosen.href);
  }
}

function build() {
  field = made("input", {
    type: "search", name: "q", maxlength: "100", role: "combobox", autocomplete: "off", "aria-label": glass.dataset.palette,
    "aria-autocomplete": "list", "aria-controls": "palette-list", "aria-expanded": "false", placeholder: glass.dataset.example,
  });
  list = made("div", { id: "palette-list", class: "found", role: "listbox", "aria-label": glass.dataset.palette });
  const shut = made("button", { type: "button", class: "button button--quiet button--small" }, glass.dataset.shut);
  const form = made("form", { class: "palette__ask", method: "get", action: glass.href, role: "search" }, field, shut);
  dialog = made("dialog", { class: "palette", "aria-label": glass.dataset.palette }, form, list);
  list.hidden = true;
  shut.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  field.addEventListener("keydown", pressed);
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  document.body.append(dialog);
}

function open() {
  if (!dialog) {
    build();
  }
  if (!dialog.open) {
    dialog.showModal();
    field.select();
    ask();
  }
}

function isTyping(target) {
  return target.isContentEditable || ["INPUT", "SELECT", "TEXTAREA"].includes(target.tagName);
}

if (glass && window.HTMLDialogElement) {
  glass.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open();
    }
  });
  document.addEventListener("keydown", (event) => {
    const called = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k";
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !isTyping(event.target);
    if (called || slash) {
      event.preventDefault();
      open();
    }
  });
}
