// What makes the pages an application that can be installed: registers the service worker, keeps of the running ride
// what offline.js shows without a network, and stops a form that cannot be sent.

const KEY = "movr.ride";
const { user, notSent } = document.body.dataset;

function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function keep(ride) {
  const words = [...ride.querySelectorAll("[data-ride]")].map(({ dataset, textContent }) => [dataset.ride, textContent]);
  words.push(["seen", ride.dataset.riding]);
  const running = Number(ride.querySelector("[data-running]").dataset.running);
  try {
    localStorage.setItem(KEY, JSON.stringify({ user, kept: Date.now(), running, words: Object.fromEntries(words) }));
  } catch {
    // Without room for it the page for "no network" shows no ride.
  }
}

/** A page of a failure does not know who is logged in: it has no user, not even an empty one. */
function keepCurrent() {
  const ride = document.querySelector("[data-riding]");
  if (user !== undefined && (read()?.user !== user || document.querySelector("[data-no-ride]"))) {
    forget();
  }
  if (user && ride && "serviceWorker" in navigator) {
    keep(ride);
  }
}

function say() {
  document.querySelector(".not-sent")?.remove();
  const words = Object.assign(document.createElement("p"), { className: "not-sent", role: "alert" });
  document.querySelector("main").append(words);
  words.textContent = notSent;
}

/** The browser may be wrong about the network, as on a machine where MovR itself runs: so it is tried. */
async function reach() {
  return fetch("/favicon.ico", { method: "HEAD", cache: "no-store" }).then(() => true, () => false);
}

let reached = false;

addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  if (form.getAttribute("action") === "/logout") {
    forget();
  }
  if (navigator.onLine || reached || form.method !== "post") {
    return;
  }
  event.preventDefault();
  reached = await reach();
  if (reached) {
    form.requestSubmit(submitter);
  } else {
    say();
  }
});
addEventListener("online", () => document.querySelector(".not-sent")?.remove());

keepCurrent();
navigator.serviceWorker?.register(`/service-worker.js?language=${document.documentElement.lang}`).catch(() => {});
