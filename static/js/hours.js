"use strict";
// Adds the hours up while they are typed, says how a duration is understood, and ticks a whole team.
// Without it, the server does the same once the form is sent.

const CLOCK = /^(\d{1,7})(?: ?(?:h|hrs?|heures?) ?(\d{2}|\d(?= ?m))? ?(?:min|mn|minutes?)?|:(\d{2})(?::00)?)$/;
const MINUTES = /^(\d{1,7}) ?(?:min|mn|minutes?)$/;
const HOURS = /^(\d{0,7}[.,]\d{1,4}) ?(?:h|hrs?|heures?)?$/;
const A_DAY = 24;

// The minutes of «2h30», «2,5», «150»; 0 for what cannot be read, which the server will say.
function minutesOf(text) {
  const body = text.trim().replace(/\s+/g, " ").toLowerCase();
  let found = CLOCK.exec(body);
  if (found) {
    const after = Number(found[2] || found[3] || 0);
    return after > 59 ? 0 : Number(found[1]) * 60 + after;
  }
  found = MINUTES.exec(body);
  if (found) {
    return Number(found[1]);
  }
  found = HOURS.exec(body);
  if (found) {
    const parts = found[1].split(/[.,]/);
    return Number(parts[0]) * 60 + Math.floor((Number(parts[1].padEnd(4, "0")) * 60 + 5000) / 10000);
  }
  if (!/^\d{1,7}$/.test(body)) {
    return 0;
  }
  return Number(body) <= A_DAY ? Number(body) * 60 : Number(body);
}

function written(minutes) {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}\u00a0h${rest ? `\u00a0${String(rest).padStart(2, "0")}` : ""}`;
}

function addUp(form) {
  const totals = new Map([["week", 0]]);
  for (const line of form.querySelectorAll(".week__line")) {
    let sum = 0;
    for (const cell of line.querySelectorAll("[data-day]")) {
      const minutes = cell.matches("input") ? minutesOf(cell.value) : Number(cell.dataset.minutes);
      totals.set(cell.dataset.day, (totals.get(cell.dataset.day) || 0) + minutes);
      sum += minutes;
    }
    totals.set("week", totals.get("week") + sum);
    line.querySelector("[data-sum]").textContent = sum ? written(sum) : "—";
  }
  for (const place of form.querySelectorAll("[data-total]")) {
    const total = totals.get(place.dataset.total) || 0;
    place.textContent = total || place.matches("output") ? written(total) : "—";
  }
}

function echo(field, place) {
  const minutes = minutesOf(field.value);
  place.hidden = !minutes || minutes > A_DAY * 60;
  place.querySelector("[data-understood]").textContent = written(minutes);
}

function offerTeam(form) {
  const what = form.elements.what;
  const team = form.elements.team;
  const place = form.querySelector("[data-whole-team]");
  const boxes = [...form.querySelectorAll("[name=people]")];
  const members = () => (what.selectedOptions[0].dataset.team || "").split(" ").filter(Boolean);
  const named = (box) => box.labels[0].textContent.trim();
  const show = () => {
    place.hidden = !members().length;
    const names = boxes.filter((box) => members().includes(box.value)).map(named);
    document.getElementById("team-hint").textContent = names.join(", ");
    team.checked = team.checked && names.length > 0;
  };
  what.addEventListener("change", show);
  team.addEventListener("change", () => {
    for (const box of boxes.filter((each) => members().includes(each.value))) {
      box.checked = team.checked || box.defaultChecked;
    }
  });
  for (const box of boxes) {
    box.addEventListener("change", () => {
      team.checked = team.checked && box.checked;
    });
  }
  show();
}

for (const form of document.querySelectorAll("form.week")) {
  form.addEventListener("input", () => addUp(form));
  addUp(form);
}
for (const place of document.querySelectorAll("[data-echo]")) {
  const field = document.getElementById(place.dataset.echo);
  field.addEventListener("input", () => echo(field, place));
}
for (const place of document.querySelectorAll("[data-whole-team]")) {
  offerTeam(place.closest("form"));
}
