import type { Probot } from "probot";
import type { Delivery, Inbox } from "../inbox/inbox.ts";
import { taskKey } from "../inbox/task.ts";
import { type Hint, type Payload, type Place, placeOf, type Self } from "./hint.ts";
import { HEARD_EVENTS, hintOf } from "./hint-of.ts";

export interface Hearing {
  readonly inbox: Pick<Inbox, "accept">;
  readonly self: () => Self;
  /** What of a hint some policy needs, and what it asks for elsewhere. */
  readonly needed: (hint: Hint, place: Place | null) => Promise<Hint["tasks"]>;
  /** Told of each event, and what became of it; `delivery` where it asked for something. */
  readonly heard: (event: string, became: "accepted" | "repeated" | "ignored", delivery?: Delivery) => void;
}

interface Event {
  readonly id: string;
  readonly name: string;
  readonly payload: object;
}

/**
 * Subscribes to the events that may change a verdict. A handler only reads identities and puts tasks into the inbox:
 * state is read later, since deliveries come late, twice and out of order. GitHub is answered once the inbox has them.
 */
export function registerEvents(probot: Probot, hearing: Hearing): void {
  const names = new Set(HEARD_EVENTS);
  probot.onAny(async (event) => {
    if (names.has(event.name)) await hear(event, hearing);
    else hearing.heard("other", "ignored");
  });
}

async function hear({ id, name, payload }: Event, hearing: Hearing): Promise<void> {
  const hint = hintOf(name, payload, hearing.self());
  const tasks = hint === null ? [] : await hearing.needed(hint, placeOf(payload));
  if (tasks.length === 0) return hearing.heard(name, "ignored");
  const concerns = (hint?.concerns ?? []).map(taskKey);
  const delivery = { ...deliveryOf(id, name, payload, tasks), concerns };
  hearing.heard(name, await hearing.inbox.accept(delivery), delivery);
}

function deliveryOf(guid: string, event: string, payload: Payload, tasks: Hint["tasks"]): Delivery {
  const { action, sender, installation } = payload;
  const place = placeOf(payload);
  return {
    guid,
    event,
    action: typeof action === "string" ? action : null,
    sender: typeof sender?.login === "string" ? sender.login : null,
    installation: typeof installation?.id === "number" ? installation.id : null,
    repository: place === null ? null : `${place.owner}/${place.repo}`.toLowerCase(),
    tasks,
  };
}
