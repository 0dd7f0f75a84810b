import { parseArgs } from "node:util";
import { findPostgres, startCluster } from "../store/postgres-cluster.ts";
import { PLANTS } from "./plant.ts";
import { playHistories } from "./play-histories.ts";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    steps: { type: "string", default: "10" },
    first: { type: "boolean", default: false },
    plant: { type: "string" },
  },
});
const { count, seed, steps, plant } = values;
const bin = findPostgres();
const cluster = bin === null ? null : await startCluster(bin);
const began = performance.now();
const seconds = () => Math.round((performance.now() - began) / 100) / 10;
const { failure, sums } = await playHistories({
  count: Number(count),
  seed: Number(seed),
  steps: Number(steps),
  ...(cluster === null ? {} : { databaseUrl: cluster.url("postgres") }),
  endOnFailure: values.first,
  ...(plant === undefined ? {} : { plant: PLANTS[plant] ?? {} }),
  played: (sums) => console.log(JSON.stringify({ seconds: seconds(), ...sums })),
});
console.log(JSON.stringify({ seconds: seconds(), ...sums }));
if (failure !== null) {
  console.log(failure.told);
  console.log(JSON.stringify(failure.history));
}
await cluster?.stop();
process.exit(failure === null ? 0 : 1);
