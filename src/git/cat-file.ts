import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { Socket } from "node:net";
import { GitError } from "./git-error.ts";
import { type GitObject, ObjectStream } from "./object-stream.ts";
import { type GitEnvironment, spawnGit } from "./spawn-git.ts";

interface Question {
  readonly resolve: (object: GitObject | null) => void;
  readonly reject: (error: GitError) => void;
}

interface Conversation {
  readonly child: ChildProcessWithoutNullStreams;
  /** What was asked and not answered yet. Git answers in order. */
  readonly open: Set<Question>;
}

/**
 * One `git cat-file` that answers as many questions as there are: a process takes longer to start than to answer
 * hundreds. It starts with the first question, holds up the end of this process only while it has one to answer, and
 * ends with it.
 */
export class CatFile {
  readonly #dir: string;
  readonly #mode: "--batch" | "--batch-check";
  readonly #env: GitEnvironment;
  #conversation: Conversation | null = null;

  /** With `--batch` answers have contents, with `--batch-check` only facts. */
  constructor(dir: string, mode: "--batch" | "--batch-check", env: GitEnvironment = {}) {
    this.#dir = dir;
    this.#env = env;
    this.#mode = mode;
  }

  /** The object that a name (an id, or any revision) leads to, or `null` where there is none. Rejects with a {@link GitError}. */
  ask(name: string): Promise<GitObject | null> {
    // The protocol has one name a line, and no object has a name of two.
    if (/[\n\0]/.test(name)) return Promise.resolve(null);
    this.#conversation ??= this.#start();
    const { child, open } = this.#conversation;
    if (open.size === 0) hold(child, true);
    return new Promise((resolve, reject) => {
      open.add({ resolve, reject });
      // What is asked in one go is written in one go.
      if (child.stdin.writableCorked === 0) {
        child.stdin.cork();
        process.nextTick(() => child.stdin.uncork());
      }
      child.stdin.write(`${name}\n`);
    });
  }

  /** Ends the process, where there is one. The next question starts another. */
  close(): void {
    this.#conversation?.child.kill();
    this.#conversation = null;
  }

  #start(): Conversation {
    const child = spawnGit(this.#dir, ["cat-file", this.#mode], this.#env);
    const stream = new ObjectStream(this.#mode === "--batch");
    const open = new Set<Question>();
    let complaint = "";
    const fail = (error: GitError) => {
      if (this.#conversation?.child === child) this.#conversation = null;
      for (const { reject } of open) reject(error);
      open.clear();
    };
    child.stdout.on("data", (chunk: Buffer) => {
      try {
        answer(open, stream.push(chunk));
      } catch (cause) {
        fail(cause instanceof GitError ? cause : new GitError("git-failed", String(cause), { cause }));
        child.kill();
      }
      if (open.size === 0) hold(child, false);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      if (complaint.length < 4096) complaint += chunk.toString("utf8");
    });
    child.on("error", (cause) => fail(new GitError("git-missing", "git could not be started", { cause })));
    child.on("close", (status) =>
      fail(new GitError("git-failed", `git cat-file ended with ${status}: ${complaint.trim()}`)),
    );
    return { child, open };
  }
}

function answer(open: Set<Question>, objects: readonly (GitObject | null)[]): void {
  const questions = open.values();
  for (const object of objects) {
    const { value: question } = questions.next();
    if (question === undefined) throw new GitError("git-failed", "git cat-file gave an answer too many");
    open.delete(question);
    question.resolve(object);
  }
}

/** Whether this process may end while the child still runs. Its pipes count as much as the child. */
function hold(child: ChildProcessWithoutNullStreams, held: boolean): void {
  const pipes = [child.stdin, child.stdout, child.stderr].filter((pipe) => pipe instanceof Socket);
  for (const each of [child, ...pipes]) {
    if (held) each.ref();
    else each.unref();
  }
}
