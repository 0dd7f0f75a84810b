import { randomBytes } from "node:crypto";
import type { Store } from "../app/store/store.ts";
import { NAMES, openPlaces, type Places } from "./accept/places.ts";
import { Receiver } from "./accept/receiver.ts";
import type { ReceiverState } from "./accept/receiver-process.ts";
import { Sender } from "./accept/sender.ts";
import { pullRequestWebhooks } from "./accept/webhooks.ts";
import { megabytes, type Report } from "./report.ts";

const PULL_REQUESTS = 200;
const DELIVERIES = 100_000;
const EACH = 5000;
const CONNECTIONS = 64;

interface Course {
  readonly engine: Store["engine"];
  /** After each {@link EACH} deliveries. */
  readonly samples: readonly ReceiverState[];
  /** After the first and after the last of these, with the garbage collected. */
  readonly first: ReceiverState;
  readonly last: ReceiverState;
}

/** What a process takes over 100,000 deliveries: accepted, queued and done. */
export async function benchMemory(): Promise<Report> {
  const secret = randomBytes(32).toString("hex");
  const sender = await Sender.start(await pullRequestWebhooks(PULL_REQUESTS, secret));
  const places = await openPlaces();
  try {
    const courses: Course[] = [];
    for (const engine of places.engines) courses.push(await run(engine, secret, sender, places));
    return report(courses);
  } finally {
    sender.stop();
    await places.close();
  }
}

async function run(engine: Store["engine"], secret: string, sender: Sender, places: Places): Promise<Course> {
  const receiver = await Receiver.start({ kind: "gatehouse", secret, store: await places.make(engine) });
  try {
    const samples: ReceiverState[] = [];
    let first: ReceiverState | null = null;
    for (let sent = 0; sent < DELIVERIES; sent += EACH) {
      const load = { deliveries: EACH, connections: CONNECTIONS };
      await sender.run({ webhookUrl: receiver.webhookUrl, load });
      samples.push(await receiver.state());
      if (first === null) {
        await receiver.state("idle");
        first = await receiver.state("collect");
      }
    }
    await receiver.state("idle");
    const last = await receiver.state("collect");
    return { engine, samples, first: first ?? last, last };
  } finally {
    await receiver.stop();
  }
}

const count = (value: number) => value.toLocaleString("en");

const NOTES = [
  `Gatehouse as in the part on accepting, over ${count(DELIVERIES)} deliveries for ${PULL_REQUESTS} pull requests on ${CONNECTIONS} connections, as fast as`,
  `it takes them; its resident memory after each ${count(EACH)}. Heap and memory outside of it with the garbage collected, after the first`,
  `${count(EACH)} and after all.`,
].join(" ");

function report(courses: readonly Course[]): Report {
  const rows = courses.map(({ engine, samples, first, last }) => {
    const rss = samples.map((sample) => sample.rss);
    const half = rss.slice(Math.floor(rss.length / 2));
    return [
      NAMES[engine],
      megabytes(rss[0] ?? 0),
      megabytes(Math.max(...rss)),
      megabytes(rss.at(-1) ?? 0),
      `${megabytes(Math.min(...half))}–${megabytes(Math.max(...half))}`,
      `${megabytes(first.heap)} → ${megabytes(last.heap)}`,
      `${megabytes(first.external)} → ${megabytes(last.external)}`,
      `${count(last.ran)} · ${count(last.coalesced)}`,
    ];
  });
  return {
    title: "Memory",
    notes: [NOTES],
    tables: [
      {
        caption: "Resident memory",
        columns: [
          "",
          `after ${count(EACH)}`,
          "most",
          "at the end",
          "second half",
          "heap, first → last",
          "outside, first → last",
          "tasks done · merged",
        ],
        rows,
      },
    ],
    key: courses.map(({ engine, samples, first, last }) => ({
      what: `Memory over ${count(DELIVERIES)} deliveries, ${NAMES[engine]}: first · most · last`,
      aim: "flat",
      measured: `${megabytes(samples[0]?.rss ?? 0)} · ${megabytes(Math.max(...samples.map(({ rss }) => rss)))} · ${megabytes(samples.at(-1)?.rss ?? 0)} (heap ${megabytes(first.heap)} → ${megabytes(last.heap)})`,
    })),
  };
}
