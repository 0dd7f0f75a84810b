import { describe, expect, test } from "vitest";
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
  test.for([
    ["github.com", { GH_TOKEN: "a", GITHUB_TOKEN: "b" }, "a"],
    ["github.com", { GITHUB_TOKEN: " b\n" }, "b"],
    ["github.com", { GH_TOKEN: "", GITHUB_TOKEN: "b" }, "b"],
    ["acme.ghe.com", { GITHUB_TOKEN: "b" }, "b"],
    ["github.com", { GH_ENTERPRISE_TOKEN: "e" }, null],
    ["evil.example", { GH_TOKEN: "a", GITHUB_TOKEN: "b" }, null],
    ["github.com.evil.example", { GH_TOKEN: "a" }, null],
    ["evil-ghe.com", { GH_TOKEN: "a" }, null],
    ["git.acme.example", { GITHUB_TOKEN: "b", GH_ENTERPRISE_TOKEN: "e" }, "e"],
    ["git.acme.example", { GITHUB_TOKEN: "b", GITHUB_API_URL: "https://git.acme.example/api/v3" }, "b"],
  ] as const)("for %s with %o", async ([host, environment, token]) => {
    expect(await findToken(host, environment, nobody)).toBe(token);
  });

  test("is asked of gh, for this host, where no variable has one", async () => {
    const asked: (readonly string[])[] = [];
    const gh = async (args: readonly string[]) => {
      asked.push(args);
      return "gho_kept";
    };
    expect(await findToken("git.acme.example", {}, gh)).toBe("gho_kept");
    expect(asked).toEqual([["auth", "token", "--hostname", "git.acme.example"]]);
  });
});
