import type { Lane } from "../bindings/Lane";
import type { Mark } from "../bindings/Mark";
import type { Node } from "../bindings/Node";
import type { Scene } from "../bindings/Scene";

export function node(key: string, x: number, y: number, w = 100, h = 26, more: Partial<Node> = {}): Node {
  const [kind = "item", id = key] = key.split(":");
  return {
    key,
    part: "body",
    record: { kind: kind as "item", id },
    title: id,
    detail: "Mar – Jun 2027",
    x,
    y,
    w,
    h,
    lane: 0,
    paint: "hue0-solid",
    movable: true,
    fold: null,
    lit: [],
    ...more,
  };
}

export function rect(
  x: number,
  y: number,
  w: number,
  h: number,
  more: Partial<Extract<Mark, { t: "rect" }>> = {},
): Mark {
  return {
    t: "rect",
    x,
    y,
    w,
    h,
    r: 0,
    corners: "all",
    fill: "hue0-tint",
    stroke: null,
    sw: 0,
    dash: false,
    node: null,
    ...more,
  };
}

export function lane(key: string, y: number, h: number, more: Partial<Lane> = {}): Lane {
  return {
    key,
    within: null,
    record: null,
    title: key,
    detail: "",
    part: "body",
    y,
    h,
    folded: false,
    count: 1,
    ...more,
  };
}

export function scene(more: Partial<Scene> = {}): Scene {
  return {
    title: "Roadmap by strategy",
    width: 2000,
    height: 1500,
    side_width: 200,
    header_height: 46,
    tray_height: 0,
    footer_height: 0,
    begin: null,
    body: [],
    header: [],
    side: [],
    corner: [],
    tray: [],
    footer: [],
    nodes: [],
    lanes: [],
    time: { origin: "2027-01-01", left: 214, unit_per_day: 2, days: 800, today: 300 },
    ...more,
  };
}
