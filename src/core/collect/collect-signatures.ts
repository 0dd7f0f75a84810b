import { type Crypto, signedPath, type TrustAnchors } from "#core/facts/crypto.ts";
import type { DocumentFacts } from "#core/facts/document-facts.ts";
import type { SignatureFacts } from "#core/facts/signature-facts.ts";
import type { Content, Tree } from "#core/model/tree.ts";
import { gatesFor } from "#core/policy/gates-for.ts";
import { type Policy, RISKS, type Stage } from "#core/policy/policy.ts";

/** Signed files of one package that are verified. */
const MOST_SIGNATURES = 20;

/** What the policy trusts, as its own commit has it; `null` where no gate of the stage asks for signatures. */
export async function collectAnchors(base: Tree, policy: Policy, stage: Stage): Promise<TrustAnchors | null> {
  const asked = RISKS.flatMap((risk) =>
    gatesFor(policy, stage, risk).flatMap(({ gate, options }) =>
      gate.meta.id === "signature" ? [options] : [],
    ),
  );
  if (asked.length === 0) return null;
  const paths = [...new Set(asked.flatMap(({ keys }) => texts(keys)))];
  const roots = asked.flatMap(({ trusted_root }) => (typeof trusted_root === "string" ? [trusted_root] : []));
  const wanted = [...paths, ...roots];
  const contents: ReadonlyMap<string, Content> = wanted.length === 0 ? new Map() : await base.read(wanted);
  const textAt = (path: string) => {
    const content = contents.get(path);
    return content?.kind === "text" ? content.text : null;
  };
  const keys = paths.flatMap((path) => {
    const pem = textAt(path);
    return pem === null ? [] : [{ path, pem }];
  });
  const root = roots.map(textAt).find((text) => text !== null);
  const identities = asked.flatMap(({ identities: given }) => identitiesOf(given));
  return { keys, identities, ...(root === undefined ? {} : { trustedRoot: root }) };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

function identitiesOf(value: unknown): TrustAnchors["identities"] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.flatMap((each) => {
    if (typeof each !== "object" || each === null) return [];
    const { issuer, subject } = each as { issuer?: unknown; subject?: unknown };
    return typeof issuer === "string" && typeof subject === "string" ? [{ issuer, subject }] : [];
  });
}

/** What verifying needs of a package. */
export interface SignatureSource {
  readonly tree: Tree;
  readonly crypto: Crypto;
  readonly anchors: TrustAnchors;
  readonly contents: ReadonlyMap<string, Content>;
}

/** Verifies every signed file of a package: what the manifest names as signature or provenance, and every envelope found. */
export async function collectSignatures(
  { tree, crypto, anchors, contents }: SignatureSource,
  documents: readonly DocumentFacts[],
): Promise<readonly SignatureFacts[]> {
  const signed = documents.filter(isSigned).slice(0, MOST_SIGNATURES);
  const verified: SignatureFacts[] = [];
  for (const { path } of signed) {
    const content = contents.get(path);
    if (content?.kind !== "text") continue;
    const target = signedPath(path);
    const beside = target === null ? null : await tree.bytes(target);
    const file = { path, text: content.text, ...(beside === null ? {} : { content: beside }) };
    verified.push(...(await crypto.verify(file, anchors)));
  }
  return verified;
}

function isSigned({ pointers, reading }: DocumentFacts): boolean {
  const named = pointers.some((pointer) => /^\/model\/(?:signature|provenance\/\d+)$/.test(pointer));
  return named || (reading?.details?.attestations ?? []).some(({ signed }) => signed);
}
