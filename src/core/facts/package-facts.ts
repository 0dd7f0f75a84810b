import type { Drill } from "#core/drill/drill.ts";
import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import type { EvidenceReading } from "#core/model/observation.ts";
import type { Reading } from "#core/model/statement.ts";
import type { ListedFile } from "#core/model/tree.ts";
import type { FilledChecklistFacts } from "./checklist-facts.ts";
import type { DocumentFacts, FileDigests, OutsideEntry } from "./document-facts.ts";
import type { OwnerLine } from "./people-facts.ts";
import type { SignatureFacts } from "./signature-facts.ts";

/** An evidence file that a manifest lists, and what its reader saw. */
export interface EvidenceFacts {
  /** JSON pointer of the entry in the manifest: `/evidence/0`. */
  readonly pointer: string;
  readonly path: string;
  readonly suite?: string;
  readonly environment?: string;
  readonly about?: readonly string[];
  readonly reading: EvidenceReading;
}

/** What stands at a path that the manifest names. */
export interface ReferenceFacts {
  /** JSON pointer in the manifest: `/model/approach`, `/datasets/0/lineage/0`. */
  readonly pointer: string;
  /** Repository-relative. */
  readonly path: string;
  readonly kind: "file" | "folder" | "symlink" | "submodule" | "absent";
  /** Size in bytes where known. */
  readonly size: number | null;
  /** The path at which a file stands that differs only by letter case, when `kind` is `absent`. */
  readonly similar?: string;
}

/** Which file says who owns a package. */
export interface CodeownersFacts {
  readonly path: string;
  /** Lines that are skipped since a word on them is no owner, with that word; bounded. */
  readonly skipped: readonly { readonly line: number; readonly found: string }[];
}

/** One package (a folder with a `handoff.yml`) at one commit. */
export interface PackageFacts {
  /** Repository-relative folder, without a trailing slash. */
  readonly folder: string;
  /** Path of the manifest, or where it should be. */
  readonly manifestPath: string;
  readonly manifest: Reading<ResolvedHandoff>;
  /** Every file below the folder. */
  readonly files: readonly ListedFile[];
  /** One for each path that the manifest references inside the repository. */
  readonly references: readonly ReferenceFacts[];
  readonly evidence: readonly EvidenceFacts[];
  /** Files that say what the package is: contracts, locks, cards, alerts, decision records. In the order of the manifest. */
  readonly documents: readonly DocumentFacts[];
  /** Entries of the files outside of the folder that the manifest or a document names, and of what lies below named folders. */
  readonly outside: readonly OutsideEntry[];
  /** Digests, by repository-relative path: of the model, of the rollback script, and of every file whose digest a document states. */
  readonly digests: Readonly<Record<string, FileDigests>>;
  /**
   * SHA-256 of the files that were read as text, by repository-relative path: for the record that travels with the package, which no gate is asked
   * about. Only of the commit that is judged; absent where nothing was read.
   */
  readonly texts?: Readonly<Record<string, string>>;
  /** Signed statements of the package. Empty unless the policy asks for signatures. */
  readonly signatures: readonly SignatureFacts[];
  readonly checklists: readonly FilledChecklistFacts[];
  /** Line of the base's CODEOWNERS that decides who owns the manifest; `null` when none matches. */
  readonly owners: OwnerLine | null;
  /** The CODEOWNERS file of the base, where there is one, and its lines that do not count for the word that stands as an owner. */
  readonly codeowners?: CodeownersFacts;
  /** The rollback drill's record; `null` when the manifest names none or the file is absent. */
  readonly drill: Reading<Drill> | null;
}
