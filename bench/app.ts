import { deploy, timeStart } from "./app/deployment.ts";
import { type Judged, judgeMany } from "./app/judge-many.ts";
import { medianAndMost, playStories, reads, type Sample, writes } from "./app/play-stories.ts";
import { quantile } from "./measure.ts";
import { duration, perSecond, type Report, type Table } from "./report.ts";

/** Stories of thirteen acts each, after one that is thrown away. */
const STORIES = 10;
/** Open at once, when as many are judged as it manages. */
const PULL_REQUESTS = 60;
const AIM = { reads: 5 };

const ACTS = ["opening", "push", "approval", "comment", "edit"] as const;

/** From a webhook to the published check, on the forge, with forge and App in processes of their own. */
export async function benchApp(): Promise<Report> {
  const deployment = await deploy();
  try {
    const samples = await playStories(deployment, STORIES);
    const judged = await judgeMany(deployment, PULL_REQUESTS);
    await deployment.app.stop();
    return report(samples, judged, { first: deployment.firstStart, again: await timeStart(deployment) });
  } finally {
    await deployment.close();
  }
}

interface Starts {
  readonly first: number;
  readonly again: number;
}

function report(samples: readonly Sample[], judged: Judged, starts: Starts): Report {
  const changed = samples.filter(({ evaluated }) => evaluated.result === "published");
  const unchanged = samples.filter(({ evaluated }) => evaluated.result === "unchanged");
  const all = row("all", samples);
  return {
    title: "App",
    notes: [NOTES],
    tables: [
      latencies(samples, changed, unchanged),
      costs(samples, changed, unchanged),
      others(judged, starts),
    ],
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
      {
        what: `App, ${PULL_REQUESTS} pull requests judged end to end, with a loopback forge on the same two cores`,
        aim: null,
        measured: judgedASecond(judged),
      },
      {
        what: "App, start until it listens: in an empty folder · over a store that is there",
        aim: null,
        measured: `${duration(starts.first)} · ${duration(starts.again)}`,
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
  `Then ${PULL_REQUESTS} more pull requests are opened, and a webhook is sent for each of them at once, from which nothing new follows: the time is that of all`,
  "of them. A start is timed from the fork of a process until it listens, with PGlite in a folder; TypeScript is stripped on the way.",
].join(" ");

function judgedASecond({ evaluations, took, serving }: Judged): string {
  const share = Math.round((100 * serving) / took);
  return `${perSecond((evaluations / took) * 1000)} (the forge was answering for ${share} % of the time)`;
}

function others(judged: Judged, starts: Starts): Table {
  return {
    caption: "All at once, and starts",
    columns: ["", ""],
    rows: [
      [`${judged.evaluations} evaluations at once`, `${duration(judged.took)}, ${judgedASecond(judged)}`],
      ["start in an empty folder", duration(starts.first)],
      ["start over what was there", duration(starts.again)],
    ],
  };
}

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
