// The page for "no network": shows the ride that app.js kept, and looks again when the network is back. It runs before
// timer.js, which keeps the time running.

const KEY = "movr.ride";
const SECONDS = 5;
const DAY = 24 * 60 * 60 * 1000;

function read() {
  try {
    const ride = JSON.parse(localStorage.getItem(KEY));
    return ride !== null && Date.now() - ride.kept < DAY ? ride : null;
  } catch {
    return null;
  }
}

function show(section, { kept, running, words }) {
  for (const element of section.querySelectorAll("[data-ride]")) {
    element.textContent = words[element.dataset.ride] ?? "";
  }
  const since = Math.max(0, Math.floor((Date.now() - kept) / 1000));
  section.querySelector("[data-running]").dataset.running = running + since;
  section.hidden = false;
}

/** The browser may say "online" before anything can be reached, and says nothing when only MovR was away. */
async function look() {
  const answer = document.hidden ? null : await fetch("/favicon.ico", { method: "HEAD", cache: "no-store" }).catch(() => null);
  if (answer?.ok) {
    document.querySelector("[data-again]").click();
  }
}

const ride = read();
if (ride !== null) {
  show(document.querySelector("[data-riding]"), ride);
}
if (!location.pathname.startsWith("/offline/")) {
  document.querySelector("[data-again]").href = location.href;
}
addEventListener("online", look);
setInterval(look, SECONDS * 1000);
