import { afterAll, beforeAll, expect, test } from "vitest";
import type { PullHandle } from "../forge/handles/pull.ts";
import { BAD_CHANGE, METRICS, metrics, policy, type SmallWorld, startSmallWorld } from "./small-world.ts";

let world: SmallWorld;

beforeAll(async () => {
  world = await startSmallWorld({ policy: `${policy()}comment: sticky\n` });
});
afterAll(() => world.close());

const ours = ({ record }: PullHandle) => record.comments.filter(({ app }) => app?.id === world.record.id);

test("one comment shows the verdict, is edited as it changes, and no stranger's takes its place", async () => {
  const pull = await world.open({ files: BAD_CHANGE });
  const [first] = ours(pull);
  expect(first?.body).toContain("1 of");
  pull.comment({ user: "mallory", body: first?.body ?? "" });
  const { ref } = pull.record.head;
  await world.repository.push({ user: "ada", branch: ref, files: { [METRICS]: metrics(0.92) } });
  await world.settled();
  expect(ours(pull).map(({ id }) => id)).toEqual([first?.id]);
  expect(ours(pull)[0]?.body).toContain("waiting for");
  expect(pull.record.comments.filter(({ app }) => app === null)).toHaveLength(1);
});
