import type { Command } from "./commands.ts";
import { parseCommand } from "./commands.ts";

/** An annotation of a step. */
export interface StepAnnotation {
  readonly level: "error" | "warning" | "notice";
  readonly message: string;
  readonly title?: string;
  readonly file?: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly column?: number;
  readonly endColumn?: number;
}

/** actions/runner, ExecutionContext: ten issues a level and step, messages of 4,096 characters. */
const MOST_PER_LEVEL = 10;
const LONGEST_MESSAGE = 4096;

function isLevel(name: string): name is StepAnnotation["level"] {
  return name === "error" || name === "warning" || name === "notice";
}

/** Reads what a step prints, line by line, as the runner does: obeys commands, masks secrets, keeps the rest as the log. */
export class OutputReader {
  readonly annotations: StepAnnotation[] = [];
  /** Annotations beyond the ten of their level. */
  dropped = 0;
  readonly commands: Command[] = [];
  readonly log: string[] = [];
  /** Outputs and state set by the retired commands, which the runner still obeys. */
  readonly outputs: Record<string, string> = {};
  readonly #masks: string[];
  #stopped: string | null = null;

  constructor(masks: readonly string[]) {
    this.#masks = masks.filter((mask) => mask !== "");
  }

  /** Hides every masked value. */
  mask(text: string): string {
    return this.#masks.reduce((result, mask) => result.replaceAll(mask, "***"), text);
  }

  /** Takes one line of stdout or stderr; the runner obeys commands in both. */
  take(line: string): void {
    if (this.#stopped !== null) {
      if (line.trim() === `::${this.#stopped}::`) this.#stopped = null;
      this.log.push(this.mask(line));
      return;
    }
    const command = parseCommand(line);
    if (command === null) this.log.push(this.mask(line));
    else this.#obey(command, line);
  }

  #obey(command: Command, line: string): void {
    const { name, data } = command;
    this.commands.push(command);
    if (name === "add-mask") {
      for (const part of [data, ...data.split(/\r?\n/)]) if (part.trim() !== "") this.#masks.push(part);
      return;
    }
    if (name === "stop-commands") this.#stopped = data;
    if (name === "set-output") this.outputs[command.properties["name"] ?? ""] = data;
    if (isLevel(name)) this.#annotate(name, command);
    this.log.push(this.mask(line));
  }

  #annotate(level: StepAnnotation["level"], { properties, data }: Command): void {
    if (this.annotations.filter((one) => one.level === level).length >= MOST_PER_LEVEL) {
      this.dropped += 1;
      return;
    }
    const number = (key: string, name: string) =>
      properties[key] === undefined ? {} : { [name]: Number(properties[key]) };
    const text = (key: string) =>
      properties[key] === undefined ? {} : { [key]: this.mask(properties[key]) };
    const place = {
      ...number("line", "line"),
      ...number("endline", "endLine"),
      ...number("col", "column"),
      ...number("endcolumn", "endColumn"),
    };
    this.annotations.push({
      level,
      message: this.mask(data).slice(0, LONGEST_MESSAGE),
      ...text("title"),
      ...text("file"),
      ...place,
    });
  }
}
