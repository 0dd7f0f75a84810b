import type { Family } from "../format.ts";

export const DATA: Family = {};
