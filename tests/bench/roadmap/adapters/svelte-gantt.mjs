/** svelte-gantt: divs for the visible rows, one SVG for each visible dependency. */
import { SvelteGantt, SvelteGanttDependencies, SvelteGanttTable } from "svelte-gantt";
import { BAR, MONTHS, NAMES, ROW, ZOOMS } from "../page/units.mjs";

const YEAR = { unit: "year", format: "YYYY" };
const LEVELS = {
  month: { columnUnit: "month", columnOffset: 1, headers: [YEAR, { unit: "month", format: "MM" }] },
  quarter: { columnUnit: "month", columnOffset: 3, headers: [YEAR, { unit: "month", format: "MM", offset: 3 }] },
  year: { columnUnit: "year", columnOffset: 1, headers: [YEAR] },
};

export default {
  prepare: ({ items, dependencies, begin, end }) => ({
    begin,
    end,
    rows: items.map(({ id, title }) => ({ id, label: title })),
    tasks: items.map((item) => ({
      id: item.id,
      resourceId: item.id,
      label: item.title,
      from: item.start,
      to: item.end,
      amountDone: item.progress,
    })),
    dependencies: dependencies.map(({ source, target }, n) => ({ id: n + 1, fromId: source, toId: target })),
  }),
  mount(container, { begin, end, rows, tasks, dependencies }) {
    const places = new Map(tasks.map((task, n) => [task.id, n]));
    const chart = new SvelteGantt({
      target: container,
      props: {
        rows,
        tasks,
        dependencies,
        from: begin,
        to: end,
        minWidth: ZOOMS.month.month * MONTHS,
        fitWidth: false,
        rowHeight: ROW,
        rowPadding: (ROW - BAR) / 2,
        tableWidth: NAMES,
        tableHeaders: [{ title: "Item", property: "label", width: NAMES, type: "text" }],
        ganttTableModules: [SvelteGanttTable],
        ganttBodyModules: [SvelteGanttDependencies],
        magnetUnit: "day",
        magnetOffset: 1,
        ...LEVELS.month,
      },
    });
    const body = container.querySelector(".sg-timeline-body");
    return {
      range: () => ({ x: body.scrollWidth - body.clientWidth, y: body.scrollHeight - body.clientHeight }),
      scroll: () => ({ x: body.scrollLeft, y: body.scrollTop }),
      scrollTo(x, y) {
        body.scrollLeft = x;
        body.scrollTop = y;
      },
      zoom: (level) => chart.$set({ ...LEVELS[level], minWidth: ZOOMS[level].month * MONTHS }),
      move: ({ id, start, end }) => chart.updateTask({ ...tasks[places.get(id)], from: start, to: end }),
    };
  },
};
