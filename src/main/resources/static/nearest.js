// Asks the browser where it is: to list the nearest vehicles first, or to find the nearest city.
// Its buttons stay hidden where a browser cannot tell. What it says stands in data attributes.

const status = document.querySelector("[data-nearest-status]");
const say = (words) => {
  status.textContent = words;
};

function refusal(error) {
  return error.code === error.PERMISSION_DENIED ? status.dataset.denied : status.dataset.notFound;
}

function locate(found) {
  say(status.dataset.looking);
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => found(coords),
    (error) => say(refusal(error)),
    { enableHighAccuracy: true, timeout: 10_000, maximumAge: 30_000 },
  );
}

function byDistance({ latitude, longitude }) {
  const there = new URL(location.href);
  there.searchParams.delete("after");
  there.searchParams.set("lat", latitude.toFixed(5));
  there.searchParams.set("lng", longitude.toFixed(5));
  location.assign(there);
}

/** The square of the distance, near enough to compare. */
function distance(here, { latitude, longitude }) {
  const north = here.latitude - latitude;
  const around = Math.abs(here.longitude - longitude);
  const east = Math.min(around, 360 - around) * Math.cos((here.latitude * Math.PI) / 180);
  return north * north + east * east;
}

function nearestCity(here, form) {
  const cities = [...form.querySelectorAll("button[data-latitude]")];
  const place = ({ dataset }) => ({ latitude: Number(dataset.latitude), longitude: Number(dataset.longitude) });
  cities.sort((one, other) => distance(here, place(one)) - distance(here, place(other)));
  form.requestSubmit(cities[0]);
}

if (status && navigator.geolocation && isSecureContext) {
  for (const button of document.querySelectorAll("[data-nearest]")) {
    button.hidden = false;
    button.addEventListener("click", () => locate(byDistance));
  }
  for (const button of document.querySelectorAll("[data-nearest-city]")) {
    const form = document.getElementById(button.dataset.nearestCity);
    button.hidden = form === null;
    button.addEventListener("click", () => locate((here) => nearestCity(here, form)));
  }
}
