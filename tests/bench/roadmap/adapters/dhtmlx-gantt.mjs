/** dhtmlx-gantt: divs, only those in sight; with what its makers advise for speed. */
import { gantt } from "dhtmlx-gantt";
import "dhtmlx-gantt/codebase/dhtmlxgantt.css";
import { BAR, HEADER, NAMES, ROW, ZOOMS } from "../page/units.mjs";

const YEAR = { unit: "year", step: 1, format: "%Y" };
const QUARTER = { unit: "quarter", step: 1, format: (day) => `Q${Math.floor(day.getMonth() / 3) + 1}` };
const SCALES = { month: [YEAR, { unit: "month", step: 1, format: "%M" }], quarter: [YEAR, QUARTER], year: [YEAR] };

export default {
  prepare: ({ items, dependencies, begin, end }) => ({
    begin: new Date(begin),
    end: new Date(end),
    data: items.map((item) => ({
      id: item.id,
      text: item.title,
      start_date: new Date(item.start),
      end_date: new Date(item.end),
      progress: item.progress / 100,
      parent: item.parent ?? 0,
      open: true,
      type: "task",
    })),
    links: dependencies.map(({ id, source, target }) => ({ id, source, target, type: "0" })),
  }),
  mount(container, { begin, end, data, links }) {
    const zoom = (level) => {
      gantt.config.scales = SCALES[level];
      gantt.config.min_column_width = ZOOMS[level].column;
    };
    Object.assign(gantt.config, {
      row_height: ROW,
      bar_height: BAR,
      scale_height: HEADER,
      grid_width: NAMES,
      columns: [{ name: "text", label: "Item", tree: true, width: "*" }],
      start_date: begin,
      end_date: end,
      fit_tasks: false,
      smart_rendering: true,
      static_background: true,
      open_tree_initially: true,
      show_progress: true,
      details_on_dblclick: false,
      auto_types: false,
      initial_scroll: false,
    });
    zoom("month");
    gantt.init(container);
    gantt.parse({ data, links });
    return {
      range() {
        const state = gantt.getScrollState();
        return { x: state.width - state.inner_width, y: state.height - state.inner_height };
      },
      scroll() {
        const { x, y } = gantt.getScrollState();
        return { x, y };
      },
      scrollTo: (x, y) => gantt.scrollTo(x, y),
      zoom(level) {
        zoom(level);
        gantt.render();
      },
      move({ id, start, end }) {
        Object.assign(gantt.getTask(id), { start_date: new Date(start), end_date: new Date(end) });
        gantt.updateTask(id);
      },
    };
  },
};
