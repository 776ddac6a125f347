// Keeps the running time of a ride running. The server says how long it has lasted; the clock of
// the device only adds to that, so that it may be wrong. The page has the patterns of its language.

const opened = Date.now();

function words(seconds, patterns) {
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) {
    return filled(patterns.seconds, seconds);
  }
  return minutes < 60
    ? filled(patterns.minutes, minutes, seconds % 60)
    : filled(patterns.hours, Math.floor(minutes / 60), minutes % 60);
}

const filled = (pattern, first, second) =>
  pattern.replace("{0}", first).replace("{1}", String(second).padStart(2, "0"));

for (const element of document.querySelectorAll("[data-running]")) {
  const before = Number(element.dataset.running);
  const show = () => {
    element.textContent = words(before + Math.max(0, Math.floor((Date.now() - opened) / 1000)), element.dataset);
  };
  show();
  setInterval(show, 1000);
}
