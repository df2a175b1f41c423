import { describe, expect, it } from "vitest";
import type { Mark } from "../bindings/Mark";
import { lane, node, rect, scene } from "../testing/scene";
import { thumb } from "./bars";
import { dayAtX, daysAcross, edgeAt, edgeSpeed, movedBox, xOfDay } from "./drag";
import { focusOf, isOpen, laneAt, neighbour, nodeAt } from "./find";
import { carried, isCut, labelsOf } from "./labels";
import { indexOf } from "./marks";
import { litBy, looksTheSame, NOTHING, prepare, strength } from "./painter";
import { heldBox, targetOf } from "./placing";
import { heightAboveTray, held, placeAt, regionsOf, scrolledTo } from "./regions";
import { edgeFor, stepOf } from "./useKeyboard";

const TIME = scene().time!;

describe("what is in sight", () => {
  const marks = [rect(0, 0, 50, 20), rect(0, 1000, 50, 20), rect(5000, 0, 50, 20), rect(0, 0, 9000, 9000)];
  const seen = (left: number, top: number, right: number, bottom: number) => {
    const found: number[] = [];
    indexOf(marks).visit({ left, top, right, bottom }, (mark) => found.push(marks.indexOf(mark)));
    return found;
  };

  it("draws only what touches the window, back to front", () => {
    expect(seen(0, 0, 800, 600)).toEqual([0, 3]);
    expect(seen(0, 900, 800, 1500)).toEqual([1, 3]);
    expect(seen(4000, 0, 6000, 600)).toEqual([2, 3]);
  });

  it("keeps a text whose end reaches into the window", () => {
    const text = {
      t: "text",
      x: 100,
      y: 20,
      text: "Template gallery",
      size: 13,
      weight: "medium",
      anchor: "end",
      paint: "ink",
      node: null,
    } as const;
    const found: unknown[] = [];
    indexOf([text]).visit({ left: 0, top: 0, right: 60, bottom: 60 }, (mark) => found.push(mark));
    expect(found).toEqual([text]);
  });
});

describe("a scene that comes in place of another", () => {
  const at = (body: Mark[], y = 0) => {
    const shown = scene({ body });
    return { prepared: prepare(shown), regions: regionsOf(shown, 800, 600), scroll: { x: 0, y, tray: 0 } };
  };
  const seen = [rect(300, 100, 50, 20, { node: 3 })];

  it("looks the same where only more of it came below, and its nodes are counted anew", () => {
    const more = [rect(300, 100, 50, 20, { node: 0 }), rect(300, 1400, 50, 20, { node: 1 })];
    expect(looksTheSame(at(seen), at(more))).toBe(true);
  });

  it("is drawn where something in sight is different, or it is scrolled", () => {
    expect(looksTheSame(at(seen), at([rect(301, 100, 50, 20)]))).toBe(false);
    expect(looksTheSame(at(seen), at([...seen, rect(400, 100, 50, 20)]))).toBe(false);
    expect(looksTheSame(at(seen), at(seen, 10))).toBe(false);
  });
});

describe("the parts of a picture in a window", () => {
  const regions = regionsOf(scene({ tray_height: 80, footer_height: 40 }), 1000, 700);

  it("pins header, side, tray and footer around the body", () => {
    expect(regions.body).toEqual({ x: 200, y: 46, w: 800, h: 534 });
    expect(regions.tray).toEqual({ x: 0, y: 580, w: 1000, h: 80 });
    expect(regions.footer).toEqual({ x: 0, y: 660, w: 1000, h: 40 });
    expect(regions.most).toEqual({ x: 1000, y: 920, tray: 0 });
    expect(heightAboveTray({ tray_height: 80, footer_height: 40 }, 700)).toBe(580);
  });

  it("lets a tall tray scroll instead of taking the window", () => {
    const { tray, most } = regionsOf(scene({ tray_height: 900 }), 1000, 700);
    expect(tray.h).toBe(210);
    expect(most.tray).toBe(690);
  });

  it("holds the scroll within the picture", () => {
    expect(held({ x: -5, y: 99_999, tray: 3 }, regions)).toEqual({ x: 0, y: 920, tray: 0 });
  });

  it("knows what a point is over", () => {
    const scroll = { x: 100, y: 50, tray: 0 };
    expect(placeAt(regions, scroll, 300, 100)).toEqual({ part: "body", x: 400, y: 150 });
    expect(placeAt(regions, scroll, 20, 100)).toEqual({ part: "side", x: 20, y: 150 });
    expect(placeAt(regions, scroll, 20, 600)).toEqual({ part: "tray", x: 20, y: 20 });
    expect(placeAt(regions, scroll, 2000, 600)).toBeNull();
  });

  it("scrolls no further than it takes to see a node", () => {
    const still = { x: 0, y: 0, tray: 0 };
    expect(scrolledTo(node("item:a", 300, 200), regions, still)).toEqual(still);
    expect(scrolledTo(node("item:a", 300, 900), regions, still)).toEqual({ x: 0, y: 362, tray: 0 });
    expect(scrolledTo(node("item:a", 250, 200), regions, { x: 500, y: 0, tray: 0 }).x).toBe(34);
  });
});

describe("finding", () => {
  const nodes = [
    node("item:a", 300, 100),
    node("item:b", 500, 100),
    node("item:c", 320, 140),
    node("item:d", 520, 400),
    node("item:t", 10, 10, 80, 26, { part: "tray" }),
  ];

  it("finds the node under the pointer, and none where there is none", () => {
    expect(nodeAt(nodes, { part: "body", x: 350, y: 110 })).toBe(0);
    expect(nodeAt(nodes, { part: "tray", x: 20, y: 20 })).toBe(4);
    expect(nodeAt(nodes, { part: "body", x: 20, y: 20 })).toBeNull();
    expect(nodeAt(nodes, { part: "side", x: 350, y: 110 })).toBeNull();
  });

  it("goes with the arrows where the eye would", () => {
    expect(neighbour(nodes, 0, "right")).toBe(1);
    expect(neighbour(nodes, 1, "left")).toBe(0);
    expect(neighbour(nodes, 0, "down")).toBe(2);
    expect(neighbour(nodes, 2, "up")).toBe(0);
    expect(neighbour(nodes, 1, "down")).toBe(3);
    expect(neighbour(nodes, 3, "down")).toBe(4);
    expect(neighbour(nodes, 0, "up")).toBeNull();
  });

  it("stays in its column in a picture of columns", () => {
    const threads = [
      node("objective:a", 0, 0, 100, 80, { lit: [0, 2] }),
      node("objective:b", 0, 300, 100, 80),
      node("strategy:c", 160, 60, 100, 80, { lit: [0, 2] }),
    ];
    expect(neighbour(threads, 0, "down", true)).toBe(1);
    expect(neighbour(threads, 1, "up", true)).toBe(0);
    expect(neighbour(threads, 2, "down", true)).toBeNull();
    expect(neighbour(threads, 0, "right", true)).toBe(2);
  });

  it("stays on the one of several nodes that stand for what is selected", () => {
    const record = { kind: "strategy", id: "s" } as const;
    const pairs = [
      node("cell:1", 0, 0, 9, 9, { record }),
      node("cell:2", 20, 0, 9, 9, { record }),
      node("item:b", 40, 0),
    ];
    expect(focusOf(pairs, "strategy:s", "cell:2")).toBe("cell:2");
    expect(focusOf(pairs, "strategy:s", null)).toBe("cell:1");
    expect(focusOf(pairs, "item:b", "cell:2")).toBe("item:b");
    expect(focusOf(pairs, null, "cell:2")).toBe("cell:2");
  });

  it("knows which groups are open: by themselves until they are shut, or once they are unfolded", () => {
    expect(isOpen("open:1", [])).toBe(false);
    expect(isOpen("open:1", ["open:1"])).toBe(true);
    expect(isOpen("shut:1", [])).toBe(true);
    expect(isOpen("shut:1", ["shut:1"])).toBe(false);
  });

  it("finds the lane whose name is pointed at", () => {
    const picture = scene({ lanes: [lane("one", 46, 100), lane("two", 146, 60)] });
    expect(laneAt(picture, { part: "side", x: 10, y: 150 })).toBe(1);
    expect(laneAt(picture, { part: "side", x: 10, y: 500 })).toBeNull();
  });
});

describe("threads", () => {
  const nodes = [node("a", 0, 0, 1, 1, { lit: [1] }), node("b", 0, 0, 1, 1, { lit: [0] }), node("c", 0, 0)];
  const ribbon: Extract<Mark, { t: "path" }> = {
    t: "path",
    d: "",
    bounds: [0, 0, 0, 0],
    fill: null,
    stroke: null,
    sw: 0,
    dash: false,
    opacity: 0.3,
    node: null,
    to: null,
  };

  it("lights what hangs together with what is pointed at and puts the rest back", () => {
    const lit = litBy(nodes, { ...NOTHING, hovered: 0 });
    expect(lit && [...lit]).toEqual([0, 1]);
    expect(strength(rect(0, 0, 1, 1, { node: 1 }), lit)).toBe(1);
    expect(strength(rect(0, 0, 1, 1, { node: 2 }), lit)).toBeLessThan(0.5);
    expect(strength(rect(0, 0, 1, 1), lit)).toBe(1);
    expect(strength({ ...ribbon, node: 0, to: 1 }, lit)).toBeGreaterThan(1);
    expect(strength({ ...ribbon, node: 0, to: 2 }, lit)).toBeLessThan(0.5);
  });

  it("lights the selected thread where nothing is pointed at, and nothing where there are no threads", () => {
    expect(litBy(nodes, { ...NOTHING, selected: [1] })?.has(0)).toBe(true);
    expect(litBy(nodes, { ...NOTHING, hovered: 2 })).toBeNull();
  });
});

describe("dragging in time", () => {
  it("takes hold of an end near it, of the whole otherwise, and never of the ends of a diamond", () => {
    const bar = node("item:a", 100, 0, 120);
    expect(edgeAt(bar, 103)).toBe("start");
    expect(edgeAt(bar, 217)).toBe("end");
    expect(edgeAt(bar, 160)).toBe("both");
    expect(edgeAt(node("item:m", 100, 0, 17), 101)).toBe("both");
    expect(edgeAt(node("item:t", 100, 0, 120, 26, { part: "tray" }), 101)).toBe("both");
  });

  it("counts days by the scale and days to places and back", () => {
    expect(daysAcross(61, TIME)).toBe(31);
    expect(daysAcross(-0.4, TIME)).toBe(0);
    expect(xOfDay("2027-01-11", TIME)).toBe(234);
    expect(dayAtX(234, TIME)).toBe(Date.UTC(2027, 0, 11) / 86_400_000);
  });

  it("shows a bar where its days would be and keeps a diamond's size", () => {
    const moved = { first_day: "2027-02-01", last_day: "2027-02-28" };
    expect(movedBox(node("item:a", 214, 100, 60), moved, TIME)).toEqual({ x: 276, y: 100, w: 54, h: 26 });
    const day = { first_day: "2027-02-01", last_day: "2027-02-01" };
    expect(movedBox(node("item:m", 214, 100, 17, 17), day, TIME)).toEqual({ x: 268.5, y: 100, w: 17, h: 17 });
  });

  it("scrolls near the edges of the window only", () => {
    expect(edgeSpeed(500, 200, 800)).toBe(0);
    expect(edgeSpeed(205, 200, 800)).toBeLessThan(0);
    expect(edgeSpeed(998, 200, 800)).toBeGreaterThan(0);
  });
});

describe("moving by keys", () => {
  it("steps by the date's own precision", () => {
    expect(["2027-03-15", "2027-W11", "2027-03", "2027-Q1", "2027-H1", "2027"].map(stepOf)).toEqual([
      7, 7, 30, 91, 182, 365,
    ]);
    expect(stepOf(null)).toBe(0);
  });

  it("moves with Alt, and the ends with Shift too", () => {
    expect(edgeFor("left", false)).toBe("both");
    expect(edgeFor("up", false)).toBeNull();
    expect(edgeFor("right", true)).toBe("end");
    expect(edgeFor("down", true)).toBe("start");
  });
});

describe("scroll bars", () => {
  it("show how much there is and where one stands in it", () => {
    expect(thumb(400, 500, 500, 250)).toEqual({ size: 200, offset: 100 });
    expect(thumb(400, 500, 1_000_000, 1_000_000)).toEqual({ size: 28, offset: 372 });
  });
});

describe("labels at the edge of the window", () => {
  const bar = node("item:A", 100, 0, 200);
  const text = (words: string, x: number, more: Partial<Extract<Mark, { t: "text" }>> = {}): Mark => ({
    t: "text",
    x,
    y: 17,
    text: words,
    size: 12,
    weight: "medium",
    anchor: "start",
    paint: "ink",
    node: 0,
    ...more,
  });
  const wide = (words: string) => [...words].length * 6;
  const at = (edge: number, marks: Mark[]) => {
    const { body, nodes, time } = scene({ body: marks, nodes: [bar] });
    const [label] = labelsOf({ body, nodes, time }).values();
    if (!label || !isCut(label, edge)) return "as it is";
    const shown = carried(label, edge, wide);
    return shown && `${shown.text} at ${shown.x}`;
  };

  it("stay where they are while their bar begins in sight", () => {
    expect(at(100, [text("Template gallery", 108)])).toBe("as it is");
  });

  it("go along with the edge, cut short where their bar or its initials end", () => {
    expect(at(150, [text("Template gallery", 108)])).toBe("Template gallery at 158");
    expect(at(220, [text("Template gallery", 108)])).toBe("Template… at 228");
    expect(at(180, [text("Template gallery", 108), text("DO", 292, { anchor: "end", size: 10 })])).toBe(
      "Template gal… at 188",
    );
    expect(at(280, [text("Template gallery", 108)])).toBeNull();
  });

  it("go with their bar where they stand beside it", () => {
    expect(at(290, [text("Spend alerts", 305)])).toBe("as it is");
    expect(at(310, [text("Spend alerts", 305)])).toBeNull();
  });
});

describe("what is put elsewhere", () => {
  const regions = regionsOf(scene({ tray_height: 80, time: null }), 1000, 700);

  it("stays under the pointer, however the picture scrolls meanwhile", () => {
    const card = node("item:a", 300, 200, 180, 60);
    const from = [
      { x: 350, y: 220 },
      { x: 0, y: 0 },
    ] as const;
    const to = [
      { x: 450, y: 320 },
      { x: 40, y: 25, tray: 0 },
    ] as const;
    expect(heldBox(card, regions, [...from], [...to])).toEqual({ x: 440, y: 325, w: 180, h: 60 });
  });

  it("comes out of the tray where the window shows it", () => {
    const chip = node("item:a", 20, 10, 40, 26, { part: "tray" });
    const at = { x: 30, y: regions.tray.y + 15 };
    const box = heldBox(chip, regions, [at, { x: 0, y: 0 }], [at, { x: 100, y: 50, tray: 0 }]);
    expect(box).toMatchObject({ x: 120, y: regions.tray.y + 10 + 50 });
  });

  it("goes where the pointer is if it is large, and where its middle is if it is small", () => {
    const at = { x: 10, y: 20 };
    const scroll = { x: 5, y: 6 };
    expect(targetOf({ x: 0, y: 0, w: 180, h: 60 }, at, scroll)).toEqual({ to: "point", x: 15, y: 26 });
    expect(targetOf({ x: 0, y: 0, w: 40, h: 40 }, at, scroll)).toEqual({ to: "point", x: 20, y: 20 });
  });
});
