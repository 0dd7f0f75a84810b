import type { Location } from "#core/model/location.ts";

/** What a rollback drill's record says, in the front matter of its Markdown file. Plain JSON. */
export interface Drill {
  /** Day of the drill in UTC: `2026-10-02`. */
  readonly date: string;
  /** What was rolled back to: `churn@3.0.0`; `none` where a first release was switched off. */
  readonly target: string;
  /** How long it took until the target served again: `7m`. */
  readonly duration: string;
  readonly outcome: "passed" | "failed";
  /** What was made to fail: "model server returns 500". */
  readonly failure_mode?: string;
  /** SHA-256 of the script that was run, in lower-case hexadecimal. */
  readonly script_sha256?: string;
  /** Who ran it. */
  readonly by?: string;
  /** Where each key's value stands; the file's start under `""`. */
  readonly where: Readonly<Record<string, Location>>;
}
