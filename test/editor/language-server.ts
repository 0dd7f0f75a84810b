import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);

/** A place in a text as the Language Server Protocol counts it: both from 0. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** What an editor underlines. */
export interface Diagnostic {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly message: string;
}

/** What an editor offers while somebody types. */
export interface Offer {
  readonly label: string;
  readonly documentation: string;
}

const NO_NETWORK = pathToFileURL(join(import.meta.dirname, "no-network.mjs")).href;
/** Longest wait for an answer, in milliseconds: a server that hangs is a failure and no endless test. */
const PATIENCE = 20_000;

/** What comes from the server: an answer has no method, a message that wants no answer no id. */
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/**
 * The language server that editors run for YAML, spoken to over standard input and output as an editor does.
 * It cannot reach the network: each attempt fails, and is kept in {@link attempts}.
 */
export class LanguageServer {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #settings: Readonly<Record<string, unknown>>;
  readonly #answers = new Map<number, (message: Message) => void>();
  readonly #diagnosed = new Map<string, (found: readonly Diagnostic[]) => void>();
  #buffer = Buffer.alloc(0);
  #errors = "";
  #requests = 0;

  private constructor(settings: Readonly<Record<string, unknown>>) {
    const bin = join(dirname(require.resolve("yaml-language-server/package.json")), "bin");
    this.#settings = settings;
    this.#child = spawn(
      process.execPath,
      ["--import", NO_NETWORK, join(bin, "yaml-language-server"), "--stdio"],
      { stdio: ["pipe", "pipe", "pipe"] },
    );
    this.#child.stdout.on("data", (chunk: Buffer) => this.#receive(chunk));
    this.#child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      this.#errors += chunk;
    });
  }

  /** Starts a server with the settings that an editor has for YAML. */
  static async start(settings: Readonly<Record<string, unknown>> = {}): Promise<LanguageServer> {
    const server = new LanguageServer({
      yaml: { schemaStore: { enable: false }, validate: true, hover: true, completion: true, ...settings },
    });
    await server.#request("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        workspace: { configuration: true },
        textDocument: {
          completion: { completionItem: { documentationFormat: ["markdown"], snippetSupport: true } },
          hover: { contentFormat: ["markdown"] },
        },
      },
    });
    server.#send({ method: "initialized", params: {} });
    return server;
  }

  /** Addresses that the server tried to reach. */
  get attempts(): readonly string[] {
    return [...this.#errors.matchAll(/^no network: (.+)$/gm)].map(([, address = ""]) => address);
  }

  /** Opens a file and says what is wrong in it. */
  async open(uri: string, text: string): Promise<readonly Diagnostic[]> {
    const found = this.#within<readonly Diagnostic[]>(`diagnostics of ${uri}`, (resolve) =>
      this.#diagnosed.set(uri, resolve),
    );
    this.#send({
      method: "textDocument/didOpen",
      params: { textDocument: { uri, languageId: "yaml", version: 1, text } },
    });
    return await found;
  }

  /** What is offered at a place of an opened file, by label. */
  async offers(uri: string, position: Place): Promise<ReadonlyMap<string, Offer>> {
    const result = await this.#request("textDocument/completion", { textDocument: { uri }, position });
    const { items } = result as { items: readonly { label: string; documentation?: unknown }[] };
    return new Map(
      items.map(({ label, documentation }) => [label, { label, documentation: textOf(documentation) }]),
    );
  }

  /** What is shown where the mouse rests; an empty text for nothing. */
  async hover(uri: string, position: Place): Promise<string> {
    const result = await this.#request("textDocument/hover", { textDocument: { uri }, position });
    return result === null ? "" : textOf((result as { contents: unknown }).contents);
  }

  /** Ends the server. */
  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.kill();
    await ended;
  }

  #request(method: string, params: object): Promise<unknown> {
    const id = ++this.#requests;
    const answer = this.#within<Message>(method, (resolve) => this.#answers.set(id, resolve));
    this.#send({ id, method, params });
    return answer.then(({ error, result }) => {
      if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`);
      return result;
    });
  }

  #within<T>(what: string, start: (resolve: (value: T) => void) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer: ${what}\n${this.#errors}`)), PATIENCE);
      start((value) => {
        clearTimeout(timer);
        resolve(value);
      });
    });
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #receive(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const end = this.#buffer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.toString("latin1", 0, end))?.[1]);
      if (this.#buffer.length < end + 4 + length) return;
      const body = this.#buffer.toString("utf8", end + 4, end + 4 + length);
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      this.#handle(JSON.parse(body) as Message);
    }
  }

  #handle(message: Message): void {
    const { id, method, params } = message;
    if (method === undefined) this.#answers.get(Number(id))?.(message);
    else if (id !== undefined) this.#send({ id, result: this.#answerTo(method, params) });
    else if (method === "textDocument/publishDiagnostics") {
      const { uri, diagnostics } = params as { uri: string; diagnostics: readonly Diagnostic[] };
      this.#diagnosed.get(uri)?.(diagnostics);
    }
  }

  /** What the server asks its editor. */
  #answerTo(method: string, params: unknown): unknown {
    if (method !== "workspace/configuration") return null;
    const { items } = params as { items: readonly { section: string }[] };
    return items.map(({ section }) => this.#settings[section] ?? null);
  }
}

function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  return (content as { value?: string } | undefined)?.value ?? "";
}
