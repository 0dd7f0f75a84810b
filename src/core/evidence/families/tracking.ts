import type { Family } from "../format.ts";

export const TRACKING: Family = {};
