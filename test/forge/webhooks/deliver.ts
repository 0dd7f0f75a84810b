import { createHmac, randomUUID } from "node:crypto";
import type { JsonObject } from "../contract/json.ts";
import { completeWebhook } from "../contract/validate.ts";
import type { Delivery } from "../state/delivery.ts";
import type { App } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { instant, takeId } from "../state/world.ts";

/** GitHub gives up after ten seconds and never tries again by itself ("Handling failed webhook deliveries"). */
const TIMEOUT_MS = 10_000;

/** A larger payload is never delivered ("Webhook events and payloads": 25 MB), and leaves no trace in the list. */
const MOST_BYTES = 25 * 1024 * 1024;

/** What is to be delivered, before it is signed. */
export interface Parcel {
  readonly app: App;
  readonly event: string;
  readonly action: string | null;
  readonly payload: JsonObject;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
}

function prepare(world: World, parcel: Parcel): Delivery {
  const { payload, violations } = completeWebhook(parcel.event, parcel.action, parcel.payload, world.url);
  world.violations.push(...violations);
  const guid = randomUUID();
  const body = JSON.stringify(payload);
  const signature = createHmac("sha256", parcel.app.webhookSecret).update(body).digest("hex");
  const headers = {
    "content-type": "application/json",
    "user-agent": "GitHub-Hookshot/forge",
    "x-github-event": parcel.event,
    "x-github-delivery": guid,
    "x-github-hook-id": String(parcel.app.id),
    "x-github-hook-installation-target-id": String(parcel.app.id),
    "x-github-hook-installation-target-type": "integration",
    "x-hub-signature-256": `sha256=${signature}`,
  };
  const { app, event, action, installationId, repositoryId } = parcel;
  const facts = { app, event, action, installationId, repositoryId, guid, headers, body };
  return { ...facts, id: takeId(world), redelivery: false, deliveredAt: instant(world), ...UNSENT };
}

const UNSENT = { status: "pending", statusCode: 0, duration: 0, response: "" };

/** A webhook's address, or where its origin really is. */
function roadTo(world: World, address: string): string {
  const { origin } = new URL(address);
  const real = world.roads.get(origin);
  return real === undefined ? address : `${real}${address.slice(origin.length)}`;
}

async function post(world: World, delivery: Delivery): Promise<void> {
  if (delivery.app.webhookUrl === null) return;
  const url = roadTo(world, delivery.app.webhookUrl);
  const started = performance.now();
  try {
    const { headers, body } = delivery;
    const answer = await fetch(url, {
      method: "POST",
      headers,
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    delivery.statusCode = answer.status;
    delivery.status = answer.ok ? "OK" : `Invalid HTTP Response: ${answer.status}`;
    delivery.response = await answer.text();
  } catch (error) {
    const late = error instanceof Error && error.name === "TimeoutError";
    delivery.status = late ? "timed out" : "failed to connect to host";
    delivery.statusCode = late ? 504 : 502;
  }
  delivery.duration = (performance.now() - started) / 1000;
  world.lastActivity = performance.now();
}

function track(world: World, work: Promise<unknown>): void {
  world.pendingDeliveries.add(work);
  void work.finally(() => world.pendingDeliveries.delete(work));
}

const held = new WeakMap<World, Delivery[]>();

function holdBack(world: World, delivery: Delivery): void {
  const waiting = held.get(world);
  if (waiting !== undefined) {
    waiting.push(delivery);
    return;
  }
  const batch = [delivery];
  held.set(world, batch);
  const flush = async () => {
    await new Promise((resolve) => setTimeout(resolve, 25));
    held.delete(world);
    for (const late of batch.reverse()) await post(world, late);
  };
  track(world, flush());
}

/** Signs an event and sends it, without waiting for the answer. What happened is in `world.deliveries`. */
export function deliver(world: World, parcel: Parcel): void {
  if (parcel.app.webhookUrl === null) return;
  const delivery = prepare(world, parcel);
  if (delivery.body.length > MOST_BYTES) return;
  world.deliveries.push(delivery);
  if (world.chaos.strikes("dropDeliveries", parcel.event)) {
    delivery.status = "failed to connect to host";
    delivery.statusCode = 502;
    return;
  }
  if (world.chaos.strikes("reorder", parcel.event)) holdBack(world, delivery);
  else track(world, post(world, delivery));
  if (world.chaos.strikes("duplicate", parcel.event)) redeliver(world, delivery);
}

/** Sends an event again: a new attempt with the same guid, body and signature ("Redelivering webhooks"). */
export function redeliver(world: World, delivery: Delivery): Delivery {
  const again = { ...delivery, id: takeId(world), redelivery: true, deliveredAt: instant(world), ...UNSENT };
  world.deliveries.push(again);
  track(world, post(world, again));
  return again;
}
