import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";

test("a standing forge tells what one needs, serves it, and ends with Ctrl-C", async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, "serve.ts"), "--port", "0"]);
  const ended = once(child, "exit");
  try {
    let said = "";
    for await (const chunk of child.stdout)
      if ((said += String(chunk)).includes("Workflows do not run")) break;
    const [, api] = /REST API {2}(\S+)/.exec(said) ?? [];
    const [, token] = / {2}dana +(\S+) +sre, on-call\n/.exec(said) ?? [];
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${api}/repos/acme/churn/collaborators/dana/permission`, { headers });
    expect(await answer.json()).toMatchObject({ permission: "write" });
    expect((await fetch(`${api}/repos/acme/.github/git/ref/heads/main`, { headers })).status).toBe(200);
  } finally {
    child.kill("SIGINT");
  }
  expect(await ended).toEqual([0, null]);
});
