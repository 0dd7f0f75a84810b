import type { Family } from "../format.ts";

export const DOCUMENTS: Family = {};
