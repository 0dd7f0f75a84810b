/** Commands that one person may give on one pull request within an hour: more than anybody needs, fewer than would be a nuisance. */
const MOST = 20;
const HOUR = 3_600_000;
/** People that are counted at a time; those who asked longest ago are forgotten first. */
const MOST_ASKERS = 10_000;

/** Whether somebody may ask again. Counts by process: several instances allow as many times more. */
export class CommandAllowance {
  readonly #asked = new Map<string, readonly number[]>();

  /** Counts one more question of `asker`, unless there were too many within the hour before `now`. */
  take(asker: string, now: Date): boolean {
    const at = now.getTime();
    const recent = (this.#asked.get(asker) ?? []).filter((one) => at - one < HOUR);
    const allowed = recent.length < MOST;
    this.#asked.delete(asker);
    this.#asked.set(asker, allowed ? [...recent, at] : recent);
    const [oldest] = this.#asked.keys();
    if (this.#asked.size > MOST_ASKERS && oldest !== undefined) this.#asked.delete(oldest);
    return allowed;
  }
}
