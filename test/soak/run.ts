// `npm run soak -- <part>… --rounds N --minutes M --seed S --store postgres|pglite --instances 1|2`: what is tried for seconds in `npm test`, tried for long. A line a run
// with its figures; what is wrong follows it, and makes the exit code 1.
import { parseArgs } from "node:util";
import startEngines from "../store/start-engines.ts";
import type { SoakResult } from "./part.ts";
import { PARTS } from "./parts.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string" },
    minutes: { type: "string" },
    seed: { type: "string" },
    instances: { type: "string" },
    store: { type: "string" },
    quiet: { type: "boolean", default: false },
  },
});
const unknown = positionals.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0 || !isKnown(values.store)) {
  console.error(
    "npm run soak -- [part…] [--rounds N] [--minutes M] [--seed S] [--store postgres|pglite] [--instances 1|2] [--quiet]",
  );
  for (const [name, { about }] of Object.entries(PARTS)) console.error(`  ${name.padEnd(10)} ${about}`);
  process.exit(2);
}
const stop = await startEngines();
const args = {
  rounds: values.rounds === undefined ? null : Number(values.rounds),
  seed: values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed),
  store: values.store ?? null,
  ...(values.minutes === undefined ? {} : { minutes: Number(values.minutes) }),
  ...(values.instances === undefined ? {} : { instances: Number(values.instances) }),
  say: (line: string) => void (values.quiet || console.error(line)),
};
let isWrong = false;
for (const name of positionals.length > 0 ? positionals : Object.keys(PARTS)) {
  for (const result of (await PARTS[name]?.run(args)) ?? []) {
    console.log(told(result, args.seed));
    for (const fault of result.faults) console.log(`  ${fault}`);
    isWrong ||= !result.ok;
  }
}
await stop?.();
// A PGlite in memory would keep the process.
process.exit(isWrong ? 1 : 0);

function isKnown(store: string | undefined): store is "postgres" | "pglite" | undefined {
  return store === undefined || store === "postgres" || store === "pglite";
}

function told({ what, ok, figures }: SoakResult, seed: number): string {
  const all = Object.entries({ seed, ...figures }).map(([name, figure]) => `${name} ${figure}`);
  return `${ok ? "ok" : "NOT OK"}  ${what}: ${all.join(", ")}`;
}
