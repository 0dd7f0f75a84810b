import { beforeAll, expect, test, vi } from "vitest";
import type { Payload } from "../../app/events/hint.ts";
import { HEARD_EVENTS, hintOf } from "../../app/events/hint-of.ts";
import { EventError } from "../../app/events/sound-tasks.ts";
import { startForge } from "../forge/forge.ts";
import { createTown } from "../forge/town.ts";
import { LONGEST_TEST_MS, runCampaign } from "./campaign.ts";
import { mutateJson } from "./mutate-json.ts";

vi.setConfig({ testTimeout: LONGEST_TEST_MS });

const INPUTS = 10_000;
const SELF = { appId: 7, slug: "gatehouse" };

/** Most tasks that one event may ask for: five commands, on as many pull requests as end in a commit. */
const MOST_TASKS = 1000;

/** Texts of an event's name and a payload as the forge sends it. */
let samples: readonly string[];

beforeAll(async () => {
  const forge = await startForge();
  const town = await createTown(forge);
  const pull = await town.openPull("change", { "a.txt": "1\n" });
  await pull.review({ user: "dana", state: "APPROVE" });
  pull.comment({ user: "dana", body: "/gatehouse explain\n/gatehouse waive evidence too few samples\n" });
  const checks = "/repos/acme/triage/check-runs";
  for (const name of ["ci", "gatehouse: production"])
    await town.rest("POST", checks, { body: { name, head_sha: pull.head, conclusion: "success" } });
  await pull.close();
  await pull.reopen();
  await pull.merge({ user: "ada" });
  await forge.settled();
  const names = [...new Set(town.heard())].filter((name) => HEARD_EVENTS.includes(name.split(".")[0] ?? ""));
  samples = names.map((name) => {
    const [event = "", action = null] = name.split(".");
    return JSON.stringify({ event, payload: town.payloads(event, action)[0] });
  });
  await town.close();
  await forge.close();
});

test("the forge's own payloads ask for work", () => {
  expect(samples.length).toBeGreaterThan(8);
  const asked = samples.map((text) => JSON.parse(text) as { event: string; payload: Payload });
  expect(asked.filter(({ event, payload }) => hintOf(event, payload, SELF) !== null).length).toBeGreaterThan(
    5,
  );
});

test(`webhooks: ${INPUTS} payloads are tasks of the known shape, or nobody's concern`, async () => {
  const target = { name: "webhooks", samples, probe, mutate };
  expect((await runCampaign(target, INPUTS)).faults).toEqual([]);
});

function mutate(sample: string, random: Parameters<typeof mutateJson>[1]): string {
  const { event, payload } = JSON.parse(sample) as { readonly event: string; readonly payload: unknown };
  // One in ten is told under another event's name.
  const name = random.below(10) === 0 ? random.pick(HEARD_EVENTS) : event;
  return JSON.stringify({ event: name, payload: mutateJson(payload, random) });
}

function probe(text: string): unknown {
  const { event, payload } = JSON.parse(text) as { readonly event: string; readonly payload: unknown };
  // The door hands on objects alone.
  if (typeof payload !== "object" || payload === null || Array.isArray(payload)) return null;
  const hint = heard(event, payload);
  for (const task of hint?.tasks ?? []) {
    if (!("installation" in task) || !Number.isSafeInteger(task.installation))
      throw new Error("no installation");
    for (const [name, value] of Object.entries(task.subject)) {
      const isNumber = ["number", "comment", "run"].includes(name);
      if (value === null || name === "command") continue;
      if (isNumber ? !Number.isSafeInteger(value) : typeof value !== "string")
        throw new Error(`${name} is ${typeof value}`);
      if (typeof value === "string" && value.length > 1000)
        throw new Error(`${name} has ${value.length} characters`);
    }
  }
  if ((hint?.tasks.length ?? 0) > MOST_TASKS) throw new Error("too many tasks");
  return hint;
}

/** The hint; none where the event is refused as what it is. */
function heard(event: string, payload: object): ReturnType<typeof hintOf> {
  try {
    return hintOf(event, payload, SELF);
  } catch (error) {
    if (error instanceof EventError) return null;
    throw error;
  }
}
