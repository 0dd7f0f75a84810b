import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { connect } from "./connect.ts";
import { apiUrlOf, findToken } from "./github-place.ts";
import { parseRemote, parseSlug } from "./repository-address.ts";

const acme = (host = "github.com") => ({ host, owner: "acme", name: "model" });

test.for([
  ["https://github.com/acme/model.git", acme()],
  ["https://github.com/acme/model", acme()],
  ["https://x-access-token:ghs_secret@github.com/acme/model.git", acme()],
  ["git@github.com:acme/model.git", acme()],
  ["ssh://git@ssh.github.com:443/acme/model.git", acme()],
  ["ssh://git@git.acme.example:2222/acme/model.git", acme("git.acme.example")],
  ["https://GitHub.com/acme/model/", acme()],
  ["https://github.com/acme/model.js.git", { ...acme(), name: "model.js" }],
  ["/srv/git/model.git", null],
  ["../model", null],
  ["https://github.com/acme", null],
  ["https://github.com/acme/model/tree/main", null],
  ["", null],
] as const)("the remote %s", ([address, expected]) => expect(parseRemote(address)).toEqual(expected));

test.for([
  ["acme/model", acme()],
  ["git.acme.example/acme/model", acme("git.acme.example")],
  ["model", null],
  ["acme/model/tree/main", null],
  ["acme/mo del", null],
] as const)("the word %s", ([word, expected]) => expect(parseSlug(word)).toEqual(expected));

test.for([
  ["github.com", {}, "https://api.github.com"],
  ["acme.ghe.com", {}, "https://api.acme.ghe.com"],
  ["git.acme.example", {}, "https://git.acme.example/api/v3"],
  ["github.com", { GITHUB_API_URL: "http://127.0.0.1:1/api/v3/" }, "http://127.0.0.1:1/api/v3"],
  ["github.com", { GITHUB_API_URL: "" }, "https://api.github.com"],
] as const)("the API of %s with %o", ([host, environment, url]) => {
  expect(apiUrlOf(host, environment)).toBe(url);
});

describe("the token", () => {
  const nobody = async () => null;
  const acmes = "git.acme.example";
  test.for([
    ["github.com", { GH_TOKEN: "a", GITHUB_TOKEN: "b" }, "a"],
    ["github.com", { GITHUB_TOKEN: " b\n" }, "b"],
    ["github.com", { GH_TOKEN: "", GITHUB_TOKEN: "b" }, "b"],
    ["acme.ghe.com", { GITHUB_TOKEN: "b" }, "b"],
    ["github.com", { GH_ENTERPRISE_TOKEN: "e" }, null],
    ["evil.example", { GH_TOKEN: "a", GITHUB_TOKEN: "b" }, null],
    ["evil.example", { GH_ENTERPRISE_TOKEN: "e", GITHUB_ENTERPRISE_TOKEN: "f" }, null],
    ["evil.example", { GH_ENTERPRISE_TOKEN: "e", GH_HOST: acmes }, null],
    ["evil.example", { GH_ENTERPRISE_TOKEN: "e", GITHUB_SERVER_URL: `https://${acmes}` }, null],
    ["evil.example", { GH_ENTERPRISE_TOKEN: "e", GITHUB_SERVER_URL: "evil.example" }, null],
    ["github.com.evil.example", { GH_TOKEN: "a" }, null],
    ["evil-ghe.com", { GH_TOKEN: "a" }, null],
    [acmes, { GITHUB_TOKEN: "b", GH_ENTERPRISE_TOKEN: "e", GH_HOST: "Git.Acme.Example" }, "e"],
    [acmes, { GITHUB_ENTERPRISE_TOKEN: "f", GITHUB_SERVER_URL: `https://${acmes}:8443` }, "f"],
    [acmes, { GITHUB_TOKEN: "b", GITHUB_API_URL: `https://${acmes}/api/v3` }, "b"],
  ] as const)("for %s, which a remote names, with %o", async ([host, environment, token]) => {
    expect(await findToken({ host, by: "remote" }, environment, nobody)).toBe(token);
  });

  test("for an Enterprise Server goes to the host that the user names", async () => {
    const environment = { GITHUB_TOKEN: "b", GH_ENTERPRISE_TOKEN: "e" };
    expect(await findToken({ host: acmes, by: "user" }, environment, nobody)).toBe("e");
  });

  test("is asked of gh, for this host, where no variable has one", async () => {
    const asked: (readonly string[])[] = [];
    const gh = async (args: readonly string[]) => {
      asked.push(args);
      return "gho_kept";
    };
    expect(await findToken({ host: acmes, by: "remote" }, { GH_ENTERPRISE_TOKEN: "e" }, gh)).toBe("gho_kept");
    expect(asked).toEqual([["auth", "token", "--hostname", acmes]]);
  });

  test("of a variable is not shown to gh, which would give it out for any host", async () => {
    const folder = mkdtempSync(join(tmpdir(), "gatehouse-gh-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const script =
      '#!/bin/sh\necho "kept$GH_TOKEN$GITHUB_TOKEN$GH_ENTERPRISE_TOKEN$GITHUB_ENTERPRISE_TOKEN"\n';
    writeFileSync(join(folder, "gh"), script, { mode: 0o755 });
    onTestFinished(() => void vi.unstubAllEnvs());
    vi.stubEnv("PATH", `${folder}:${process.env["PATH"]}`);
    for (const name of ["GH_TOKEN", "GITHUB_TOKEN", "GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"])
      vi.stubEnv(name, "secret");
    expect(await findToken({ host: "evil.example", by: "remote" }, process.env)).toBe("kept");
  });

  test("that is held back is told with what to set", async () => {
    const repo = mkdtempSync(join(tmpdir(), "gatehouse-remote-"));
    onTestFinished(() => rmSync(repo, { recursive: true }));
    execFileSync("git", ["-C", repo, "init", "--quiet"]);
    execFileSync("git", ["-C", repo, "remote", "add", "origin", "https://evil.example/acme/churn.git"]);
    const environment = { GH_ENTERPRISE_TOKEN: "e" };
    expect(await connect({ repo, environment, gh: nobody })).toMatchObject({
      ok: false,
      problem: { id: "no-token", fix: expect.stringContaining("set GH_HOST={host}") },
    });
    expect(
      await connect({ repo, repository: "evil.example/acme/churn", environment, gh: nobody }),
    ).toMatchObject({ ok: true });
  });
});
