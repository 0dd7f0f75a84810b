import type { Family } from "../format.ts";

export const FAIRNESS: Family = {};
