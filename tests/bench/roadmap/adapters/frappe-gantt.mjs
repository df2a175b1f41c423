/** frappe-gantt: one SVG with everything. */
import Gantt from "frappe-gantt";
import "../node_modules/frappe-gantt/dist/frappe-gantt.css";
import { BAR, HEADER, HEIGHT, isoDay, ROW, ZOOMS } from "../page/units.mjs";

const MODES = [
  { name: "month", step: "1m", date_format: "YYYY-MM", lower_text: "MMM" },
  { name: "quarter", step: "3m", date_format: "YYYY-MM", lower_text: "MMM" },
  { name: "year", step: "1y", date_format: "YYYY", lower_text: "YYYY" },
].map((mode) => ({ ...mode, padding: "1m", upper_text: "YYYY", column_width: ZOOMS[mode.name].column }));

export default {
  prepare({ items, dependencies }) {
    const blockers = Map.groupBy(dependencies, ({ target }) => target);
    return items.map(({ id, title, start, end, progress }) => ({
      id,
      name: title,
      start: isoDay(start),
      end: isoDay(end),
      progress,
      dependencies: (blockers.get(id) ?? []).map(({ source }) => source),
    }));
  },
  mount(container, tasks) {
    const host = document.createElement("div");
    container.append(host);
    const chart = new Gantt(host, tasks, {
      view_modes: MODES,
      view_mode: "month",
      container_height: HEIGHT,
      bar_height: BAR,
      padding: ROW - BAR,
      infinite_padding: false,
      scroll_to: "start",
      today_button: false,
      holidays: {},
      popup: false,
      upper_header_height: HEADER / 2,
      lower_header_height: HEADER / 2,
    });
    const body = chart.$container;
    return {
      range: () => ({ x: body.scrollWidth - body.clientWidth, y: body.scrollHeight - body.clientHeight }),
      scroll: () => ({ x: body.scrollLeft, y: body.scrollTop }),
      scrollTo(x, y) {
        body.scrollLeft = x;
        body.scrollTop = y;
      },
      zoom: (level) => chart.change_view_mode(level),
      move({ id, start, end }) {
        const dates = { start: isoDay(start), end: isoDay(end), _start: new Date(start), _end: new Date(end) };
        chart.update_task(id, dates);
      },
    };
  },
};
