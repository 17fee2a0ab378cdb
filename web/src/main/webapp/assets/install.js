// Fetches a fresh install link on the tap and follows it: the token in a link lives for minutes and is used once.
"use strict";

const button = document.querySelector("[data-install-link]");
const message = document.querySelector("[data-install-status]");

// an iPad asks for desktop pages under a Mac's name; only its touch points tell
function isPhoneOrPad() {
  const agent = navigator.userAgent;
  return /iPhone|iPad/.test(agent) || (/Macintosh/.test(agent) && navigator.maxTouchPoints > 1);
}

async function problemOf(answer) {
  const type = answer.headers.get("Content-Type") || "";
  if (!type.startsWith("application/problem+json")) {
    return button.dataset.failed;
  }
  const problem = await answer.json();
  return problem.detail || button.dataset.failed;
}

async function install() {
  const answer = await fetch(button.dataset.installLink, {
    method: "POST",
    headers: { Accept: "application/json" },
    cache: "no-store",
  });
  if (!answer.ok) {
    message.textContent = await problemOf(answer);
    return;
  }
  const { link } = await answer.json();
  message.textContent = button.dataset.started;
  window.location.href = link;
}

if (button && message) {
  if (!isPhoneOrPad()) {
    message.textContent = button.dataset.elsewhere;
  }
  button.addEventListener("click", async () => {
    button.disabled = true;
    message.textContent = button.dataset.busy;
    try {
      await install();
    } catch {
      message.textContent = button.dataset.offline;
    } finally {
      button.disabled = false;
    }
  });
}
