/** vis-timeline: lanes in which items are stacked, its own way of drawing them. It has no dependency lines. */
import { DataSet, Timeline } from "vis-timeline/standalone";
import "vis-timeline/styles/vis-timeline-graph2d.min.css";
import { HEIGHT, MONTHS, NAMES, WIDTH, ZOOMS } from "../page/units.mjs";

const ROOM = WIDTH - NAMES;

export default {
  prepare: ({ items, lanes, begin, end }) => ({
    begin,
    end,
    items: new DataSet(
      items.map((item) => ({
        id: item.id,
        content: item.title,
        start: new Date(item.start),
        end: new Date(item.end),
        group: lanes[item.lane].id,
      })),
    ),
    groups: new DataSet(lanes.map(({ id, title }) => ({ id, content: title }))),
  }),
  async mount(container, { begin, end, items, groups }) {
    const month = (end - begin) / MONTHS;
    const span = (level) => (ROOM / ZOOMS[level].month) * month;
    const complete = Promise.withResolvers();
    const chart = new Timeline(container, items, groups, {
      height: HEIGHT,
      stack: true,
      verticalScroll: true,
      orientation: "top",
      showCurrentTime: false,
      editable: false,
      selectable: false,
      start: new Date(begin),
      end: new Date(begin + span("month")),
      min: new Date(begin),
      max: new Date(Math.max(end, begin + span("year"))),
      xss: { disabled: true },
      onInitialDrawComplete: complete.resolve,
    });
    chart.on("rangechanged", () => {
      if (chart.dom.root.style.visibility === "hidden") chart.redraw();
    });
    // It keeps itself invisible until its first, delayed, change of range.
    await complete.promise;
    let zoom = "month";
    let at = 0;
    const show = (from) => chart.setWindow(new Date(from), new Date(from + span(zoom)), { animation: false });
    return {
      range: () => ({ x: Math.max(0, ZOOMS[zoom].month * MONTHS - ROOM), y: -chart.props.scrollTopMin }),
      scroll: () => ({
        x: Math.round(((chart.getWindow().start - begin) / month) * ZOOMS[zoom].month),
        y: -chart.props.scrollTop,
      }),
      scrollTo(x, y) {
        if (-chart.props.scrollTop !== y) {
          // What its handler of the wheel calls: there is no other way to scroll it downwards.
          chart._setScrollTop(-y);
          chart._redraw();
        }
        if (x !== at) {
          at = x;
          show(begin + (x / ZOOMS[zoom].month) * month);
        }
      },
      zoom(level) {
        zoom = level;
        at = 0;
        show(begin);
      },
      move: ({ id, start, end }) => items.update({ id, start: new Date(start), end: new Date(end) }),
    };
  },
};
