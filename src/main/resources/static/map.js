// Draws the maps of a page: a ground that needs no other host, tiles above it where they can be
// had, the city's places, and a pin for each vehicle that the page lists. What to draw and to say
// stands in data attributes; a map is left at its element's property "map" for place.js.

const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const PIN_SIZE = 44;
const PIN_TIP = 51;
const ERRORS_WITHOUT_TILES = 4;

const point = ({ dataset }) => [Number(dataset.latitude), Number(dataset.longitude)];

function node(name, text, className) {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) {
    element.className = className;
  }
  return element;
}

function draw(element) {
  for (let hidden = element; hidden; hidden = element.closest("[hidden]")) {
    hidden.hidden = false;
  }
  const { south, west, north, east } = element.dataset;
  const bounds = L.latLngBounds([Number(south), Number(west)], [Number(north), Number(east)]);
  const map = L.map(element, {
    center: point(element),
    zoom: 13,
    minZoom: 9,
    maxZoom: 19,
    maxBounds: bounds.pad(0.6),
    zoomControl: false,
    scrollWheelZoom: !element.classList.contains("map-picker"),
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    markerZoomAnimation: !calm,
    inertia: !calm,
  });
  element.map = map;
  element.bounds = bounds;
  map.attributionControl.setPrefix('<a href="https://leafletjs.com">Leaflet</a>');
  const { zoomIn: zoomInTitle, zoomOut: zoomOutTitle, close } = element.dataset;
  L.control.zoom({ position: "topright", zoomInTitle, zoomOutTitle }).addTo(map);
  L.control.scale({ position: "bottomleft" }).addTo(map);
  map.on("popupopen", ({ popup }) =>
    popup.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", close));
  L.rectangle(bounds, { className: "map-edge", interactive: false, weight: 2, dashArray: "7 6" }).addTo(map);
  const pins = vehicles(element, map);
  labels(element, map, pins);
  tiles(element, map);
}

// The ground: the places of the city by name, as many as have room.

function labels(element, map, pins) {
  map.createPane("labels").style.zIndex = 450;
  const places = document.getElementById(`${element.id}-places`).content.children;
  const markers = [...places].map((place) => {
    const icon = L.divIcon({ className: "map-label", html: node("span", place.textContent), iconSize: null });
    return L.marker(point(place), { icon, pane: "labels", interactive: false, keyboard: false }).addTo(map);
  });
  const arrange = () => {
    const taken = pins.boxes();
    for (const marker of markers) {
      const label = marker.getElement();
      const { x, y } = map.latLngToLayerPoint(marker.getLatLng());
      const box = [x - 4, y - 10, x + 14 + label.firstChild.offsetWidth, y + 10];
      const free = !taken.some((other) => overlap(box, other));
      label.classList.toggle("map-label-hidden", !free);
      if (free) {
        taken.push(box);
      }
    }
  };
  map.on("zoomend viewreset", arrange);
  arrange();
}

function overlap([left, top, right, bottom], [otherLeft, otherTop, otherRight, otherBottom]) {
  return left < otherRight && otherLeft < right && top < otherBottom && otherTop < bottom;
}

// Tiles: until the first has come, and when none comes, the ground is seen.

async function tiles(element, map) {
  const { tiles: address, attribution, googleKey } = element.dataset;
  try {
    if (googleKey) {
      await googleTiles(element, map, googleKey);
    } else if (address) {
      tileLayer(element, map, address, credit(address, attribution));
    }
  } catch {
    // Without tiles the ground stays.
  }
}

function tileLayer(element, map, address, attribution) {
  let loaded = false;
  let errors = 0;
  const layer = L.tileLayer(address, { attribution, maxZoom: 19 });
  layer.on("tileload", () => {
    loaded = true;
    element.classList.add("map-tiled");
  });
  layer.on("tileerror", () => {
    errors++;
    if (!loaded && errors >= ERRORS_WITHOUT_TILES) {
      layer.remove();
    }
  });
  return layer.addTo(map);
}

function credit(address, attribution) {
  const words = node("span", attribution ?? "");
  if (/\bopenstreetmap\.org\//.test(address)) {
    const link = node("a", words.textContent);
    link.href = "https://www.openstreetmap.org/copyright";
    words.replaceChildren(link);
  }
  return words.innerHTML;
}

// https://developers.google.com/maps/documentation/tile/roadmap
async function googleTiles(element, map, key) {
  const host = "https://tile.googleapis.com";
  const answer = await fetch(`${host}/v1/createSession?key=${encodeURIComponent(key)}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ mapType: "roadmap", language: document.documentElement.lang, region: "US" }),
  });
  if (!answer.ok) {
    return;
  }
  const { session } = await answer.json();
  const access = `session=${encodeURIComponent(session)}&key=${encodeURIComponent(key)}`;
  tileLayer(element, map, `${host}/v1/2dtiles/{z}/{x}/{y}?${access}`, "Google Maps");
  let shown = "";
  const copyright = async () => {
    const view = map.getBounds();
    const edges = `zoom=${map.getZoom()}&north=${view.getNorth()}&south=${view.getSouth()}&east=${view.getEast()}&west=${view.getWest()}`;
    const viewport = await fetch(`${host}/tile/v1/viewport?${access}&${edges}`).catch(() => null);
    if (viewport?.ok) {
      map.attributionControl.removeAttribution(shown);
      shown = node("span", (await viewport.json()).copyright ?? "").innerHTML;
      map.attributionControl.addAttribution(shown);
    }
  };
  map.on("moveend", copyright);
  await copyright();
}

// Vehicles: one pin for those that would cover each other.

function vehicles(element, map) {
  const list = () =>
    element.classList.contains("map-picker")
      ? []
      : [...document.querySelectorAll("[data-marker]")].map((card) => ({ card, at: L.latLng(point(card)) }));
  let listed = list();
  const layer = L.layerGroup().addTo(map);
  let groups = null;
  const arrange = () => {
    const next = grouped(listed, map);
    if (groups === null || signature(next) !== signature(groups)) {
      const focused = groups?.find((group) => group.marker.getElement() === document.activeElement);
      layer.clearLayers();
      groups = next;
      for (const group of groups) {
        group.marker = pin(group.members, map, element.dataset.show).addTo(layer);
        name(group, element.dataset.many);
      }
      groups.find((group) => focused?.members.some((member) => group.members.includes(member)))?.marker.getElement().focus();
    }
  };
  const you = element.dataset.youLatitude
    ? L.latLng(Number(element.dataset.youLatitude), Number(element.dataset.youLongitude))
    : null;
  if (listed.length > 0) {
    const all = L.latLngBounds(listed.map(({ at }) => at).concat(you ?? []));
    map.fitBounds(all, { paddingTopLeft: [40, 70], paddingBottomRight: [60, 40], maxZoom: 15, animate: false });
  }
  if (you) {
    L.marker(you, { icon: L.divIcon({ className: "map-you", iconSize: [20, 20] }), interactive: false, keyboard: false, zIndexOffset: -1000 }).addTo(map);
  }
  arrange();
  map.on("zoomend", arrange);
  // live.js has a newer list; what somebody is reading stays until they close it.
  document.addEventListener("movr:listed", () => {
    if (map.getPane("popupPane").childElementCount === 0) {
      listed = list();
      arrange();
    }
  });
  backByEscape(element, map);
  return {
    boxes: () =>
      groups.map(({ marker }) => {
        const { x, y } = map.latLngToLayerPoint(marker.getLatLng());
        return [x - 22, y - PIN_TIP, x + 22, y - 11];
      }),
  };
}

function grouped(listed, map) {
  const groups = [];
  for (const member of listed) {
    const at = map.latLngToLayerPoint(member.at);
    const near = groups.find((group) => group.at.distanceTo(at) < PIN_SIZE * 0.8);
    if (near) {
      near.members.push(member);
    } else {
      groups.push({ at, members: [member] });
    }
  }
  return groups;
}

const signature = (groups) => groups.map(({ members }) => members.map(({ card }) => card.id + (card.dataset.state ?? "")).join()).join(";");

const part = (card, name) => card.querySelector(`[data-marker-${name}]`).textContent;

function pin(members, map, show) {
  const [{ card, at }] = members;
  const many = members.length > 1;
  const face = many ? node("span", members.length) : card.querySelector(".vehicle-tile .icon").cloneNode(true);
  const icon = L.divIcon({
    className: `map-pin ${many ? "map-pin-many" : `vehicle-${card.dataset.type}`} ${looks(members)}`,
    html: face,
    iconSize: [PIN_SIZE, PIN_SIZE],
    iconAnchor: [PIN_SIZE / 2, PIN_TIP],
    popupAnchor: [0, -PIN_TIP + 6],
  });
  const marker = L.marker(at, { icon, riseOnHover: true });
  marker.bindPopup(() => popup(members, show), { minWidth: 180, maxWidth: 260 });
  marker.on("keypress", () => setTimeout(() => map.getPane("popupPane").querySelector("a[href]")?.focus()));
  marker.on("popupclose", () => {
    if (map.getPane("popupPane").contains(document.activeElement)) {
      marker.getElement()?.focus();
    }
  });
  return marker;
}

const LOOKS = { in_use: "map-pin-used", out_of_service: "map-pin-out" };

/** Hollow when all are in use, dashed when all are out of service, where a page shows that. */
function looks(members) {
  const states = new Set(members.map(({ card }) => card.dataset.state));
  return states.size === 1 ? LOOKS[[...states][0]] ?? "" : "";
}

function name({ members, marker }, many) {
  const [{ card }] = members;
  const words = members.length > 1
    ? many.replace("{0}", members.length).replace("{1}", () => part(card, "place"))
    : `${part(card, "title")}, ${part(card, "kind")}, ${part(card, "place")}`;
  marker.getElement().setAttribute("aria-label", words);
}

function popup(members, show) {
  const list = document.createElement("ul");
  for (const { card } of members) {
    const entry = document.createElement("li");
    const title = card.querySelector("[data-marker-title]");
    const heading = node(title.href ? "a" : "strong", title.textContent);
    if (title.href) {
      heading.href = title.href;
    }
    entry.append(heading, node("p", part(card, "kind")), node("p", part(card, "place")));
    if (card.id) {
      const link = node("a", show);
      link.href = `#${card.id}`;
      entry.append(link);
    }
    list.append(entry);
  }
  return list;
}

function backByEscape(element, map) {
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      map.closePopup();
    }
  });
}

if (window.L) {
  document.querySelectorAll("[data-map]").forEach(draw);
}
