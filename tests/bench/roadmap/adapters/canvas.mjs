/** The limit: one bare canvas that draws the visible rows anew for every change, and can do nothing else. */
import { BAR, columns, HEADER, HEIGHT, MONTHS, NAMES, ROW, WIDTH, ZOOMS } from "../page/units.mjs";

const COLOURS = ["#4c8bf5", "#34a853", "#f29900", "#a142f4", "#00acc1", "#e8710a", "#7cb342", "#d93025"];
const FONT = "12px 'DejaVu Sans', sans-serif";
/** Rows of one bucket of dependencies, as a power of two: a frame looks at the visible buckets only. */
const BUCKET = 6;

export default {
  prepare: (plan) => plan,
  mount(container, plan) {
    const model = modelOf(plan);
    const canvas = document.createElement("canvas");
    canvas.width = WIDTH;
    canvas.height = HEIGHT;
    canvas.style.display = "block";
    container.append(canvas);
    const context = canvas.getContext("2d", { alpha: false });
    const view = { zoom: "month", x: 0, y: 0 };
    const fit = fitter(context);
    let queued = false;
    const redraw = () => {
      queued = false;
      draw(context, model, view, fit);
    };
    const later = () => {
      if (queued) return;
      queued = true;
      requestAnimationFrame(redraw);
    };
    const range = () => ({
      x: Math.max(0, ZOOMS[view.zoom].month * MONTHS - (WIDTH - NAMES)),
      y: Math.max(0, model.count * ROW - (HEIGHT - HEADER)),
    });
    redraw();
    return {
      range,
      scroll: () => ({ x: view.x, y: view.y }),
      scrollTo(x, y) {
        view.x = Math.min(x, range().x);
        view.y = Math.min(y, range().y);
        later();
      },
      zoom(level) {
        view.zoom = level;
        view.x = Math.min(view.x, range().x);
        later();
      },
      move({ id, start, end }) {
        const n = model.places.get(id);
        model.start[n] = start;
        model.end[n] = end;
        later();
      },
    };
  },
};

function modelOf({ items, dependencies, begin, end }) {
  const places = new Map(items.map(({ id }, n) => [id, n]));
  const from = Int32Array.from(dependencies, ({ source }) => places.get(source));
  const to = Int32Array.from(dependencies, ({ target }) => places.get(target));
  const buckets = Array.from({ length: (items.length >> BUCKET) + 1 }, () => []);
  from.forEach((a, n) => {
    const [first, last] = [Math.min(a, to[n]), Math.max(a, to[n])];
    for (let bucket = first >> BUCKET; bucket <= last >> BUCKET; bucket++) buckets[bucket].push(n);
  });
  return {
    count: items.length,
    begin,
    span: end - begin,
    places,
    start: Float64Array.from(items, (item) => item.start),
    end: Float64Array.from(items, (item) => item.end),
    progress: Uint8Array.from(items, (item) => item.progress),
    colour: Uint8Array.from(items, (item) => item.lane % COLOURS.length),
    titles: items.map((item) => item.title),
    from,
    to,
    buckets,
    year: new Date(begin).getUTCFullYear(),
  };
}

/** Cuts titles by their measured width, each measured once. */
function fitter(context) {
  const widths = new Map();
  return (text, room) => {
    let width = widths.get(text);
    if (width === undefined) {
      width = context.measureText(text).width;
      widths.set(text, width);
    }
    if (width <= room) return text;
    const letters = Math.floor((text.length * room) / width) - 1;
    return letters > 2 ? `${text.slice(0, letters)}…` : "";
  };
}

function draw(context, model, view, fit) {
  const top = HEADER - view.y;
  const scale = (ZOOMS[view.zoom].month * MONTHS) / model.span;
  const left = NAMES - view.x;
  const at = (time) => left + (time - model.begin) * scale;
  const first = Math.max(0, Math.floor(view.y / ROW));
  const last = Math.min(model.count - 1, Math.ceil((view.y + HEIGHT - HEADER) / ROW));
  const { column } = ZOOMS[view.zoom];
  const names = columns(view.zoom, model.year);
  context.fillStyle = "#fff";
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.save();
  context.beginPath();
  context.rect(NAMES, HEADER, WIDTH - NAMES, HEIGHT - HEADER);
  context.clip();
  context.strokeStyle = "#e6e6e6";
  context.lineWidth = 1;
  context.beginPath();
  for (let n = first; n <= last; n++) {
    const y = top + (n + 1) * ROW - 0.5;
    context.moveTo(NAMES, y);
    context.lineTo(WIDTH, y);
  }
  names.forEach((_, n) => {
    const x = Math.round(left + (n + 1) * column) - 0.5;
    if (x <= NAMES || x >= WIDTH) return;
    context.moveTo(x, HEADER);
    context.lineTo(x, HEIGHT);
  });
  context.stroke();
  context.font = FONT;
  context.textBaseline = "middle";
  for (let n = first; n <= last; n++) {
    const x = Math.round(at(model.start[n]));
    const w = Math.round((model.end[n] - model.start[n]) * scale);
    if (x > WIDTH || x + w < NAMES) continue;
    const y = top + n * ROW + (ROW - BAR) / 2;
    context.fillStyle = COLOURS[model.colour[n]];
    context.beginPath();
    context.roundRect(x, y, w, BAR, 4);
    context.fill();
    context.fillStyle = "rgba(0, 0, 0, 0.18)";
    context.fillRect(x, y + BAR - 4, (w * model.progress[n]) / 100, 4);
    context.fillStyle = "#fff";
    context.fillText(fit(model.titles[n], w - 12), x + 6, y + BAR / 2);
  }
  drawDependencies(context, model, first, last, at, top);
  context.restore();
  context.fillStyle = "#fafafa";
  context.fillRect(0, HEADER, NAMES, HEIGHT);
  context.fillStyle = "#333";
  context.font = FONT;
  context.textBaseline = "middle";
  for (let n = first; n <= last; n++) {
    context.fillText(fit(model.titles[n], NAMES - 20), 10, top + n * ROW + ROW / 2);
  }
  context.fillStyle = "#f0f0f0";
  context.fillRect(0, 0, WIDTH, HEADER);
  context.fillStyle = "#333";
  names.forEach((name, n) => {
    const x = left + n * column;
    if (x + column > NAMES && x < WIDTH) context.fillText(name, x + 6, 35);
  });
  context.fillStyle = "#f0f0f0";
  context.fillRect(0, 0, NAMES, HEADER);
  context.fillStyle = "#333";
  context.fillText("Item", 10, 35);
}

function drawDependencies(context, model, first, last, at, top) {
  const seen = new Set();
  context.strokeStyle = "#777";
  context.beginPath();
  for (let bucket = first >> BUCKET; bucket <= last >> BUCKET; bucket++) {
    for (const n of model.buckets[bucket]) {
      const [a, b] = [model.from[n], model.to[n]];
      if (seen.has(n) || Math.max(a, b) < first || Math.min(a, b) > last) continue;
      seen.add(n);
      const [x, y] = [at(model.end[a]), top + a * ROW + ROW / 2];
      const [u, v] = [at(model.start[b]), top + b * ROW + ROW / 2];
      context.moveTo(x, y);
      context.lineTo(x + 8, y);
      context.lineTo(x + 8, v);
      context.lineTo(u, v);
      context.lineTo(u - 5, v - 4);
      context.moveTo(u, v);
      context.lineTo(u - 5, v + 4);
    }
  }
  context.stroke();
}
