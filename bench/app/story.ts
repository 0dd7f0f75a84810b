import { type Acme } from "../../test/demo/acme.ts";
import { changesBetween } from "../../test/example-changes.ts";
import type { FileChange } from "../../test/forge/git/author.ts";
import type { PullHandle } from "../../test/forge/handles/pull.ts";

/** Something that a person does on a pull request. */
interface Deed {
  readonly name: string;
  readonly do: () => Promise<unknown>;
}

/** A deed, and whether approvals of an older commit have to be carried over to the head then. */
export interface Act extends Deed {
  readonly carried: boolean;
}

const BASE = "release/production";

/**
 * What happens on a pull request of the example from its opening to its last approval, with edits of its
 * description between, which change nothing, and a push that keeps the approvals before it. Each story has a branch and commits of its own.
 */
export function tellStory({ repository }: Acme, number: number): readonly Act[] {
  const branch = `handoff/triage-1.1.0-${number}`;
  let opened: PullHandle | null = null;
  const pull = (): PullHandle => {
    if (opened === null) throw new Error("the pull request was not opened");
    return opened;
  };
  const open = async () => {
    opened = await repository.openPullRequest({
      author: "ada",
      head: branch,
      base: BASE,
      title: "triage 1.1.0",
    });
  };
  const approve = (user: string) => ({
    name: "approval",
    do: () => pull().review({ user, state: "APPROVE" as const }),
  });
  const comment = {
    name: "comment",
    do: () => pull().review({ user: "kim", state: "COMMENT" as const, body: "Seen." }),
  };
  const edit = (body: string) => ({ name: "edit", do: () => pull().edit({ body }) });
  const push = (files: Readonly<Record<string, FileChange>>) => ({
    name: "push",
    do: () => pull().push({ files, message: `Go on with story ${number}` }),
  });
  const before: readonly Deed[] = [
    { name: "opening", do: open },
    edit("Reads all thirty measurements."),
    push(changesBetween("proposed", "tick-proved")),
    push(changesBetween("tick-proved", "retrained")),
    approve("lin"),
    approve("dana"),
  ];
  const after: readonly Deed[] = [
    push({
      "README.md": `The queue is read from the top, says story ${number}.
`,
    }),
    comment,
    edit("Reads all thirty measurements, and is better for it."),
    approve("kim"),
    approve("omar"),
    approve("pia"),
    edit("Ready."),
  ];
  return [
    ...before.map((deed) => ({ ...deed, carried: false })),
    ...after.map((deed) => ({ ...deed, carried: true })),
  ];
}

/** Pushes the branch that a story begins with. */
export async function pushBranch({ repository }: Acme, number: number): Promise<void> {
  await repository.push({
    user: "ada",
    branch: `handoff/triage-1.1.0-${number}`,
    from: BASE,
    files: changesBetween("released", "proposed"),
    message: `Hand over triage 1.1.0, story ${number}`,
  });
}
