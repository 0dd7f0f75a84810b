import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Ask, Order, Told } from "./app-process.ts";

/** Node keeps there what it made of the sources: half of what a start costs. */
const COMPILED = join(import.meta.dirname, "../../node_modules/.cache/gatehouse/compiled");

/** A line of an instance's log. */
export interface Line {
  readonly level: number;
  readonly msg?: string;
  readonly [key: string]: unknown;
}

/** One instance of the App: a process that is started, killed, and started again on the same store and port. */
export class Instance {
  readonly name: string;
  /** Lines of warnings and failures, of all its lives. */
  readonly complaints: Line[] = [];
  readonly #order: () => Omit<Order, "name">;
  #child: ChildProcess | null = null;
  #stderr = "";

  /** `order` is asked at each start. */
  constructor(name: string, order: () => Omit<Order, "name">) {
    this.name = name;
    this.#order = order;
  }

  get port(): number {
    return this.#order().config.port;
  }

  /** Whether its process lives, be it stopped. */
  get lives(): boolean {
    return this.#child !== null;
  }

  /** Starts the process, without waiting until it listens. */
  launch(): void {
    const child = fork(join(import.meta.dirname, "app-process.ts"), {
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
    });
    child.stderr?.on("data", (data: Buffer) => {
      this.#stderr = `${this.#stderr}${data.toString("utf8")}`.slice(-4000);
    });
    child.on("message", (told: Told) => "line" in told && this.#note(JSON.parse(told.line) as Line));
    // What was not read yet when it died is of no concern.
    child.on("error", () => undefined);
    child.send({ name: this.name, ...this.#order() } satisfies Order);
    this.#child = child;
  }

  /** Launches, and resolves once it listens. */
  async start(): Promise<void> {
    this.launch();
    await this.listening();
  }

  /** Resolves once it listens. Rejects when it ended before. */
  listening(): Promise<void> {
    return this.#told("listening");
  }

  /** Kills the process at once, as a power cut would. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    this.#child = null;
    if (hasEnded(child)) throw new Error(`${this.name} ended by itself (${child.exitCode}): ${this.#stderr}`);
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  /** Stops it where it is, and lets it go on: to itself no time has passed. */
  freeze(): void {
    this.#child?.kill("SIGSTOP");
  }

  thaw(): void {
    this.#child?.kill("SIGCONT");
  }

  /** Ends it as an operator would. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    this.#child = null;
    if (hasEnded(child)) throw new Error(`${this.name} ended by itself (${child.exitCode}): ${this.#stderr}`);
    const ended = once(child, "exit");
    child.send({ ask: "stop" } satisfies Ask);
    const [code] = (await ended) as [number | null];
    if (code !== 0) throw new Error(`${this.name} ended with ${code}: ${this.#stderr}`);
  }

  /** Tells it what time it is. */
  setAhead(ahead: number): void {
    this.#child?.send({ ask: "ahead", ahead } satisfies Ask);
  }

  /** Resolves when the store has nothing that is due or runs, for any instance. */
  idle(): Promise<void> {
    const told = this.#told("idle");
    this.#child?.send({ ask: "idle" } satisfies Ask);
    return told;
  }

  #told(what: "listening" | "idle"): Promise<void> {
    const child = this.#child;
    if (child === null || hasEnded(child))
      return Promise.reject(new Error(`${this.name} does not run: ${this.#stderr}`));
    return new Promise((resolve, reject) => {
      const onExit = (code: number | null) =>
        reject(new Error(`${this.name} ended with ${code} before it was ${what}: ${this.#stderr}`));
      const onMessage = (told: Told) => {
        if (!("done" in told) || told.done !== what) return;
        child.off("exit", onExit).off("message", onMessage);
        resolve();
      };
      child.on("message", onMessage).once("exit", onExit);
    });
  }

  #note(line: Line): void {
    if (line.level >= 40) this.complaints.push(line);
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
