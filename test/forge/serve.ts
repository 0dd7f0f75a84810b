// A forge for people: an organisation with two repositories on this machine, to follow the documentation against. Ctrl-C ends it, and all is gone.
import { parseArgs } from "node:util";
import { createPeople, letTeamsWrite } from "../create-people.ts";
import { startForge } from "./forge.ts";
import { guide } from "./guide.ts";

/** Owner of the organisation: who makes Apps and rulesets. */
const OWNER = "pat";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8700" },
    app: { type: "string", default: "http://127.0.0.1:3000" },
    name: { type: "string", default: "https://gatehouse.example.com" },
  },
});

const forge = await startForge({ port: Number(values.port) });
forge.roads.set(values.name, values.app);
const acme = createPeople(forge, { churn: { members: ["ada", "lin"] }, platform: { members: ["pat"] } });
acme.addOwner(OWNER);
for (const name of ["churn", ".github"]) {
  const repository = await acme.createRepository(name);
  letTeamsWrite(acme, repository);
  const files = { "README.md": `# ${name}\n` };
  await repository.push({ user: OWNER, branch: "main", from: null, files, message: "Begin" });
}
process.stdout.write(guide(forge, acme, { owner: OWNER, app: values.app, name: values.name }));
await new Promise<void>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
});
await forge.close();
