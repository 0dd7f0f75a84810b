import { type Deployment, deploy } from "./app/deployment.ts";
import { medianAndMost, playStories, reads, type Sample, writes } from "./app/play-stories.ts";
import { quantile } from "./measure.ts";
import { duration, type Report } from "./report.ts";

const SIZES = [10, 1000, 50_000];
/** After one that is thrown away. */
const STORIES = 2;

interface Measured {
  readonly members: number;
  readonly samples: readonly Sample[];
}

/** What an evaluation asks of GitHub in organisations of 10, 1,000 and 50,000 people. */
export async function benchMembers(): Promise<Report> {
  const measured: Measured[] = [];
  for (const members of SIZES) measured.push({ members, samples: await measure(members) });
  return report(measured);
}

async function measure(members: number): Promise<readonly Sample[]> {
  const deployment: Deployment = await deploy({ members });
  try {
    return await playStories(deployment, STORIES);
  } finally {
    await deployment.close();
  }
}

const NOTES = [
  `${STORIES} pull requests as in the part on the App, after one that is thrown away, in an organisation of so many people, all of whom`,
  "are in the team of engineers that owns files and signs off. Requests are those of the App's log.",
].join(" ");

function report(measured: readonly Measured[]): Report {
  return {
    title: "Members",
    notes: [NOTES],
    tables: [
      {
        caption: "Requests per evaluation, median · most, and the evaluation",
        columns: ["people", "reads", "reads, approvals carried over", "writes", "evaluation p50"],
        rows: measured.map(({ members, samples }) => {
          const of = (carried: boolean) => samples.filter(({ act }) => act.carried === carried).map(reads);
          const times = samples.map(({ evaluated }) => evaluated.ms).sort((a, b) => a - b);
          return [
            members.toLocaleString("en"),
            medianAndMost(of(false)),
            medianAndMost(of(true)),
            medianAndMost(samples.map(writes)),
            duration(quantile(times, 0.5)),
          ];
        }),
      },
    ],
    key: measured.map(({ members, samples }) => ({
      what: `App, requests per evaluation with ${members.toLocaleString("en")} people: reads · writes, median (most)`,
      aim: "the same for all",
      measured: `${medianAndMost(samples.map(reads)).replace(" · ", " (")}) · ${medianAndMost(samples.map(writes)).replace(" · ", " (")})`,
    })),
  };
}
