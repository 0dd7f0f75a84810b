import type { ListTags } from "#core/collect/collect-tagged.ts";
import { withoutCommands } from "#core/report/escape-command.ts";
import type { Answer } from "./answer.ts";
import { describeFault, traceOf } from "./fault.ts";
import { type Inputs, readInputs } from "./inputs.ts";
import type { JudgedSource } from "./judged-source.ts";
import { type PullRequestEvent, readEvent } from "./pull-request-event.ts";
import { sentence, stop } from "./tell.ts";
import { readWorkspace } from "./workspace.ts";
import type { World } from "./world.ts";

/**
 * One run of the Action: reads the pull request, judges what a runner can judge, and shows it.
 * Gives the exit code: 1 for a verdict that blocks, a workflow that is set up wrongly, and a failure of ours.
 */
export async function run(world: World, version: string): Promise<0 | 1> {
  try {
    const inputs = readInputs(world);
    if (!inputs.ok) return stop(world, inputs.problems);
    const event = readEvent(world.environment["GITHUB_EVENT_NAME"] ?? "", world.event);
    if (!event.ok) return stop(world, event.problems);
    const [source, judging] = await Promise.all([
      readSource(inputs.value, event.value, world),
      import("./judge-source.ts"),
    ]);
    if (!source.ok) return stop(world, source.problems);
    return await judging.judgeSource({
      inputs: inputs.value,
      event: event.value,
      source: source.value,
      world,
      version,
    });
  } catch (error) {
    world.writers.debug(withoutCommands(traceOf(error)));
    return stop(world, [describeFault(error)]);
  }
}

/** The clone answers wherever it can; only where it cannot, and there is a token, the API is asked. */
async function readSource(
  { dir, token }: Inputs,
  event: PullRequestEvent,
  { environment, writers }: World,
): Promise<Answer<JudgedSource>> {
  const [owner, name] = (environment["GITHUB_REPOSITORY"] ?? "").split("/");
  const isReachable = token !== "" && owner !== undefined && name !== undefined;
  const onGithub = isReachable ? tagsThrough(token, { owner, name }, writers) : null;
  const local = await readWorkspace(dir, event, onGithub);
  if (local.ok || token === "" || owner === undefined || name === undefined) return local;
  for (const reason of local.problems)
    writers.log(`Reading through GitHub's API, because ${sentence(reason)}`);
  try {
    const { readGithub } = await import("./github-source.ts");
    return { ok: true, value: await readGithub(token, { owner, name }, event) };
  } catch (error) {
    writers.debug(withoutCommands(traceOf(error)));
    const { values } = describeFault(error);
    const says = "GitHub's API, asked in its place, could not be read ({code}): {message}";
    return { ok: false, problems: [...local.problems, { id: "api-unreadable", says, values }] };
  }
}

/** Tags as GitHub lists them; `null` where it cannot be asked. */
function tagsThrough(
  token: string,
  repository: { readonly owner: string; readonly name: string },
  writers: World["writers"],
): ListTags {
  return async (prefixes) => {
    try {
      const { listTagsThrough } = await import("./github-source.ts");
      return await listTagsThrough(token, repository, prefixes);
    } catch (error) {
      writers.debug(withoutCommands(traceOf(error)));
      return null;
    }
  };
}
