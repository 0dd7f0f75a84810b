import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { ReceiverAsk, ReceiverOrder, ReceiverState, ReceiverTold } from "./receiver-process.ts";

/** A receiver of webhooks in a process of its own. */
export class Receiver {
  readonly webhookUrl: string;
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;

  private constructor(child: ChildProcess, webhookUrl: string) {
    this.#child = child;
    this.webhookUrl = webhookUrl;
    this.#ended = once(child, "exit");
  }

  /** Starts it and waits until it listens. Rejects when it ends before. */
  static async start(order: ReceiverOrder): Promise<Receiver> {
    const child = fork(join(import.meta.dirname, "receiver-process.ts"), { execArgv: ["--expose-gc"] });
    child.send(order);
    const told = await next(child);
    if (!("webhookUrl" in told)) throw new Error("the receiver told something else than its address");
    return new Receiver(child, told.webhookUrl);
  }

  /** How it is: now, when it has nothing to do any more, or after its garbage was collected. */
  async state(when: Exclude<ReceiverAsk, "stop"> = "state"): Promise<ReceiverState> {
    this.#child.send(when satisfies ReceiverAsk);
    const told = await next(this.#child);
    if ("webhookUrl" in told) throw new Error("the receiver began again");
    return told;
  }

  async stop(): Promise<void> {
    if (this.#child.connected) this.#child.send("stop" satisfies ReceiverAsk);
    await this.#ended;
  }
}

async function next(child: ChildProcess): Promise<ReceiverTold> {
  const ended = new AbortController();
  const onExit = (code: number | null) => ended.abort(new Error(`the receiver ended with ${code}`));
  child.once("exit", onExit);
  try {
    const [told] = (await once(child, "message", { signal: ended.signal })) as [ReceiverTold];
    return told;
  } catch (error) {
    throw ended.signal.aborted ? ended.signal.reason : error;
  } finally {
    child.off("exit", onExit);
  }
}
