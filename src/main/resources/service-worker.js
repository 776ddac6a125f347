// Keeps MovR's shell, and shows its page for "no network" where a page cannot be fetched. Before this text the server
// puts SHELL, the addresses that are kept, and VERSION, which changes with their content. An empty SHELL ends it all.

const CACHES = "movr-shell-";
const OFFLINE = SHELL.find((address) => address.startsWith("/offline"));

/** Asked for without cookies, and kept only if it is the same for everybody: nothing personal is. */
async function fetched(address) {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok || answer.redirected || !answer.headers.get("Cache-Control")?.includes("immutable")) {
    throw new Error(`not of this version: ${address}`);
  }
  return answer;
}

async function keepShell() {
  const answers = await Promise.all(SHELL.map(fetched));
  const cache = await caches.open(CACHES + VERSION);
  await Promise.all(SHELL.map((address, i) => cache.put(address, answers[i])));
  await self.skipWaiting();
}

async function takeOver() {
  const old = (await caches.keys()).filter(
    (name) => name.startsWith(CACHES) && (SHELL.length === 0 || name !== CACHES + VERSION),
  );
  await Promise.all(old.map((name) => caches.delete(name)));
  await (SHELL.length === 0 ? self.registration.unregister() : self.clients.claim());
}

const kept = (address) => caches.match(address, { cacheName: CACHES + VERSION, ignoreVary: true });

self.addEventListener("install", (event) => event.waitUntil(keepShell()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

/** A form goes through untouched, as does everything that is neither a page nor of the shell. */
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || SHELL.length === 0) {
    return;
  }
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(async () => (await kept(OFFLINE)) ?? Response.error()));
  } else if (SHELL.includes(url.pathname + url.search)) {
    event.respondWith(kept(request.url).then((answer) => answer ?? fetch(request)));
  }
});
