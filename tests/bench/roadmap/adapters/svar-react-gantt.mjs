/** @svar-ui/react-gantt: React, divs for what is in sight. */
import { Gantt, Willow } from "@svar-ui/react-gantt";
import { createElement, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import "@svar-ui/react-gantt/all.css";
import { HEADER, HEIGHT, NAMES, ROW, WIDTH, ZOOMS } from "../page/units.mjs";

const YEAR = { unit: "year", step: 1, format: "%Y" };
const SCALES = {
  month: [YEAR, { unit: "month", step: 1, format: "%M" }],
  quarter: [YEAR, { unit: "quarter", step: 1, format: "Q%Q" }],
  year: [YEAR],
};
const COLUMNS = [{ id: "text", header: "Item", width: NAMES }];

export default {
  prepare: ({ items, dependencies, begin, end }) => ({
    begin: new Date(begin),
    end: new Date(end),
    tasks: items.map((item) => ({
      id: item.id,
      text: item.title,
      start: new Date(item.start),
      end: new Date(item.end),
      progress: item.progress,
      parent: item.parent ?? 0,
      open: item.parent === null ? true : undefined,
      type: "task",
    })),
    links: dependencies.map(({ id, source, target }) => ({ id, source, target, type: "e2s" })),
  }),
  mount(container, input) {
    const hold = {};
    const root = createRoot(container);
    flushSync(() => root.render(createElement(Chart, { input, hold })));
    const rows = () => container.querySelector(".wx-gantt");
    const chart = () => container.querySelector(".wx-chart");
    return {
      range: () => ({
        x: chart().scrollWidth - chart().clientWidth,
        y: rows().scrollHeight - rows().clientHeight,
      }),
      scroll: () => ({ x: chart().scrollLeft, y: rows().scrollTop }),
      scrollTo(x, y) {
        chart().scrollLeft = x;
        rows().scrollTop = y;
      },
      zoom: (level) => flushSync(() => hold.setZoom(level)),
      move: ({ id, start, end }) =>
        hold.api.exec("update-task", { id, task: { start: new Date(start), end: new Date(end) } }),
    };
  },
};

function Chart({ input, hold }) {
  const [zoom, setZoom] = useState("month");
  hold.setZoom = setZoom;
  // Without a height of its own it would draw every row.
  return createElement(
    "div",
    { className: "bounded", style: { width: WIDTH, height: HEIGHT } },
    createElement("style", null, ".bounded .wx-theme { height: 100% }"),
    createElement(
      Willow,
      { fonts: false },
      createElement(Gantt, {
        init: (api) => {
          hold.api = api;
        },
        tasks: input.tasks,
        links: input.links,
        columns: COLUMNS,
        scales: SCALES[zoom],
        cellWidth: ZOOMS[zoom].column,
        cellHeight: ROW,
        scaleHeight: HEADER / 2,
        start: input.begin,
        end: input.end,
        autoScale: false,
        readonly: false,
      }),
    ),
  );
}
