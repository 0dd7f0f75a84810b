import type { Foreign } from "../foreign.ts";

/** A resource of Argo Rollouts. */
export interface ArgoResource {
  readonly kind: string;
  /** `metadata.name`, or else the beginning that Kubernetes completes, or else the kind. */
  readonly name: string;
  readonly resource: Foreign;
}

/** The resources of Argo in the documents of a file; a document may be a list of resources, as `kubectl get` prints it. */
export function argoResources(documents: readonly Foreign[]): readonly ArgoResource[] {
  return documents
    .flatMap((document) => (document.at("items").isList ? document.at("items").items : [document]))
    .flatMap((resource) => {
      const kind = resource.at("kind").text;
      if (kind === undefined || !(resource.at("apiVersion").text ?? "").startsWith("argoproj.io/")) return [];
      const metadata = resource.at("metadata");
      const name = metadata.at("name").text ?? metadata.at("generateName").text ?? kind;
      return [{ kind, name, resource }];
    });
}
