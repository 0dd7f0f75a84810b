import { fuzzPart } from "../fuzz/fuzz-part.ts";
import { historiesPart } from "../histories/histories-part.ts";
import { plantedPart } from "../planted/planted-part.ts";
import { chaosPart } from "./chaos-part.ts";
import { instancesPart } from "./instances-part.ts";
import { killPart } from "./kill-part.ts";
import type { SoakPart } from "./part.ts";

/** What `npm run soak` can run, by name. */
export const PARTS: Readonly<Record<string, SoakPart>> = {
  kill: killPart,
  instances: instancesPart,
  chaos: chaosPart,
  histories: historiesPart,
  fuzz: fuzzPart,
  planted: plantedPart,
};
