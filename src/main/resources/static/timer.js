// Keeps the running time of a ride running. The server says how long it has lasted; the clock of
// the device only adds to that, so that it may be wrong.

const opened = Date.now();

function words(seconds) {
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) {
    return `${seconds} s`;
  }
  return minutes < 60
    ? `${minutes} min ${String(seconds % 60).padStart(2, "0")} s`
    : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}

for (const element of document.querySelectorAll("[data-running]")) {
  const before = Number(element.dataset.running);
  const show = () => {
    element.textContent = words(before + Math.max(0, Math.floor((Date.now() - opened) / 1000)));
  };
  show();
  setInterval(show, 1000);
}
