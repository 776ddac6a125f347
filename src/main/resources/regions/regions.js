// Shows the overview that the server gives every second, and sends what is pressed.
const SVG = 'http://www.w3.org/2000/svg';
const DOTS_AT_MOST = 4;
const byId = (id) => document.getElementById(id);
const statementsBefore = new Map();
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Where a point of the earth is in the drawing. */
const x = (longitude) => (longitude + 132) * 6.4;
const y = (latitude) => (65 - latitude) * 8.4;

function element(name, attributes = {}, ...children) {
  const made = name.startsWith('svg:') ? document.createElementNS(SVG, name.slice(4)) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

async function press(path) {
  const answer = await fetch(path, { method: 'POST', headers: { 'X-Movr-Regions': '1' } });
  if (!answer.ok) {
    byId('errors').textContent = await answer.text();
  }
  await refresh();
}

const act = (name, from, to = '') => press(`/act?${new URLSearchParams({ act: name, from, to })}`);

function button(id, text, pressed, onPress) {
  const made = element('button', { type: 'button', id, 'aria-pressed': pressed }, text);
  made.addEventListener('click', onPress);
  return made;
}

/** A bow from the instance to the data; at home a small circle would say nothing. */
function curve(from, to) {
  const [x1, y1, x2, y2] = [x(from.longitude), y(from.latitude) - 14, x(to.longitude), y(to.latitude) + 14];
  const [mx, my] = [(x1 + x2) / 2, (y1 + y2) / 2 - (x2 > x1 ? 1 : -1) * Math.abs(x2 - x1) * 0.16];
  return `M${x1},${y1}Q${mx},${my} ${x2},${y2}`;
}

function drawLinks(overview) {
  const at = new Map(overview.regions.map((region) => [region.name, region]));
  const drawn = overview.links.filter((link) => link.from !== link.to).map((link) => {
    const path = element('svg:path', { class: `link${link.cut ? ' cut' : ''}${link.slow ? ' slow' : ''}`, d: curve(at.get(link.from), at.get(link.to)) });
    path.append(element('svg:title', {}, `${link.from} to ${link.to}: ${link.millis} ms, ${link.statements} statements`));
    return path;
  });
  byId('links').replaceChildren(...drawn);
  overview.links.filter((link) => link.from !== link.to).forEach((link) => sendDots(link, curve(at.get(link.from), at.get(link.to))));
}

/** As many as there were statements since the last time, up to a few. */
function sendDots(link, path) {
  const key = `${link.from} ${link.to}`;
  const since = link.statements - (statementsBefore.get(key) ?? link.statements);
  statementsBefore.set(key, link.statements);
  for (let i = 0; i < Math.min(since, DOTS_AT_MOST) && !calm; i++) {
    const dot = element('svg:circle', { class: 'dot', r: 4 });
    const motion = element('svg:animateMotion', { path, dur: `${0.4 + link.millis / 400}s`, begin: 'indefinite', fill: 'freeze' });
    dot.append(motion);
    dot.style.visibility = 'hidden';
    byId('map').append(dot);
    setTimeout(() => { dot.style.visibility = ''; motion.beginElement(); }, i * 250);
    setTimeout(() => dot.remove(), i * 250 + 400 + link.millis * 2.5);
  }
}

function drawNodes(overview) {
  byId('nodes').replaceChildren(...overview.regions.map((region) => {
    const [px, py] = [x(region.longitude), y(region.latitude)];
    return element('svg:g', { class: `node ${region.instance}${region.lost ? ' lost' : ''}` },
      element('svg:circle', { cx: px, cy: py - 14, r: 11 }),
      element('svg:rect', { x: px - 10, y: py + 4, width: 20, height: 18, rx: 4 }),
      element('svg:text', px > 800 ? { x: px - 18, y: py + 4, 'text-anchor': 'end' } : { x: px + 18, y: py + 4 }, region.label));
  }));
}

function card(region, number, overview) {
  const runs = region.instance !== 'stopped';
  const links = overview.links.filter((link) => link.from === region.name).map((link) => {
    const to = overview.regions.find((other) => other.name === link.to);
    return element('li', {},
      `to the data of ${to.label}: ${link.millis} ms, ${link.statements.toLocaleString('en')} statements `,
      element('br'),
      button(`cut-${link.from}-${link.to}`, link.cut ? 'Mend' : 'Cut', link.cut, () => act(link.cut ? 'mend' : 'cut', link.from, link.to)), ' ',
      button(`slow-${link.from}-${link.to}`, 'Slow', link.slow, () => act(link.slow ? 'speed' : 'slow', link.from, link.to)));
  });
  return element('article', { class: 'card' },
    element('h3', {}, region.label),
    element('p', {}, `Instance: ${region.instance}${region.processId ? `, process ${region.processId}` : ''}, ${region.requests.toLocaleString('en')} requests`),
    element('p', {}, `Data: ${region.lost ? 'cannot be reached' : 'can be reached'}. ${region.cities.map((city) => city.label).join(', ')}`),
    element('p', {},
      button(`instance-${region.name}`, `${runs ? 'Kill' : 'Restore'} the instance (${number})`, !runs, () => act(runs ? 'kill' : 'restore', region.name)), ' ',
      button(`data-${region.name}`, `${region.lost ? 'Return' : 'Lose'} the data (${number + 3})`, region.lost, () => act(region.lost ? 'return' : 'lose', region.name))),
    element('ul', {}, ...links));
}

/** What is pressed keeps the focus although it is drawn anew. */
function replace(id, children) {
  const focused = document.activeElement?.id;
  byId(id).replaceChildren(...children);
  if (focused && document.activeElement?.id !== focused) {
    byId(focused)?.focus();
  }
}

function drawWaiting(overview) {
  const operations = ['vehicles', 'start', 'end', 'my rides'];
  const rows = overview.regions.flatMap((region) => region.cities).map((city) => element('tr', {},
    element('th', { scope: 'row' }, city.label),
    ...operations.map((operation) => {
      const found = overview.waiting.find((each) => each.city === city.label && each.operation === operation);
      return element('td', {}, found ? found.p50.toFixed(found.p50 < 10 ? 1 : 0) : '–');
    })));
  byId('waiting').replaceChildren(...rows);
}

function drawPlaces(overview) {
  const select = byId('place');
  if (select.options.length === 1) {
    overview.regions.flatMap((region) => region.cities).forEach((city) => select.append(element('option', { value: city.slug }, city.label)));
  }
  if (document.activeElement !== select) {
    select.value = overview.place;
  }
}

function draw(overview) {
  byId('database').textContent = `The database: ${overview.database}`;
  byId('rides').textContent = overview.traffic.rides.toLocaleString('en');
  const disagreements = overview.books.disagreements.concat(overview.traffic.disagreements);
  byId('books').textContent = disagreements.length ? 'The books do not agree' : 'The books agree';
  byId('books').className = disagreements.length ? 'bad' : 'good';
  byId('audits').textContent = `read ${overview.books.audits} times`;
  byId('failures').textContent = Object.values(overview.failures).reduce((sum, each) => sum + each, 0);
  drawLinks(overview);
  drawNodes(overview);
  replace('regions', overview.regions.map((region, i) => card(region, i + 1, overview)));
  drawWaiting(overview);
  drawPlaces(overview);
  byId('requests').replaceChildren(...overview.requests.map((each) => element('tr', {},
    element('td', {}, each.city), element('td', {}, `${each.method} ${each.path.replace(/[0-9a-f-]{36}/g, '…')}`),
    element('td', {}, each.status), element('td', {}, `${each.millis.toFixed(0)} ms`))));
  byId('events').replaceChildren(...overview.events.concat(disagreements).map((each) => element('li', {}, each)));
}

async function refresh() {
  try {
    draw(await (await fetch('/overview')).json());
    byId('errors').textContent = '';
  } catch {
    byId('errors').textContent = 'movr regions does not answer any more.';
  }
}

byId('place').addEventListener('change', (event) => event.target.value && press(`/move?city=${event.target.value}`));
addEventListener('keydown', (event) => {
  if (event.target.matches('select, input') || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const cards = [...document.querySelectorAll('.card')];
  const number = Number(event.key) - 1;
  const kind = number < cards.length ? 'instance-' : 'data-';
  cards[number % cards.length]?.querySelector(`[id^=${kind}]`)?.click();
});
refresh();
setInterval(refresh, 1000);
