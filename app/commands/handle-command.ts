import { markerOf, questionMarker } from "#core/report/comment-marker.ts";
import { addComment, markSeen, ownComments, removeComment } from "#github/comments.ts";
import type { GithubClient } from "#github/github-client.ts";
import { GithubError } from "#github/github-error.ts";
import { ownersAt } from "#github/owners-at.ts";
import { mayTriage } from "#github/read-permission.ts";
import type { Command } from "../inbox/command.ts";
import type { Attempt, WorkResult } from "../inbox/inbox.ts";
import { pullRequestTask } from "../inbox/place.ts";
import type { RepositoryTask, Subject } from "../inbox/task.ts";
import type { PeopleHost, PeoplePorts } from "../people/people-ports.ts";
import { readCurrent } from "../people/read-current.ts";
import { tellLog } from "../people/tell-log.ts";
import { CommandAllowance } from "./allowance.ts";
import { answerOf } from "./answer-of.ts";
import { editUrlOf } from "./edit-url.ts";

type CommandSubject = Extract<Subject, { readonly kind: "command" }>;

/** A pull request that does not hold still is asked about again this soon. */
const MOVING_MS = 5000;

interface Asked {
  readonly task: RepositoryTask;
  readonly subject: CommandSubject;
  readonly attempt: Attempt;
  readonly client: GithubClient;
  readonly host: PeopleHost;
}

/**
 * Does what people ask for in comments and by buttons, for those who may triage in the repository and for the pull request's author.
 * Anybody else, and whoever asks all the time, gets no answer. Every command is told to the log with what came of it. Nothing that is
 * asked for changes a verdict: judging again reads everything anew, and a waiver counts once it is merged.
 */
export function commandHandler(ports: PeoplePorts) {
  const allowance = new CommandAllowance();
  return async (task: RepositoryTask, attempt: Attempt): Promise<WorkResult> => {
    const { subject } = task;
    if (subject.kind !== "command") throw new TypeError(`${subject.kind} is no command`);
    const asker = `${task.owner}/${task.repo}#${subject.number} ${subject.by}`.toLowerCase();
    // A further attempt is the same question.
    if (attempt.number === 0 && !allowance.take(asker, ports.now()))
      return told(ports, task, subject, "too-often");
    const how = { signal: attempt.signal };
    const [client, host] = await Promise.all([ports.clientFor(task, how), ports.hostFor(task, how)]);
    if (!(await isEntitled(client, host, subject))) return told(ports, task, subject, "not-entitled");
    const asked = { task, subject, attempt, client, host };
    const { command } = subject;
    return command.verb === "recheck" ? recheck(ports, asked) : answer(ports, asked, command);
  };
}

async function isEntitled(client: GithubClient, host: PeopleHost, subject: CommandSubject): Promise<boolean> {
  if (await mayTriage(client, subject.by)) return true;
  const author = (await host.look(subject.number))?.facts.author?.login;
  return author?.toLowerCase() === subject.by.toLowerCase();
}

/** The check itself is the answer. Eyes under the comment say that it was seen, and send nobody an e-mail. */
async function recheck(ports: PeoplePorts, { task, subject, client }: Asked): Promise<WorkResult> {
  await ports.put([pullRequestTask(task, subject.number)], { interactive: true });
  if (subject.comment !== null) await asCourtesy(markSeen(client, subject.comment));
  return told(ports, task, subject, "queued");
}

async function answer(
  ports: PeoplePorts,
  asked: Asked,
  command: Exclude<Command, { readonly verb: "recheck" }>,
): Promise<WorkResult> {
  const { task, subject, client, host, attempt } = asked;
  const current = await readCurrent(host, subject.number, ports.now());
  if (current.kind === "moving")
    return { kind: "deferred", until: new Date(ports.now().getTime() + MOVING_MS) };
  const { text, word } = await answerOf(command, current, {
    by: subject.by,
    owners: () =>
      current.kind === "judged" && current.policy !== null
        ? ownersAt(client, current.base.sha, current.policy.path)
        : Promise.resolve([]),
    editUrl: (branch, path) => editUrlOf(ports.webUrl, task, branch, path),
  });
  await attempt.fence([]);
  const isSaid = await say(ports, asked, text);
  return told(ports, task, subject, isSaid ? word : "could-not-answer");
}

/**
 * Writes the answer at the end of the conversation, where it is looked for, and then takes away our earlier answers to the same question, so
 * that no pile grows. An answer that an attempt before this one wrote stays. Resolves with whether GitHub let us.
 */
async function say(ports: PeoplePorts, { subject, client }: Asked, text: string): Promise<boolean> {
  const question = questionOf(subject.command);
  const earlier = (await ownComments(client, subject.number, ports.appId)).filter(({ body }) =>
    body.startsWith(questionMarker(question)),
  );
  const marker = markerOf({ kind: "answer", question, asked: `${subject.comment ?? subject.by}` });
  // A button leaves nothing that tells one press from the next: it is answered each time.
  const written =
    subject.comment === null ? undefined : earlier.findLast(({ body }) => body.startsWith(marker));
  if (written === undefined) {
    const isWritten = await asCourtesy(addComment(client, subject.number, `${marker}\n${text}`));
    if (!isWritten) return false;
  }
  for (const { id } of earlier) if (id !== written?.id) await asCourtesy(removeComment(client, id));
  return true;
}

/** What asks the same, however it is worded. */
function questionOf(command: Command): string {
  switch (command.verb) {
    case "explain":
    case "waive":
      return `${command.verb} ${command.gate ?? ""}`;
    default:
      return command.verb;
  }
}

/** Whether GitHub did it. That it will not (a locked conversation, a comment that is gone) is no failure of ours; anything else is. */
async function asCourtesy(done: Promise<void>): Promise<boolean> {
  try {
    await done;
    return true;
  } catch (error) {
    const lasts =
      error instanceof GithubError && ["forbidden", "not-found", "unexpected"].includes(error.code);
    if (!lasts) throw error;
    return false;
  }
}

/** Tells the log, without the reason: those are a comment's own words, and stay there. */
async function told(
  ports: PeoplePorts,
  task: RepositoryTask,
  { number, comment, by, command }: CommandSubject,
  answer: string,
): Promise<WorkResult> {
  const { verb } = command;
  const said = "gate" in command ? { verb, gate: command.gate } : { verb };
  const data = { command: said, comment, by, answer };
  await tellLog(ports, task, number, { kind: "command", data });
  return { kind: "done", next: [] };
}
