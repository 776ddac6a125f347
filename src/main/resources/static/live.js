// Keeps the numbers of a page current: while the page is seen, it is asked for again every few seconds, and its parts
// marked data-live are taken from the answer. Says when the contact is lost, and when it is found again.

const status = document.querySelector("[data-live-status]");
const parts = [...document.querySelectorAll("[data-live]")];
const seconds = Math.min(...parts.map((part) => Number(part.dataset.live)));
let lost = false;

function say(words) {
  if (status.textContent !== words) {
    status.textContent = words;
  }
}

/** What had the focus has it again, if it is still there. */
function take(part, newer) {
  if (newer === null || newer.innerHTML === part.innerHTML) {
    return;
  }
  const link = part.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  part.innerHTML = newer.innerHTML;
  if (link !== null) {
    [...part.querySelectorAll("a")].find((a) => a.getAttribute("href") === link)?.focus({ preventScroll: true });
  }
}

/** Whether it is worth asking again. */
async function ask() {
  const answer = await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(15_000) });
  if (answer.redirected || (answer.status >= 400 && answer.status < 500)) {
    say(status.dataset.ended);
    return false;
  }
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of parts) {
    take(part, page.getElementById(part.id));
  }
  document.dispatchEvent(new Event("movr:listed"));
  if (lost) {
    lost = false;
    say(status.dataset.back);
  }
  return true;
}

async function keepCurrent() {
  let again = true;
  if (!document.hidden) {
    again = await ask().catch(() => {
      lost = true;
      say(status.dataset.lost);
      return true;
    });
  }
  if (again) {
    setTimeout(keepCurrent, seconds * 1000);
  }
}

setTimeout(keepCurrent, seconds * 1000);
