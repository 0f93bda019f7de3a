"use strict";
// Turns the slides with the keys: arrows, space, page up and down, Home and End. Without it, the links are there.

const slides = [...document.querySelectorAll("[data-slides] > section")];

function current() {
  const middle = window.innerHeight / 2;
  const place = slides.findIndex((slide) => slide.getBoundingClientRect().bottom > middle);
  return place < 0 ? slides.length - 1 : place;
}

function show(place) {
  const slide = slides[Math.min(Math.max(place, 0), slides.length - 1)];
  slide.focus({ preventScroll: true });
  slide.scrollIntoView();
  history.replaceState(null, "", `#${slide.id}`);
}

const turns = {
  ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1,
  ArrowLeft: -1, ArrowUp: -1, PageUp: -1,
};

document.addEventListener("keydown", (event) => {
  if (!slides.length || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.target.closest("summary, button, input")) return;
  let place = null;
  if (event.key === "Home") place = 0;
  else if (event.key === "End") place = slides.length - 1;
  else if (event.key in turns) place = aimed() + (event.shiftKey && event.key === " " ? -1 : turns[event.key]);
  if (place === null) return;
  event.preventDefault();
  show(place);
});

// While one slide still slides in, the next key counts from where it leads.
function aimed() {
  const focused = slides.indexOf(document.activeElement.closest("[data-slides] > section"));
  return focused < 0 ? current() : focused;
}
