import { readdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { runGit } from "#git/run-git.ts";
import type { CloneRange } from "../clone/clone-range.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { paintFor, type Terminal, tell } from "../terminal.ts";
import { type CheckOptions, readSubject, type Subject } from "./judge-clone.ts";
import { Signal } from "./signal.ts";
import { WatchedFolders } from "./watched-folders.ts";

/** Milliseconds of silence after which what somebody saved, or checked out, is taken to be whole; and after which nobody waits any more. */
const SILENCE = 60;
const PATIENCE = 1000;

/**
 * Judges, and again whenever files of the work tree or branches of the clone changed, until this process is asked to end. Gives
 * how the last judgement ended. A change that leaves the content as it was is not told.
 */
export async function watch(
  subject: Subject,
  options: CheckOptions,
  terminal: Terminal,
  judge: (range: CloneRange) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { workTree } = subject.clone;
  if (workTree === null) {
    const says = "there is no work tree at `{repo}`, and commits do not change";
    tell(terminal, "error", { says, values: { repo: options.repo } });
    return EXIT.unanswered;
  }
  const changed = new Signal();
  const folders = new WatchedFolders(changed.give);
  const end = new AbortController();
  const stop = () => {
    end.abort();
    changed.give();
  };
  for (const name of ENDINGS) process.once(name, stop);
  try {
    return await rounds({ subject, options, terminal, judge, changed, folders, end: end.signal });
  } finally {
    folders.close();
    for (const name of ENDINGS) process.off(name, stop);
  }
}

const ENDINGS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

interface Watching {
  readonly subject: Subject;
  readonly options: CheckOptions;
  readonly terminal: Terminal;
  readonly judge: (range: CloneRange) => Promise<ExitCode>;
  readonly changed: Signal;
  readonly folders: WatchedFolders;
  readonly end: AbortSignal;
}

async function rounds({
  subject,
  options,
  terminal,
  judge,
  changed,
  folders,
  end,
}: Watching): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  let told: string | null = null;
  while (!end.aborted) {
    const seen = changed.count;
    const range = await readSubject(subject, options);
    const content = range.ok ? contentOf(range.value) : JSON.stringify(range.problem);
    // What changed in a folder before it was watched was not told, so it is looked at once more.
    if (folders.follow(await foldersOf(subject)) > 0) changed.give();
    if (content !== told) {
      clear(terminal);
      if (range.ok) code = await judge(range.value);
      else {
        code = EXIT.unanswered;
        tell(terminal, "error", range.problem);
      }
      told = content;
      terminal.err.write(`${paintFor(terminal.err)("quiet", "waiting for changes; Ctrl-C ends")}\n`);
    }
    await changed.after(seen);
    await silence(changed, end);
  }
  return code;
}

/** What a verdict follows from, beside the clock. */
function contentOf({ pullRequest, head, base }: CloneRange): string {
  return [pullRequest.head.sha, pullRequest.mergeBase, pullRequest.base.ref, head.commit, base.commit].join(
    " ",
  );
}

/** Waits until what changes has come to rest: saving many files is one change. */
async function silence(changed: Signal, end: AbortSignal): Promise<void> {
  const started = performance.now();
  let seen: number;
  do {
    seen = changed.count;
    await Promise.race([changed.after(seen), pause(SILENCE)]);
  } while (changed.count > seen && !end.aborted && performance.now() - started < PATIENCE);
}

/** A terminal shows one verdict at a time; a file gets them all, one below the other. */
function clear({ out }: Terminal): void {
  if (out.isTTY) out.write("\u001B[2J\u001B[H");
}

/** Folders whose files are judged, and those in which git keeps what branches lead to. */
async function foldersOf({ clone: { objects, workTree } }: Subject): Promise<ReadonlySet<string>> {
  if (workTree === null) return new Set();
  const { root, env } = workTree;
  const listed = (await runGit(root, ["ls-files", "-z"], { env })).toString("utf8").split("\0");
  const folders = new Set([root]);
  for (const path of listed) {
    for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
      if (folders.has(join(root, folder))) break;
      folders.add(join(root, folder));
    }
  }
  for (const folder of await foldersOfGit(objects.dir)) folders.add(folder);
  return folders;
}

async function foldersOfGit(dir: string): Promise<readonly string[]> {
  const answer = await runGit(dir, ["rev-parse", "--git-dir", "--git-common-dir"]);
  const [own = "", common = ""] = answer.toString("utf8").split("\n");
  const refs = join(resolve(dir, common), "refs");
  const below = await readdir(refs, { recursive: true, withFileTypes: true }).catch(() => []);
  const folders = below
    .filter((entry) => entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name));
  return [resolve(dir, own), resolve(dir, common), refs, ...folders];
}
