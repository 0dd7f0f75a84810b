import { expect, test, vi } from "vitest";
import { policy, startSmallWorld } from "./small-world.ts";

vi.setConfig({ testTimeout: 60_000 }); // real git on a busy machine

/** Documents of an evaluation that nothing is remembered of: fewer than this. */
const DOCUMENTS = 8;

test("whichever document of an evaluation fails, the failure is that evaluation's own", async () => {
  const world = await startSmallWorld();
  // Nobody may leave a failure unheard: in a process of its own, that would be the end of the App.
  const unheard: unknown[] = [];
  const hear = (error: unknown) => unheard.push(error);
  process.on("unhandledRejection", hear);
  try {
    const pull = await world.open();
    for (let broken = 1; broken <= DOCUMENTS; broken++) {
      let asked = 0;
      world.intercept((request, pass) => {
        if (!request.path.endsWith("/graphql")) return pass();
        asked += 1;
        return asked === broken
          ? Promise.resolve({
              status: 200,
              headers: JSON_HEADERS,
              body: '{"errors":[{"message":"Something went wrong"}]}',
            })
          : pass();
      });
      // A policy that nobody has read yet, on the default branch, and on the base.
      for (const branch of ["main", "release"])
        await world.repository.push({
          user: "admin",
          branch,
          files: { ".github/gatehouse.yml": `${policy()}# ${broken}\n` },
        });
      await world.settled();
      expect(asked).toBeGreaterThan(0);
    }
    expect(world.evaluations(pull.number).length).toBeGreaterThan(DOCUMENTS);
    expect(unheard).toEqual([]);
  } finally {
    process.off("unhandledRejection", hear);
    await world.close();
  }
});

const JSON_HEADERS = { "content-type": "application/json" };
