import { DigestMemory } from "#core/collect/collect-digests.ts";
import type { OwnersAt } from "#core/collect/collect-ownership.ts";
import type { PackageOptions } from "#core/collect/collect-packages.ts";
import { nodeCrypto } from "#crypto/node-crypto.ts";

/** How tests collect packages: nothing is asked of checklists and signatures unless they say so. */
export function packageOptions(owners: OwnersAt, more: Partial<PackageOptions> = {}): PackageOptions {
  return {
    checklists: [],
    owners,
    crypto: nodeCrypto,
    memory: new DigestMemory(),
    anchors: null,
    ...more,
  };
}
