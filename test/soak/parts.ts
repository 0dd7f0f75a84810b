import { historiesPart } from "../histories/histories-part.ts";
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
};
