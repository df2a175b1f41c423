"use strict";
// What the page does by itself: nothing of it goes over a network. The picture is there, and can be read and printed, without.
(() => {
  // The picture has ids of its own.
  const byId = (id) => document.getElementById(`page-${id}`);
  const told = new Map(JSON.parse(byId("data").textContent).map((one) => [one.id, one]));
  const picture = byId("picture");
  const svg = picture.querySelector("svg");
  const { width } = svg.viewBox.baseVal;
  const groups = [...svg.querySelectorAll("g[id]")].filter((group) => told.has(nameOf(group)));
  const root = document.documentElement;
  const detail = byId("detail");
  /** Smaller than this no label can be read. */
  const LEAST = 0.7;
  let zoom = 1;
  let chosen = null;

  /** Where something is drawn in several places, all but the first have a number behind a dot. */
  function nameOf(group) {
    return group.id.split(".")[0];
  }

  for (const group of groups) {
    const { title, detail: rest } = told.get(nameOf(group));
    group.setAttribute("role", "button");
    group.setAttribute("tabindex", "0");
    group.setAttribute("aria-label", rest ? `${title}, ${rest}` : title);
  }

  function open(group) {
    const one = told.get(nameOf(group));
    chosen?.classList.remove("chosen");
    chosen = group;
    group.classList.add("chosen");
    byId("title").textContent = one.title;
    byId("when").textContent = one.detail;
    byId("why").replaceChildren(
      ...one.why.map((line) => {
        const entry = document.createElement("li");
        entry.textContent = line;
        return entry;
      }),
    );
    detail.hidden = false;
  }

  function close() {
    if (detail.hidden) return;
    detail.hidden = true;
    chosen?.classList.remove("chosen");
    chosen?.focus({ preventScroll: true });
    chosen = null;
  }

  function seek() {
    const words = byId("seek").value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    let first = null;
    for (const group of groups) {
      const one = told.get(nameOf(group));
      const text = [one.title, one.detail, ...one.why].join(" ").toLowerCase();
      const has = words.length > 0 && words.every((word) => text.includes(word));
      group.classList.toggle("found", has);
      if (has) found++;
      if (has && !first) first = group;
    }
    root.classList.toggle("seeks", words.length > 0);
    root.classList.toggle("alone", byId("alone").checked);
    byId("found").textContent = words.length > 0 ? `${found} of ${groups.length}` : "";
    return first;
  }

  /** Makes the picture larger around a point of the window, which stays where it is. */
  function scale(to, x = picture.clientWidth / 2, y = picture.clientHeight / 2) {
    const next = Math.min(4, Math.max(0.1, to));
    const at = [(picture.scrollLeft + x) / zoom, (picture.scrollTop + y) / zoom];
    zoom = next;
    svg.style.width = `${width * zoom}px`;
    picture.scrollTo(at[0] * zoom - x, at[1] * zoom - y);
  }

  function isDark() {
    const { theme } = root.dataset;
    return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  const acts = {
    nearer: () => scale(zoom * 1.25),
    further: () => scale(zoom / 1.25),
    fit: () => scale(picture.clientWidth / width),
    theme: () => {
      root.dataset.theme = isDark() ? "light" : "dark";
    },
    print: () => window.print(),
    close,
  };
  for (const [id, act] of Object.entries(acts)) byId(id).addEventListener("click", act);

  byId("seek").addEventListener("input", seek);
  byId("alone").addEventListener("change", seek);
  byId("seek").addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const first = seek();
    first?.scrollIntoView({ block: "center", inline: "center" });
    first?.focus({ preventScroll: true });
  });
  picture.addEventListener("click", (event) => {
    const group = event.target.closest("[role=button]");
    if (group) open(group);
  });
  picture.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = picture.getBoundingClientRect();
      scale(zoom * Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top);
    },
    { passive: false },
  );
  document.addEventListener("keydown", (event) => {
    const types = event.target instanceof HTMLInputElement;
    if (event.key === "Escape") close();
    if (types || event.ctrlKey || event.metaKey || event.altKey) return;
    const group = document.activeElement?.closest("#page-picture [role=button]");
    if (group && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      open(group);
    }
    if (event.key === "/") {
      event.preventDefault();
      byId("seek").focus();
    }
    if (event.key === "+" || event.key === "=") acts.nearer();
    if (event.key === "-") acts.further();
    if (event.key === "0") acts.fit();
  });
  /** What stands above the columns and beside the rows stays in sight, as it does in the app. */
  function pin() {
    const { left, top } = picture.dataset;
    const across = Math.max(0, picture.scrollLeft / zoom - Number(left));
    const down = Math.max(0, picture.scrollTop / zoom - Number(top));
    const place = (id, x, y) => svg.getElementById(id)?.setAttribute("transform", `translate(${x} ${y})`);
    place("axis", 0, down);
    place("side", across, 0);
    place("corner", across, down);
  }
  picture.addEventListener("scroll", pin);

  // All of it where that can be read; else as large as in the app, and today in sight.
  const whole = picture.clientWidth / width;
  scale(whole < LEAST ? 1 : Math.min(1, whole), 0, 0);
  const today = Number(picture.dataset.today);
  if (today > picture.clientWidth) picture.scrollLeft = today - picture.clientWidth * 0.7;
  pin();
})();
