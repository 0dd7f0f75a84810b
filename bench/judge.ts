import { assertJudged, type Case, collect, judgeCase } from "./judge/evaluation.ts";
import { makePeople, type PeopleFacts } from "./judge/people.ts";
import { makePullRequest, type PullRequest } from "./judge/pull-request.ts";
import { interleave, summarize, timed } from "./measure.ts";
import { duration, type Report, spread, type Table, times } from "./report.ts";

const FILES = [10, 300, 3000] as const;
const RULES = [10, 1000, 10_000] as const;
const ROUNDS = { rounds: 11, warmUp: 3 };
const AIM_MS = 50;

interface Size {
  readonly files: number;
  readonly rules: number;
  readonly pullRequest: PullRequest;
  readonly people: PeopleFacts;
  readonly judged: Case;
}

interface Times {
  readonly collect: number;
  readonly judge: number;
}

type Medians = (files: number, rules: number, key: keyof Times) => number;

/** Collecting and judging, by how many files are changed and how many lines CODEOWNERS has. */
export async function benchJudge(): Promise<Report> {
  const sizes: Size[] = [];
  for (const files of FILES) for (const rules of RULES) sizes.push(await prepare(files, rules));
  const measured = await interleave(sizes, ROUNDS, measure);
  const of = ({ files, rules }: Pick<Size, "files" | "rules">, key: keyof Times) => {
    const size = sizes.find((each) => each.files === files && each.rules === rules);
    return summarize((size === undefined ? [] : (measured.get(size) ?? [])).map((each) => each[key]));
  };
  const medians: Medians = (files, rules, key) => of({ files, rules }, key).median;
  const table = (key: keyof Times, caption: string): Table => ({
    caption,
    columns: [
      "changed files",
      ...RULES.map((rules) => `${rules.toLocaleString("en")} rules`),
      "10 → 10,000 rules",
    ],
    rows: [
      ...FILES.map((files) => [
        files.toLocaleString("en"),
        ...RULES.map((rules) => spread(of({ files, rules }, key))),
        times(medians(files, 10_000, key) / medians(files, 10, key)),
      ]),
      [
        "300 → 3,000 files",
        ...RULES.map((rules) => times(medians(3000, rules, key) / medians(300, rules, key))),
        "",
      ],
    ],
  });
  return {
    title: "Collect and judge",
    notes: [NOTES],
    tables: [table("collect", "Collect"), table("judge", `Judge (aim: ${AIM_MS} ms for the largest)`)],
    key: keyOf(medians),
  };
}

const NOTES = [
  "The example's production stage with all its gates, in a monorepo of 50 teams; 20 reviews of 4 commits. Collecting reads",
  "trees in memory: policy, CODEOWNERS, manifest, evidence, checklists at head and base, and who owns every changed path.",
  `People and snapshots are only ever fetched, and handed in. ${ROUNDS.rounds} rounds in turn, in one warm process. Ten times the`,
  "files should take ten times as long, or less.",
].join(" ");

function keyOf(medians: Medians) {
  const growth = medians(3000, 10_000, "judge") / medians(300, 10_000, "judge");
  return [
    {
      what: "Judge, 3,000 changed files × 10,000 CODEOWNERS rules",
      aim: `< ${AIM_MS} ms`,
      measured: duration(medians(3000, 10_000, "judge")),
    },
    { what: "Judge, growth from 300 to 3,000 files", aim: "linear: ≤ 10×", measured: times(growth) },
    {
      what: "Collect, the same size, without network",
      aim: null,
      measured: duration(medians(3000, 10_000, "collect")),
    },
  ];
}

async function prepare(files: number, rules: number): Promise<Size> {
  const pullRequest = await makePullRequest(files, rules);
  const people = makePeople(pullRequest.changes, pullRequest.teams);
  const judged = await collect(pullRequest, people);
  assertJudged(judgeCase(judged));
  return { files, rules, pullRequest, people, judged };
}

async function measure({ pullRequest, people, judged }: Size): Promise<Times> {
  return {
    collect: await timed(() => collect(pullRequest, people)),
    judge: await timed(() => judgeCase(judged)),
  };
}
