// Where a vehicle is left: keeps the list of places, the map, the device's place and the typed
// coordinates in step. Choosing one lets go of the other. What it says stands in data attributes.

function setUp(picker) {
  const element = picker.querySelector("[data-map]");
  const map = element.map;
  const select = picker.querySelector("[name=place]");
  const latitude = picker.querySelector("[name=latitude]");
  const longitude = picker.querySelector("[name=longitude]");
  const status = picker.querySelector("[data-place-status]");
  const words = picker.dataset;
  const places = [...select.options].filter((option) => option.value !== "");
  let marker = null;

  const say = (text, wrong = false) => {
    status.textContent = text;
    status.classList.toggle("wrong", wrong);
  };

  const at = ({ dataset }) => L.latLng(Number(dataset.latitude), Number(dataset.longitude));

  const typed = () => {
    const numbers = [latitude, longitude].map(({ value }) => (value.trim() === "" ? NaN : Number(value)));
    return numbers.every(Number.isFinite) ? L.latLng(numbers) : null;
  };

  function mark(spot, look) {
    marker ??= spotMarker();
    marker.setLatLng(spot).addTo(map);
    if (look) {
      map.setView(spot, Math.max(map.getZoom(), look), { animate: false });
    }
  }

  function spotMarker() {
    const icon = L.divIcon({ className: "map-pin map-pin-spot", html: "", iconSize: [44, 44], iconAnchor: [22, 51] });
    const made = L.marker(map.getCenter(), { icon, draggable: true, keyboard: false, autoPan: true });
    made.on("dragend", () => pick(made.getLatLng()));
    return made;
  }

  function pick(spot, look) {
    if (!element.bounds.contains(spot)) {
      forget();
      say(words.outside, true);
      return;
    }
    select.value = "";
    latitude.value = spot.lat.toFixed(6);
    longitude.value = spot.lng.toFixed(6);
    mark(spot, look);
    const [nearest] = [...places].sort((one, other) => spot.distanceTo(at(one)) - spot.distanceTo(at(other)));
    say(words.picked.replace("{0}", () => nearest.value));
  }

  function forget() {
    latitude.value = "";
    longitude.value = "";
    marker?.remove();
  }

  function choosePlace() {
    forget();
    const chosen = select.selectedOptions[0];
    if (select.value !== "") {
      mark(at(chosen), 15);
      say(words.chosen.replace("{0}", () => chosen.value));
    } else {
      say("");
    }
  }

  function showTyped() {
    if (latitude.value !== "" || longitude.value !== "") {
      select.value = "";
      say("");
    }
    const spot = typed();
    if (spot && element.bounds.contains(spot)) {
      mark(spot, 14);
    } else {
      marker?.remove();
    }
  }

  function useDevice() {
    say(words.looking);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => pick(L.latLng(coords.latitude, coords.longitude), 16),
      (error) => say(error.code === error.PERMISSION_DENIED ? words.denied : words.notFound, true),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 30_000 },
    );
  }

  const device = picker.querySelector("[data-use=device]");
  device.hidden = !(navigator.geolocation && isSecureContext);
  device.addEventListener("click", useDevice);
  picker.querySelector("[data-use=middle]").addEventListener("click", () => pick(map.getCenter()));
  select.addEventListener("change", choosePlace);
  latitude.addEventListener("input", showTyped);
  longitude.addEventListener("input", showTyped);
  map.on("click", ({ latlng }) => pick(latlng.wrap()));
  element.append(Object.assign(document.createElement("div"), { className: "map-cross" }));
  if (select.value !== "") {
    choosePlace();
  } else if (typed()) {
    showTyped();
  }
}

if (window.L) {
  document.querySelectorAll("[data-place-picker]").forEach(setUp);
}
