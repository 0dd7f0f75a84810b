import type { Foreign } from "../foreign.ts";

/** A job with its events in the order of the file. */
export interface Job {
  readonly name: string;
  readonly events: readonly Foreign[];
  /** The last event that says how a run ended; else the last one. */
  readonly last: Foreign;
}

const ENDS: ReadonlySet<unknown> = new Set(["COMPLETE", "FAIL", "ABORT"]);

/** Puts the events of a job together: what START says about inputs and what COMPLETE says about outputs is one run of it. */
export function groupByJob(events: readonly Foreign[]): readonly Job[] {
  const groups = new Map<string, { name: string; events: Foreign[] }>();
  for (const event of events) {
    const name = event.at("job", "name").text ?? "";
    const key = JSON.stringify([event.at("job", "namespace").text ?? "", name]);
    const group = groups.get(key) ?? { name, events: [] };
    group.events.push(event);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ name, events }) => {
    const last = events.findLast((event) => ENDS.has(event.at("eventType").value)) ?? events.at(-1);
    return last === undefined ? [] : [{ name, events, last }];
  });
}
