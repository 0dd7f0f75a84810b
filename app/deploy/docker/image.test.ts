import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { builtinModules } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, join, normalize } from "node:path/posix";
import { type Copy, DockerfileParser } from "dockerfile-ast";
import { describe, expect, test } from "vitest";
import described from "../../../package.json" with { type: "json" };

const root = join(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const FOLDER = "app/deploy/docker";

const dockerfile = DockerfileParser.parse(read(`${FOLDER}/Dockerfile`));
const instructions = dockerfile.getInstructions().map((each) => ({
  keyword: each.getKeyword(),
  args: each.getArguments().map((argument) => argument.getValue()),
  text: each.getArgumentsContent() ?? "",
  isOfStage: "getFromFlag" in each && (each as Copy).getFromFlag() !== null,
}));
const last = (keyword: string) => instructions.findLast((each) => each.keyword === keyword);
/** What comes from the repository, not from another stage. */
const copied = instructions
  .filter(({ keyword, isOfStage }) => keyword === "COPY" && !isOfStage)
  .flatMap(({ args }) => args.slice(0, -1));

/** Whether the context that is sent to Docker has a file: the last line that speaks of it decides, as Docker does it. */
function isSent(file: string): boolean {
  let sent = true;
  for (const line of read(`${FOLDER}/Dockerfile.dockerignore`).split("\n")) {
    const pattern = line.replace(/^!/, "").trim();
    if (pattern === "" || pattern.startsWith("#")) continue;
    const form = pattern
      .replaceAll(/[.]/g, "\\.")
      .replaceAll("**/", "(?:.+/)?")
      .replaceAll(/(?<![.)])\*/g, "[^/]*");
    if (new RegExp(`^${form}(/|$)`).test(file)) sent = line.startsWith("!");
  }
  return sent;
}

/** Whether the image has a file. */
const isInImage = (file: string) =>
  isSent(file) && copied.some((source) => file === source || file.startsWith(`${source}/`));

describe("the image", () => {
  test("copies what there is, and sends it", () => {
    expect(copied).toEqual(expect.arrayContaining(["package.json", "package-lock.json", "src", "app"]));
    for (const source of copied)
      expect([source, existsSync(join(root, source)), isSent(source)]).toEqual([source, true, true]);
  });

  test("is sent no secret, no test and nothing of a working copy", () => {
    const files = [
      ".git/config",
      ".env",
      "credentials/app.env",
      "data/owner.db",
      "node_modules/pino/pino.js",
      "test/app-config.ts",
      "app/config/config.test.ts",
      "src/core/report/golden/x.md",
      "app/setup/github.fixture.ts",
    ];
    expect(files.filter(isSent)).toEqual([]);
    expect(
      ["app/main.ts", "src/core/model/statement.ts", "docs/app-manifest.json"].filter(isSent),
    ).toHaveLength(3);
  });

  test("holds every file that the App imports, and its dependencies bring every package", () => {
    const { files, packages } = everythingFrom("app/main.ts");
    expect(files.size).toBeGreaterThan(200);
    expect([...files].filter((file) => !isInImage(file))).toEqual([]);
    expect([...packages].filter((name) => !(name in described.dependencies))).toEqual([]);
    expect(packages.size).toBeGreaterThan(8);
  });

  test("holds what the App reads by name", () => {
    const { files } = everythingFrom("app/main.ts");
    const named = [...files].flatMap((file) =>
      [...read(file).matchAll(/import\.meta\.dirname, "([^"]+)"/g)].map(([, path = ""]) =>
        normalize(join(dirname(file), path)),
      ),
    );
    expect(named).toContain("docs/app-manifest.json");
    expect(named.filter((path) => !isInImage(path))).toEqual([]);
  });

  test("starts as a user without a name, from a folder that is theirs, by no shell", () => {
    expect(last("USER")?.text).toBe("1000:1000");
    expect(last("WORKDIR")?.text).toBe("/data");
    expect(last("SHELL")).toBeUndefined();
    const entry = JSON.parse(last("ENTRYPOINT")?.text ?? "[]") as string[];
    expect(entry).toEqual(["node", "--env-file-if-exists=credentials/app.env", "/app/app/main.ts"]);
    expect(last("HEALTHCHECK")?.text).toContain('CMD ["node", "/app/app/deploy/docker/healthcheck.mjs"]');
    expect(isInImage("app/deploy/docker/healthcheck.mjs")).toBe(true);
  });

  test("names an exact Node, the one that the tests run on, and installs what is locked without running it", () => {
    expect(instructions.find(({ keyword }) => keyword === "ARG")?.text).toBe(
      `NODE=node:${described.devDependencies.node}-bookworm-slim`,
    );
    expect(dockerfile.getFROMs().map((from) => from.getImage())).toEqual(["${NODE}", "${NODE}"]);
    expect(instructions.find(({ text }) => text.startsWith("npm"))?.text).toMatch(
      /^npm ci --omit=dev --ignore-scripts/,
    );
  });
});

describe("the health check", () => {
  const check = async (port: number) => {
    const child = spawn(process.execPath, [join(root, FOLDER, "healthcheck.mjs")], {
      env: { PORT: String(port) },
    });
    const [code] = (await once(child, "exit")) as [number];
    return code;
  };

  test("says whether the App answers on its port, and that it is well", async () => {
    let status = 200;
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(status).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    expect(await check(port)).toBe(0);
    status = 503;
    expect(await check(port)).toBe(1);
    await new Promise<void>((resolve) => server.close(() => resolve()));
    expect(await check(port)).toBe(1);
    expect(asked).toEqual(["/healthz", "/healthz"]);
  });
});

/** Files and packages that a file imports, and what these import, types left out. */
function everythingFrom(entry: string): { files: Set<string>; packages: Set<string> } {
  const [files, packages] = [new Set([entry]), new Set<string>()];
  for (const file of files) {
    if (!/\.m?[jt]s$/.test(file)) continue;
    for (const specifier of importsOf(read(file))) {
      const [, alias, rest] = /^#(\w+)\/(.+)$/.exec(specifier) ?? [];
      if (alias !== undefined) files.add(`src/${alias}/${rest}`);
      else if (specifier.startsWith(".")) files.add(normalize(join(dirname(file), specifier)));
      else if (!specifier.startsWith("node:") && !builtinModules.includes(specifier))
        packages.add(
          specifier
            .split("/")
            .slice(0, specifier.startsWith("@") ? 2 : 1)
            .join("/"),
        );
    }
  }
  return { files, packages };
}

/** What Node loads for a file: types are gone by then. */
function importsOf(text: string): string[] {
  const statements = text.matchAll(
    /^(?:import|export)\s+(?!type\b)(?:[^"';]*?\bfrom\s*)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm,
  );
  return [...statements].map(([, still = "", lazy = ""]) => still || lazy);
}
