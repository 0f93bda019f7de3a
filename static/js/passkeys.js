"use strict";
// Asks the browser for a passkey, then sends its answer as the ordinary form it stands in.
// Without it, or in a browser that has none, the passphrase opens the same door.

const readable = window.PublicKeyCredential && PublicKeyCredential.parseRequestOptionsFromJSON;

async function answerOf(form) {
  const asked = await fetch(form.dataset.question, {
    method: "POST",
    headers: { "X-CSRFToken": form.elements.csrf_token.value },
  });
  if (!asked.ok) {
    throw new Error("no question");
  }
  const options = await asked.json();
  const credential = form.dataset.passkey === "new"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return JSON.stringify(credential.toJSON());
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!readable) {
    continue;
  }
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const told = form.querySelector("[data-told]");
    told.hidden = true;
    try {
      form.elements.answer.value = await answerOf(form);
      form.submit();
    } catch {
      told.hidden = false;
    }
  });
}
