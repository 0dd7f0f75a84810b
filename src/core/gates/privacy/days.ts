const UNITS: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365 };

/**
 * Days of a length of time as people write how long data is kept: `180d`, `6 months`, `2y`, `P2Y`. A month counts as 30 days and a
 * year as 365, which is what a limit needs. `null` for anything else.
 */
export function days(text: string): number | null {
  const iso = /^P(\d{1,5})([DWMY])$/i.exec(text.trim());
  const plain = /^(\d{1,5}) ?(d|w|m|y|days?|weeks?|months?|years?)$/i.exec(text.trim());
  const [, count, unit = ""] = iso ?? plain ?? [];
  const factor = UNITS[unit.slice(0, 1).toLowerCase()];
  return count === undefined || factor === undefined ? null : Number(count) * factor;
}
