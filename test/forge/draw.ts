import { createHash } from "node:crypto";

/** A number in [0, 1) that depends on a seed and a text alone: the same fate for the same question, whatever else happens meanwhile. */
export function draw(seed: number, text: string): number {
  return createHash("sha256").update(`${seed} ${text}`).digest().readUIntBE(0, 6) / 2 ** 48;
}
