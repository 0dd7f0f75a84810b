import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { appConfig } from "../test/app-config.ts";
import { startAcme } from "../test/demo/acme.ts";
import { DeployedApp, type Evaluated } from "./app/deployed-app.ts";
import { ForgeClock } from "./app/forge-clock.ts";
import { type Act, pushBranch, tellStory } from "./app/story.ts";
import { quantile } from "./measure.ts";
import { duration, type Report, type Table } from "./report.ts";

/** Stories of thirteen acts each, after one that is thrown away. */
const STORIES = 10;
const AIM = { reads: 5 };

const ACTS = ["opening", "push", "approval", "comment", "edit"] as const;

/** One act, and the evaluation that it led to. */
interface Sample {
  readonly act: Act;
  /** From sending the webhook to the published check, or to the end of the evaluation when nothing was to be published. */
  readonly ms: number;
  /** How much of that the forge spent on answering. */
  readonly serving: number;
  readonly evaluated: Evaluated;
}

/** From a webhook to the published check, on the forge, with forge and App in processes of their own. */
export async function benchApp(): Promise<Report> {
  const ahead = Date.parse("2026-11-21T10:00:00Z") - Date.now();
  const acme = await startAcme({
    log: pino({ level: "silent" }),
    strict: false,
    now: () => new Date(Date.now() + ahead),
  });
  const record = acme.forge.deliveries[0]?.app;
  if (record === undefined) throw new Error("the forge told the App of nothing, not even its installation");
  const { id: appId, privateKey, webhookSecret } = record;
  const { apiUrl } = acme.forge;
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-bench-"));
  const store = { folder: join(folder, "data") };
  const app = await DeployedApp.start({
    config: appConfig({ appId, privateKey, webhookSecret, apiUrl }, { store }),
    ahead,
  });
  record.webhookUrl = app.webhookUrl;
  const clock = new ForgeClock(["pull_request", "pull_request_review"]);
  try {
    const samples: Sample[] = [];
    for (let number = 0; number <= STORIES; number++) {
      await pushBranch(acme, number);
      await acme.forge.settled();
      for (const act of tellStory(acme, number)) {
        const seen = app.count;
        clock.reset();
        await act.do();
        const [evaluated] = await app.evaluatedAfter(seen);
        // What is published may cause webhooks, and a webhook something to publish.
        for (let calm = 0; calm < 2; calm++) {
          await acme.forge.settled();
          await app.idle();
        }
        if (evaluated === undefined || number === 0) continue;
        const { sent, published, serving } = clock.times();
        samples.push({ act, ms: (published ?? evaluated.time) - sent, serving, evaluated });
      }
    }
    return report(samples);
  } finally {
    clock.close();
    await app.stop();
    await acme.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(samples: readonly Sample[]): Report {
  const changed = samples.filter(({ evaluated }) => evaluated.result === "published");
  const unchanged = samples.filter(({ evaluated }) => evaluated.result === "unchanged");
  const all = row("all", samples);
  return {
    title: "App",
    notes: [NOTES],
    tables: [latencies(samples, changed, unchanged), costs(samples, changed, unchanged)],
    key: [
      {
        what: "App, webhook to published check on a loopback forge, p50 · p99",
        aim: null,
        measured: `${all[2]} · ${all[3]} (forge's own share: ${all[4]} at the median)`,
      },
      {
        what: "App, reads per evaluation, median · most: no approval to carry over · carried over from an older commit",
        aim: `≤ ${AIM.reads}`,
        measured: [false, true]
          .map((carried) => medianAndMost(samples.filter(({ act }) => act.carried === carried).map(reads)))
          .join("; "),
      },
      {
        what: "App, writes when the verdict changes, median · most",
        aim: "1",
        measured: medianAndMost(changed.map(writes)),
      },
      {
        what: "App, writes when it does not, median · most",
        aim: "0",
        measured: medianAndMost(unchanged.map(writes)),
      },
    ],
  };
}

const NOTES = [
  `${STORIES} pull requests of the example, after one that is thrown away: each opened with mistakes, mended by two pushes,`,
  "approved by two people, changed by a push that keeps their approvals, commented once (a comment is listed in the verdict, and",
  "so published), approved by three more, and edited in between (which changes nothing). Forge and App run in processes of their",
  "own on one machine, the App with its store in a folder; its pace, which on github.com keeps writes a second apart, is off. Time runs from the moment",
  "at which the forge sends the webhook to the end of the write that publishes the check, or to the end of the evaluation where",
  "nothing is to be published. The forge answers with real git; its share is the time in which it was answering. Reads and writes",
  "are those of the App's log; the token of an installation, asked for once an hour, is not among them. A second write asks",
  "people for their review.",
].join(" ");

const reads = ({ evaluated }: Sample) => evaluated.reads;
const writes = ({ evaluated }: Sample) => evaluated.writes;

function latencies(all: readonly Sample[], changed: readonly Sample[], unchanged: readonly Sample[]): Table {
  return {
    caption: "Webhook to published check",
    columns: ["", "evaluations", "p50", "p99", "of p50, the forge", "least", "most"],
    rows: [
      row("all", all),
      row("something to publish", changed),
      row("nothing to publish", unchanged),
      ...ACTS.map((name) =>
        row(
          name,
          all.filter(({ act }) => act.name === name),
        ),
      ),
    ],
  };
}

function row(name: string, samples: readonly Sample[]): string[] {
  if (samples.length === 0) return [name, "0", "", "", "", "", ""];
  const sorted = samples.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) => duration(quantile(sorted, share));
  const serving = samples.map((each) => each.serving).sort((a, b) => a - b);
  return [name, String(samples.length), at(0.5), at(0.99), duration(quantile(serving, 0.5)), at(0), at(1)];
}

function costs(all: readonly Sample[], changed: readonly Sample[], unchanged: readonly Sample[]): Table {
  const line = (name: string, samples: readonly Sample[]) => [
    name,
    medianAndMost(samples.map(reads)),
    medianAndMost(samples.map(writes)),
  ];
  return {
    caption: "Requests per evaluation: median · most",
    columns: ["", "reads", "writes"],
    rows: [
      line("all", all),
      line("something to publish", changed),
      line("nothing to publish", unchanged),
      line(
        "no approval to carry over",
        all.filter(({ act }) => !act.carried),
      ),
      line(
        "approvals of an older commit to carry over",
        all.filter(({ act }) => act.carried),
      ),
    ],
  };
}

function medianAndMost(values: readonly number[]): string {
  return values.length === 0 ? "none seen" : `${median(values)} · ${Math.max(...values)}`;
}

function median(values: readonly number[]): number {
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}
