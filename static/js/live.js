"use strict";
// While a form is being filled in, asks the server for the same page and shows the part of it that changed.
// <form data-live="id of the part"> reads; with data-live-name the form is sent as if that button had been pressed;
// data-live-patience says after how many milliseconds of rest. A part that is read aloud (aria-live) stays in its place:
// only what it holds is changed, and only where it says something else. What is being typed is never touched.
// Without it, the button of the form does the same, one page later.

const PATIENCE = 180;

for (const form of document.querySelectorAll("form[data-live]")) {
  let waiting = 0;
  let asked = null;

  const echo = (field) => {
    const said = field.id && form.querySelector(`output[for="${CSS.escape(field.id)}"]`);
    if (said) said.textContent = field.value.replace(".", ",") + (said.dataset.unit || "");
  };

  const show = (page) => {
    const now = document.getElementById(form.dataset.live);
    const next = page && page.getElementById(form.dataset.live);
    if (!now || !next) return;
    if (!now.hasAttribute("aria-live")) now.replaceWith(document.importNode(next, true));
    else if (now.textContent !== next.textContent) now.replaceChildren(...document.importNode(next, true).childNodes);
  };

  const ask = () => {
    if (asked) asked.abort();
    const said = new URLSearchParams(new FormData(form));
    const reads = form.method === "get";
    if (form.dataset.liveName) said.set(form.dataset.liveName, "1");
    const address = location.pathname + (reads ? "?" + said : "");
    asked = new XMLHttpRequest();
    asked.open(form.method, address);
    asked.responseType = "document";
    asked.onload = () => {
      show(asked.response);
      if (reads) history.replaceState(null, "", address);
    };
    asked.send(reads ? null : said);
  };

  form.addEventListener("input", (event) => {
    echo(event.target);
    clearTimeout(waiting);
    waiting = setTimeout(ask, Number(form.dataset.livePatience) || PATIENCE);
  });
}
