import type { Family } from "../format.ts";

export const PROVENANCE: Family = {};
