import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { AppOrder } from "./app-process.ts";

/** A line of the App's log that says what an evaluation came to. */
export interface Evaluated {
  readonly result: string;
  readonly outcome?: string;
  readonly reads: number;
  readonly writes: number;
  readonly ms: number;
  /** When it was written, in milliseconds since 1970. */
  readonly time: number;
}

interface Message {
  readonly line?: string;
  readonly webhookUrl?: string;
}

/** The App in a process of its own. */
export class DeployedApp {
  readonly webhookUrl: string;
  readonly #child: ChildProcess;
  readonly #evaluated: Evaluated[] = [];
  #failure: string | null = null;

  private constructor(child: ChildProcess, webhookUrl: string) {
    this.#child = child;
    this.webhookUrl = webhookUrl;
    child.on("message", ({ line }: Message) => this.#take(line ?? "{}"));
    child.on("exit", (code) => (this.#failure ??= `the App ended with ${code}`));
  }

  /** Starts the App and waits until it listens. */
  static async start(order: AppOrder): Promise<DeployedApp> {
    const child = fork(join(import.meta.dirname, "app-process.ts"));
    child.send(order);
    for (;;) {
      const [{ webhookUrl }] = (await once(child, "message")) as [Message];
      if (webhookUrl !== undefined) return new DeployedApp(child, webhookUrl);
    }
  }

  /** Evaluations so far. */
  get count(): number {
    return this.#evaluated.length;
  }

  /** The evaluations after the first `seen`, once there is one. Rejects when the App fails, or stays silent for long. */
  async evaluatedAfter(seen: number): Promise<readonly Evaluated[]> {
    const deadline = performance.now() + 20_000;
    while (this.#evaluated.length <= seen) {
      if (this.#failure !== null) throw new Error(this.#failure);
      if (performance.now() > deadline) throw new Error("the App did not evaluate");
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    return this.#evaluated.slice(seen);
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, "exit");
    this.#child.disconnect();
    await ended;
  }

  #take(line: string): void {
    const entry = JSON.parse(line) as Evaluated & { readonly msg?: string; readonly level?: number };
    if (entry.msg === "evaluated") this.#evaluated.push(entry);
    else if ((entry.level ?? 0) >= 50) this.#failure = line;
  }
}
