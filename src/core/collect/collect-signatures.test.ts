import { describe, expect, test } from "vitest";
import type { SignedFile } from "#core/facts/crypto.ts";
import { documentOf } from "#core/facts/package.fixture.ts";
import { readPolicy } from "#core/policy/read-policy.ts";
import { nodeCrypto } from "#crypto/node-crypto.ts";
import { type MemoryFiles, MemoryTree } from "../../../test/memory-tree.ts";
import { collectAnchors, collectSignatures } from "./collect-signatures.ts";

const NOBODY = { keys: [], identities: [] };
const attested = {
  attestations: [{ predicateType: "p", subjects: [], signed: true, source: { pointer: "" } }],
};

/** What is handed to the cryptography, and what comes of each document. */
async function verified(files: MemoryFiles, documents: Parameters<typeof collectSignatures>[1]) {
  const tree = new MemoryTree("head", files);
  const asked: SignedFile[] = [];
  const crypto = {
    ...nodeCrypto,
    verify: async (file: SignedFile) => {
      asked.push(file);
      return [];
    },
  };
  const contents = await tree.read(documents.map(({ path }) => path));
  const found = await collectSignatures({ tree, crypto, anchors: NOBODY, contents }, documents);
  return { asked, found: found.map(({ path, status, because }) => [path, status, because]) };
}

describe("what is verified", () => {
  test("a detached signature with the file beside it, and never with where a link leads", async () => {
    const named = ["/model/signature"];
    const { asked } = await verified({ "m.sig": "s", m: { link: "n" }, n: "x", "n.sig": "s" }, [
      documentOf("m.sig", "", {}, named),
      documentOf("n.sig", "", {}, ["/model/provenance/0"]),
    ]);
    expect(asked).toEqual([
      { path: "m.sig", text: "s" },
      { path: "n.sig", text: "s", content: Buffer.from("x") },
    ]);
  });

  test("envelopes that nobody names are, too; other documents are not", async () => {
    const { asked } = await verified({ "a.json": "1", "b.json": "2" }, [
      documentOf("a.json", "dsse", attested),
      documentOf("b.json", "markdown", {}),
    ]);
    expect(asked.map(({ path }) => path)).toEqual(["a.json"]);
  });

  test("what the manifest names comes first, and what is left out is said", async () => {
    const found = Array.from({ length: 25 }, (_, n) => documentOf(`${n}.json`, "dsse", attested));
    const files = Object.fromEntries([...found.map(({ path }) => [path, "{}"]), ["model.sig", "{}"]]);
    const { asked, found: told } = await verified(files, [
      ...found,
      documentOf("model.sig", "", {}, ["/model/signature"]),
    ]);
    expect(asked[0]?.path).toBe("model.sig");
    expect(asked).toHaveLength(20);
    expect(told).toHaveLength(6);
    expect(told[0]).toEqual(["19.json", "unreadable", expect.stringContaining("first 20")]);
  });

  test("a link, a submodule or nothing in the place of a signature is unreadable", async () => {
    const named = ["/model/signature"];
    const { asked, found } = await verified({ a: { link: "x" }, b: { submodule: "1".repeat(40) } }, [
      documentOf("a", "", {}, named),
      documentOf("b", "", {}, named),
      documentOf("c", "", {}, named),
    ]);
    expect(asked).toEqual([]);
    expect(found.map(([, status]) => status)).toEqual(["unreadable", "unreadable", "unreadable"]);
  });
});

describe("what is trusted", () => {
  const anchors = (gates: string, base: MemoryFiles, rest = "") => {
    const text = `version: 1\nstages: { staging: { branches: [dev], gates: ${gates} }${rest} }\n`;
    const reading = readPolicy(text, ".github/gatehouse.yml", "d");
    if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
    const [stage] = reading.value.stages;
    if (stage === undefined) throw new Error("no stage");
    return collectAnchors(new MemoryTree("base", base), reading.value, stage);
  };

  test("nothing, where no stage asks", async () => {
    expect(await anchors("{}", {})).toBeNull();
  });

  test("keys as the base has them; one that is not there is none", async () => {
    const gates = "{ signature: { keys: [a.pem, gone.pem, link.pem] } }";
    expect(await anchors(gates, { "a.pem": "A", "link.pem": { link: "a.pem" } })).toEqual({
      keys: [{ path: "a.pem", pem: "A" }],
      identities: [],
    });
  });

  test("what the next stage trusts is known, so that what it will ask can be told", async () => {
    const next = ", production: { branches: [main], gates: { signature: { keys: [b.pem] } } }";
    expect(await anchors("{}", { "b.pem": "B" }, next)).toMatchObject({ keys: [{ path: "b.pem" }] });
  });

  test("a trusted root that cannot be read is not replaced by the one that is built in", async () => {
    const gates = "{ signature: { trusted_root: root.json, identities: [{ issuer: a, subject: b }] } }";
    expect(await anchors(gates, {})).toMatchObject({ trustedRoot: "" });
    expect(await anchors(gates, { "root.json": "{}" })).toMatchObject({ trustedRoot: "{}" });
  });
});
