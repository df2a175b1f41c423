/** vtable-gantt: a canvas with a node in memory for every bar and line of the plan. */
import { Gantt } from "@visactor/vtable-gantt";
import { BAR, HEADER, isoDay, NAMES, ROW, ZOOMS } from "../page/units.mjs";

const YEAR = { unit: "year", step: 1 };
const SCALES = {
  month: [YEAR, { unit: "month", step: 1 }],
  quarter: [YEAR, { unit: "quarter", step: 1 }],
  year: [YEAR],
};
const LINE = { lineWidth: 1, lineColor: "#e6e6e6" };

export default {
  prepare: ({ items, dependencies, begin, end }) => ({
    begin: isoDay(begin),
    end: isoDay(end - 1),
    records: items.map(({ id, title, start, end, progress }) => ({
      id,
      title,
      start: isoDay(start),
      end: isoDay(end),
      progress,
    })),
    links: dependencies.map(({ source, target }) => ({
      type: "finish_to_start",
      linkedFromTaskKey: source,
      linkedToTaskKey: target,
    })),
  }),
  mount(container, { begin, end, records, links }) {
    const options = (level) => ({
      records,
      taskKeyField: "id",
      rowHeight: ROW,
      headerRowHeight: HEADER / SCALES[level].length,
      minDate: begin,
      maxDate: end,
      taskListTable: { columns: [{ field: "title", title: "Item", width: NAMES }], tableWidth: NAMES },
      taskBar: {
        startDateField: "start",
        endDateField: "end",
        progressField: "progress",
        labelText: "{title}",
        labelTextStyle: { fontSize: 12, color: "#fff" },
        barStyle: { width: BAR, cornerRadius: 4, barColor: "#4c8bf5", completedBarColor: "#2a5db0" },
      },
      timelineHeader: { colWidth: ZOOMS[level].column, scales: SCALES[level] },
      dependency: { links },
      grid: { verticalLine: LINE, horizontalLine: LINE },
    });
    const places = new Map(records.map(({ id }, n) => [id, n]));
    const chart = new Gantt(container, options("month"));
    return {
      range: () => ({
        x: Math.max(0, chart.getAllDateColsWidth() - chart.tableNoFrameWidth),
        y: Math.max(0, chart.getAllRowsHeight() - chart.tableNoFrameHeight),
      }),
      scroll: () => ({ x: chart.scrollLeft, y: chart.scrollTop }),
      scrollTo(x, y) {
        if (chart.scrollLeft !== x) chart.scrollLeft = x;
        if (chart.scrollTop !== y) chart.scrollTop = y;
      },
      zoom: (level) => chart.updateOption(options(level)),
      move({ id, start, end }) {
        const n = places.get(id);
        records[n] = { ...records[n], start: isoDay(start), end: isoDay(end) };
        chart.updateTaskRecord(records[n], n);
      },
    };
  },
};
