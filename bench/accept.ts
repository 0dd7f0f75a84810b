import { randomBytes } from "node:crypto";
import type { Store } from "../app/store/store.ts";
import { diskTimes } from "./accept/disk.ts";
import { NAMES, openPlaces, type Places } from "./accept/places.ts";
import { Receiver } from "./accept/receiver.ts";
import { Sender } from "./accept/sender.ts";
import { pullRequestWebhooks } from "./accept/webhooks.ts";
import { interleave, quantile, ratios, type Summary, summarize } from "./measure.ts";
import { duration, perSecond, type Report, spread, times } from "./report.ts";

const PULL_REQUESTS = 200;
const ROUNDS = { rounds: 2, warmUp: 1 };
const STEADY = { perSecond: 100, seconds: 6 };
const FULL = { deliveries: 2000, connections: 64 };
const AIM_MS = 50;

type Contestant = "bare" | "probot" | Store["engine"];

/** What one receiver did in one round. */
interface Round {
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  /** Deliveries a second, when as many are sent as it takes. */
  readonly rate: number;
  /** Milliseconds of CPU for a delivery, at that rate. */
  readonly cpu: number;
}

/** Accepting webhooks: how long GitHub waits at a hundred a second, and how many a second are taken at the most. */
export async function benchAccept(): Promise<Report> {
  const secret = randomBytes(32).toString("hex");
  const webhooks = await pullRequestWebhooks(PULL_REQUESTS, secret);
  const places = await openPlaces();
  const sender = await Sender.start(webhooks);
  const names: readonly Contestant[] = ["bare", "probot", ...places.engines];
  const receivers = new Map<Contestant, Receiver>();
  const disk: number[] = [];
  try {
    for (const name of names) receivers.set(name, await startReceiver(name, secret, places));
    const measured = await interleave(names, ROUNDS, (name) => {
      const receiver = receivers.get(name);
      if (receiver === undefined) throw new Error(`${name} was not started`);
      disk.push(...diskTimes(50));
      return oneRound(sender, receiver);
    });
    return report(measured, webhooks[0]?.body.length ?? 0, disk);
  } finally {
    sender.stop();
    for (const receiver of receivers.values()) await receiver.stop();
    await places.close();
  }
}

async function startReceiver(name: Contestant, secret: string, places: Places): Promise<Receiver> {
  if (name === "bare" || name === "probot") return Receiver.start({ kind: name, secret });
  return Receiver.start({ kind: "gatehouse", secret, store: await places.make(name) });
}

async function oneRound(sender: Sender, receiver: Receiver): Promise<Round> {
  const { webhookUrl } = receiver;
  const steady = await sender.run({ webhookUrl, load: STEADY });
  await receiver.state("idle");
  const sorted = steady.times.toSorted((a, b) => a - b);
  const before = await receiver.state();
  const full = await sender.run({ webhookUrl, load: FULL });
  const after = await receiver.state();
  await receiver.state("idle");
  return {
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    most: quantile(sorted, 1),
    rate: (full.times.length / full.took) * 1000,
    cpu: (after.cpu - before.cpu) / full.times.length,
  };
}

const TITLES = { bare: "`node:http`, HMAC and JSON.parse", probot: "Probot", ...NAMES } as const;

function report(
  measured: ReadonlyMap<Contestant, readonly Round[]>,
  bytes: number,
  disk: readonly number[],
): Report {
  const of = (name: Contestant, key: keyof Round) => (measured.get(name) ?? []).map((round) => round[key]);
  const sum = (name: Contestant, key: keyof Round) => summarize(of(name, key));
  const names = [...measured.keys()];
  const own = names.filter((name) => name === "pglite" || name === "postgres");
  const pages = disk.toSorted((a, b) => a - b);
  return {
    title: "Accept",
    notes: [notes(bytes, pages)],
    tables: [
      {
        caption: "Receivers of webhooks, in turn",
        columns: [
          "",
          `p50 at ${STEADY.perSecond}/s`,
          `p99 at ${STEADY.perSecond}/s`,
          "slowest",
          "most a second",
          "to Probot",
          "CPU each",
        ],
        rows: names.map((name) => [
          TITLES[name],
          spread(sum(name, "p50")),
          spread(sum(name, "p99")),
          duration(sum(name, "most").most),
          rates(sum(name, "rate")),
          times(ratios(of(name, "rate"), of("probot", "rate")).median),
          duration(sum(name, "cpu").median),
        ]),
      },
    ],
    key: own.flatMap((name) => [
      {
        what: `Accept ${STEADY.perSecond} webhooks/s on disk, p50 · p99, ${NAMES[name]}`,
        aim: `p99 < ${AIM_MS} ms`,
        measured: `${duration(sum(name, "p50").median)} · ${spread(sum(name, "p99"))}`,
      },
      {
        what: `Accept webhooks at the most, ${NAMES[name]}`,
        aim: null,
        measured: `${perSecond(sum(name, "rate").median)}, ${times(ratios(of(name, "rate"), of("probot", "rate")).median)} Probot that keeps nothing`,
      },
    ]),
  };
}

function notes(bytes: number, pages: readonly number[]): string {
  return [
    `\`pull_request\` webhooks of ${Math.round(bytes / 1000)} KB for ${PULL_REQUESTS} pull requests of five installations, each with a delivery id of its`,
    "own, sent from one process and received by another. Gatehouse answers when a delivery is on disk, with its row in the log and its task in",
    `the queue, while a worker does the tasks (it waits 20 ms, asks its fence and is done); the other two keep nothing. ${ROUNDS.rounds} rounds in turn`,
    `of ${STEADY.seconds} seconds at ${STEADY.perSecond} a second, timed from when each was due, and of ${FULL.deliveries.toLocaleString("en")} on`,
    `${FULL.connections} connections. PostgreSQL runs on the same machine and puts its commits on the same disk, where one page takes`,
    `${duration(quantile(pages, 0.5))} at the median and ${duration(quantile(pages, 0.99))} at p99, asked between the rounds.`,
  ].join(" ");
}

function rates({ median, least, most }: Summary): string {
  return `${perSecond(median)} (${Math.round(least).toLocaleString("en")}–${Math.round(most).toLocaleString("en")})`;
}
