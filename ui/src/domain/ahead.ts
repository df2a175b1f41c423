import type { Scene } from "../bindings/Scene";
import type { SceneRequest } from "../bindings/SceneRequest";
import type { Status } from "../bindings/Status";
import type { Arguments, Call, CommandName, ResponseOf } from "../platform/platform";
import { firstRequest, outlineRequest } from "./range";
import { roomAhead } from "./room";
import { type Specs, setBefore, setLast } from "./specs";

/** A question that was put before anybody needed the answer. */
export interface Asked<T = unknown> {
  name: CommandName;
  request: unknown;
  asked: Promise<T>;
  /** Undefined while there is none. */
  answer: T | undefined;
}

/** What the first view shows, asked for before there is a view. */
export interface Ahead {
  status: Status | null;
  /** The roadmap; none where no workspace is open or nothing is in it. */
  scene: Asked<Scene> | null;
  /** What stands beside it. */
  others: Asked[];
}

/**
 * Asks for what the first view shows while the view itself is still being loaded: the core lays the roadmap out
 * meanwhile. Answers once it knows what is open; null where that failed, and will fail again where it is asked for in
 * earnest. Where the room turns out to be another, the picture is asked for again, and only time is lost.
 */
export async function askAhead(call: Call): Promise<Ahead | null> {
  const knows = call("status").catch(() => undefined);
  // Most often it is the same workspace as last time, or set the same: its picture is asked for without waiting.
  const guess = roadmapAhead(setLast());
  const guessed = asking(call, "scene", guess);
  const status = await knows;
  if (status === undefined) return null;
  if (status === null || status.empty) return { status, scene: null, others: [] };
  const request = roadmapAhead(setBefore(status.path));
  const same = JSON.stringify(request) === JSON.stringify(guess);
  return {
    status,
    scene: same ? guessed : asking(call, "scene", request),
    others: [
      asking(call, "summary"),
      asking(call, "record", status.workspace),
      asking(call, "outline", outlineRequest(request.spec)),
    ],
  };
}

function roadmapAhead({ roadmap }: Specs): SceneRequest {
  return firstRequest({ ...roadmap, ...roomAhead() });
}

function asking<K extends CommandName>(call: Call, name: K, ...request: Arguments<K>): Asked<ResponseOf<K>> {
  const asked: Asked<ResponseOf<K>> = { name, request: request[0], asked: call(name, ...request), answer: undefined };
  asked.asked.then(
    (answer) => {
      asked.answer = answer;
    },
    // Told by the view, which asks again; or nobody's concern, where no workspace is open.
    () => undefined,
  );
  return asked;
}
