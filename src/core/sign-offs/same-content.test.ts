import fc from "fast-check";
import { expect, test } from "vitest";
import { anyScene, PATHS } from "./any-scene.fixture.ts";
import { type Files, factsOf, type Scene } from "./scene.fixture.ts";
import { weighSignOffs } from "./weigh-sign-offs.ts";

const OWNERS: Readonly<Record<string, readonly string[]>> = {
  "": ["@dana"],
  model: ["@dana", "@lee"],
  deploy: ["@dana", "@kim"],
};
const AT_HEAD: Readonly<Record<string, readonly string[]>> = { "": ["@dana", "@mia"] };
const ROLES = { all: { owners: ["@dana"] }, deploy: { owners: ["@dana"], covers: ["deploy/**"] } };

function ownersOf(path: string, owners: Readonly<Record<string, readonly string[]>>): string {
  const prefix = Object.keys(owners).findLast((each) => path.startsWith(each));
  return (prefix === undefined ? [] : (owners[prefix] ?? [])).join(", ");
}

/** Whether a requirement signs for a path, said as plainly as can be. */
function signsFor(requirement: string, path: string): boolean {
  if (requirement === "all") return true;
  if (requirement === "deploy") return path.startsWith("deploy/");
  if (ownersOf(path, OWNERS) === requirement) return true;
  return path.startsWith(".github/") && ownersOf(path, AT_HEAD) === requirement;
}

const bytes = (files: Files, path: string): string | null =>
  Object.hasOwn(files, path) ? (files[path] ?? null) : null;

/** Rule 6 without ids, snapshots or groups: the contents of every path in scope, compared one by one. */
function isSame(requirement: string, scene: Scene, commit: "old" | "older" | "head"): boolean {
  const base = scene.base ?? {};
  const reviewed = commit === "head" ? { files: scene.head } : (scene.commits?.[commit] ?? { files: {} });
  const isTouched = (path: string) =>
    bytes(base, path) !== bytes(scene.head, path) ||
    bytes("base" in reviewed && reviewed.base !== undefined ? reviewed.base : base, path) !==
      bytes(reviewed.files, path);
  return PATHS.filter((path) => signsFor(requirement, path) && isTouched(path)).every(
    (path) => bytes(reviewed.files, path) === bytes(scene.head, path),
  );
}

test("rule 6 is what a comparison of every byte in scope would say", () => {
  const seen = { same: 0, changed: 0 };
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), fc.constantFrom("old", "older", "head"), (numbers, commit) => {
      const { author, contributions, permissions, ...rest } = anyScene(
        (n) => Number(numbers.next().value) % n,
      );
      const scene: Scene = {
        ...rest,
        owners: OWNERS,
        ownersAtHead: AT_HEAD,
        roles: ROLES,
        reviews: [`dana APPROVED ${commit}`],
      };
      const rules = {
        codeOwners: "every",
        roles: { all: 1, deploy: 1 },
        distinct: false,
        afterGates: false,
      } as const;
      const { requirements } = weighSignOffs(factsOf(scene), rules);
      for (const { requirement, signed } of requirements) {
        const same = isSame(requirement.name, scene, commit);
        seen[same ? "same" : "changed"] += 1;
        expect([requirement.name, signed.length === 1]).toEqual([requirement.name, same]);
      }
      const expected = PATHS.some((path) => bytes(scene.base ?? {}, path) !== bytes(scene.head, path));
      expect(requirements.length > 2).toBe(expected);
    }),
    { seed: 6, numRuns: 1000 },
  );
  expect(Math.min(seen.same, seen.changed)).toBeGreaterThan(300);
});
