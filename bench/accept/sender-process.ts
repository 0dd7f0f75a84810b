// Sends webhooks from a process of its own, so that what it costs to send weighs on no receiver.
import { once } from "node:events";
import { Agent, request } from "node:http";
import type { SignedWebhook } from "./webhooks.ts";

/** What is to be sent, again and again, each time with another delivery id. */
export interface SenderOrder {
  readonly webhooks: readonly SignedWebhook[];
}

/** One run: so many a second for so many seconds, or so many altogether as fast as they are taken on so many connections. */
export interface Run {
  readonly webhookUrl: string;
  readonly load:
    | { readonly perSecond: number; readonly seconds: number }
    | { readonly deliveries: number; readonly connections: number };
}

/** What a run came to. */
export interface Sent {
  /** Milliseconds from when each was due to be sent until its answer was complete. */
  readonly times: readonly number[];
  /** Answers other than 2xx. */
  readonly refused: number;
  /** Milliseconds from the first to the last. */
  readonly took: number;
}

process.once("disconnect", () => process.exit(0));
const [{ webhooks }] = (await once(process, "message")) as [SenderOrder];
let sent = 0;
process.on("message", (run: Run) => void perform(run).then((result) => process.send?.(result)));
process.send?.("ready");

async function perform({ webhookUrl, load }: Run): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: 500 });
  const times: number[] = [];
  let refused = 0;
  const began = performance.now();
  const one = async (due: number) => {
    const status = await deliver(webhookUrl, agent);
    if (status >= 200 && status < 300) times.push(performance.now() - due);
    else refused += 1;
  };
  if ("perSecond" in load) await steadily(load, began, one);
  else {
    let left = load.deliveries;
    const send = async () => {
      while (left-- > 0) await one(performance.now());
    };
    await Promise.all(Array.from({ length: load.connections }, send));
  }
  agent.destroy();
  return { times, refused, took: performance.now() - began };
}

/** Sends when it is time, whether or not earlier ones were answered: GitHub does not wait either. */
async function steadily(
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
  began: number,
  one: (due: number) => Promise<void>,
): Promise<void> {
  const all: Promise<void>[] = [];
  for (let at = 0; at < perSecond * seconds; at++) {
    const due = began + (at * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    all.push(one(due));
  }
  await Promise.all(all);
}

function deliver(url: string, agent: Agent): Promise<number> {
  sent += 1;
  const webhook = webhooks[sent % webhooks.length];
  if (webhook === undefined) throw new Error("there is nothing to send");
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(webhook.body),
    "user-agent": "GitHub-Hookshot/bench",
    "x-github-delivery": `${process.pid}-${sent}`,
    "x-github-event": webhook.event,
    "x-hub-signature-256": webhook.signature,
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: "POST", agent, headers }, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
      response.once("error", reject);
    });
    asked.once("error", reject);
    asked.end(webhook.body);
  });
}
