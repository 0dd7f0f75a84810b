import { once } from "node:events";
import type { Writable } from "node:stream";
import {
  EXPORT_FORMAT,
  type ExportFooter,
  type ExportHeader,
  type ExportLine,
} from "#audit/export-format.ts";
import { countedAs } from "#audit/read-export.ts";

/** Characters that are gathered before they are written. */
const AT_ONCE = 64 * 1024;

/** Writes an export line by line, counting, and no faster than it is taken. */
export class LineWriter {
  readonly #out: Writable;
  readonly #counts = new Map<string, number>();
  #gathered: string[] = [];
  #length = 0;

  constructor(out: Writable) {
    this.#out = out;
  }

  async begin(header: Omit<ExportHeader, "format">): Promise<void> {
    await this.#write({ format: EXPORT_FORMAT, ...header });
  }

  async line(line: Exclude<ExportLine, { readonly end: unknown }>): Promise<void> {
    const name = countedAs(line);
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    await this.#write(line);
  }

  /** Writes the last line, and all that was gathered. Resolves with how many lines of each kind there are. */
  async end(end: ExportFooter["end"]): Promise<ExportFooter["counts"]> {
    const counts = Object.fromEntries(this.#counts);
    await this.#write({ end: { end, counts } });
    await this.#flush();
    return counts;
  }

  async #write(value: unknown): Promise<void> {
    const text = `${JSON.stringify(value)}\n`;
    this.#gathered.push(text);
    this.#length += text.length;
    if (this.#length >= AT_ONCE) await this.#flush();
  }

  async #flush(): Promise<void> {
    const text = this.#gathered.join("");
    this.#gathered = [];
    this.#length = 0;
    if (this.#out.errored !== null) throw this.#out.errored;
    if (!this.#out.write(text)) await once(this.#out, "drain");
  }
}
