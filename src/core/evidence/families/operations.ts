import type { Family } from "../format.ts";

export const OPERATIONS: Family = {};
