import type { Family } from "../format.ts";

export const CARDS: Family = {};
