import { afterAll, expect, test } from "vitest";
import { type Forge, startForge } from "../forge/forge.ts";
import { GitRepository, removeFolders } from "./git-repository.ts";
import { gatehouse, shellOf, told } from "./run-doctor.ts";
import { populate } from "./small-world.ts";

afterAll(removeFolders);

const PATH = ".github/workflows/gatehouse.yml";
const PIN = "3d3c42e5aac5ba805825da76410c181273ba90b1";
const workflow = (ref: string) =>
  `on: pull_request\npermissions: { contents: read }\njobs: { gate: { runs-on: ubuntu-24.04, steps: [{ uses: gatehouse/gatehouse@${ref} }] } }\n`;
const lookUp = (origin: string) =>
  `git ls-remote ${origin}/gatehouse/gatehouse heads/v0.1.0 tags/v0.1.0 'tags/v0.1.0^{}' | tail -n 1`;

/** What is told of workflows. */
async function looked(forge: Forge) {
  const ended = await gatehouse(shellOf(forge, "admin"), "doctor", "acme/model", "--json");
  return told(ended).filter(({ about }) => about.startsWith(".github/workflows"));
}

test("each gated branch is looked at by its own workflows, which say where they stand", async () => {
  const forge = await startForge();
  const { repository } = await populate(forge, { files: { [PATH]: workflow("v0.1.0") } });
  const tell = async () => (await looked(forge)).map(({ about, message }) => `${about}: ${message}`);
  const movable = `\`${PATH}\` uses gatehouse/gatehouse@v0.1.0 by a name that can be moved`;
  expect(await tell()).toEqual([
    `${PATH} on main: ${movable}`,
    ".github/workflows: on release they are the same as on `main`",
  ]);
  const change = (branch: string, text: string | null) =>
    repository.push({ user: "admin", branch, files: { [PATH]: text } });
  await change("main", workflow(PIN));
  const inOrder = `\`${PATH}\` runs the Action, with few rights and pinned`;
  expect(await tell()).toEqual([`${PATH} on release: ${movable}`, `${PATH} on main: ${inOrder}`]);
  await change("release", null);
  expect(await tell()).toEqual([
    ".github/workflows on release: `release` has no workflow that runs the Action, as `main` has",
    `${PATH} on main: ${inOrder}`,
  ]);
  forge.assertClean();
  await forge.close();
});

test("what is movable comes with what prints its commit, from the server where it is", async () => {
  const forge = await startForge();
  await populate(forge, { files: { [PATH]: workflow("v0.1.0") } });
  const commands = async () => (await looked(forge)).flatMap(({ lookUps }) => lookUps ?? []);
  expect(await commands()).toEqual([lookUp("https://github.com")]);
  // An Enterprise Server that has the action itself takes its own.
  await forge.createOrganization("gatehouse").createRepository("gatehouse", { private: false });
  expect(await commands()).toEqual([lookUp(forge.url)]);
  forge.assertClean();
  await forge.close();
});

test("offline, what it says is of the clone's newest commit", async () => {
  const clone = new GitRepository();
  clone.commit({ [PATH]: workflow("v0.1.0") });
  const { stdout } = await gatehouse({ HOME: clone.dir }, "doctor", "--offline", "--repo", clone.dir);
  expect(stdout).toContain(`! ${PATH} on HEAD: `);
  expect(stdout).toContain(
    `    → pin each to a commit: 40 digits, and the tag in a comment; this prints the digits\n      ${lookUp("https://github.com")}\n`,
  );
});
