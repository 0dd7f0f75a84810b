import { type Crypto, signedPath, type TrustAnchors } from "#core/facts/crypto.ts";
import type { DocumentFacts } from "#core/facts/document-facts.ts";
import type { SignatureFacts } from "#core/facts/signature-facts.ts";
import type { Content, Tree } from "#core/model/tree.ts";
import { gateFor } from "#core/policy/gates-for.ts";
import { type Policy, RISKS, type Stage } from "#core/policy/policy.ts";

/** Signed files of one package that are verified. */
const MOST_SIGNATURES = 20;
/** Bytes of files beside which detached signatures lie, of all together: each is hashed for every key that may have signed it. */
const MOST_BYTES = 512 * 1024 * 1024;

/** A gate's options about trust, as a policy writes them for some stage and risk. */
type Asked = Readonly<Record<string, unknown>>;

/**
 * What the policy trusts, as its own commit has it; `null` where neither the stage nor the one after it trusts anybody. It is what any risk trusts: which of it counts for a package is for the gate to say.
 */
export async function collectAnchors(base: Tree, policy: Policy, stage: Stage): Promise<TrustAnchors | null> {
  const at = policy.stages.findIndex(({ name }) => name === stage.name);
  const asked = policy.stages.slice(at, at + 2).flatMap((each) => askedAt(policy, each));
  const paths = [...new Set(asked.flatMap(({ keys }) => texts(keys)))];
  const identities = asked.flatMap(({ identities: given }) => identitiesOf(given));
  if (paths.length + identities.length === 0) return null;
  const roots = rootsOf(asked);
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
  const [root] = roots;
  // A root that is named and cannot be read is none at all: the built-in one, which the policy replaces, must not stand in for it.
  return { keys, identities, ...(root === undefined ? {} : { trustedRoot: textAt(root) ?? "" }) };
}

/** Paths of every key and trusted root that the policy names at any stage, whether or not they are there yet. */
export function trustedPaths(policy: Policy): readonly string[] {
  const asked = policy.stages.flatMap((stage) => askedAt(policy, stage));
  return [...new Set([...asked.flatMap(({ keys }) => texts(keys)), ...rootsOf(asked)])];
}

function askedAt(policy: Policy, stage: Stage): readonly Asked[] {
  return RISKS.flatMap((risk) => {
    const asked = gateFor("signature", policy, stage, risk);
    return asked === undefined ? [] : [asked.options];
  });
}

function rootsOf(asked: readonly Asked[]): readonly string[] {
  return asked.flatMap(({ trusted_root: root }) => (typeof root === "string" ? [root] : []));
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

/**
 * Verifies every signed file of a package: first what the manifest names as signature or provenance, then every envelope found.
 * One that is not looked at, for a bound or for what it is, is said to be unreadable and why.
 */
export async function collectSignatures(
  { tree, crypto, anchors, contents }: SignatureSource,
  documents: readonly DocumentFacts[],
): Promise<readonly SignatureFacts[]> {
  const signed = [
    ...documents.filter(isNamed),
    ...documents.filter((each) => !isNamed(each) && isSigned(each)),
  ];
  const verified: SignatureFacts[] = [];
  let bytesLeft = MOST_BYTES;
  for (const { path } of signed.slice(0, MOST_SIGNATURES)) {
    const content = contents.get(path);
    if (content?.kind !== "text") {
      verified.push(unlooked(path, "it is no text file of this commit"));
      continue;
    }
    const target = signedPath(path);
    const beside = target === null || bytesLeft <= 0 ? null : await tree.bytes(target);
    bytesLeft -= beside?.length ?? 0;
    const file = { path, text: content.text, ...(beside === null ? {} : { content: beside }) };
    verified.push(...(await crypto.verify(file, anchors)));
  }
  const left = signed.slice(MOST_SIGNATURES);
  const because = `only the first ${MOST_SIGNATURES} signed files of a package are verified`;
  return [...verified, ...left.map(({ path }) => unlooked(path, because))];
}

function unlooked(path: string, because: string): SignatureFacts {
  return { path, where: { path }, predicateType: null, subjects: [], status: "unreadable", because };
}

function isNamed({ pointers }: DocumentFacts): boolean {
  return pointers.some((pointer) => /^\/model\/(?:signature|provenance\/\d+)$/.test(pointer));
}

function isSigned({ reading }: DocumentFacts): boolean {
  return (reading?.details?.attestations ?? []).some(({ signed }) => signed);
}
