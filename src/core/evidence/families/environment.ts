import type { Family } from "../format.ts";

export const ENVIRONMENT: Family = {};
