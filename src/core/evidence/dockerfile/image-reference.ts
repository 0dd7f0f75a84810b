/** A reference to a container image, taken apart. */
export interface ImageReference {
  /** Registry and repository, as written. */
  readonly name: string;
  readonly tag?: string;
  /** As written: `sha256:…`. */
  readonly digest?: string;
}

const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/;
/** A release: three numbers, or a day. `3.12` moves with every patch, `latest` with everything. */
const RELEASE = /(?:^|[^0-9])(?:\d{1,6}\.\d{1,6}\.\d{1,6}|\d{4}-?\d{2}-?\d{2})(?:[^0-9]|$)/;

/** Splits `registry:5000/name:tag@sha256:…`. A colon before the last slash belongs to the registry's port. */
export function readImageReference(text: string): ImageReference {
  const at = text.indexOf("@");
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.lastIndexOf(":");
  const tagged = colon > named.lastIndexOf("/");
  return {
    name: tagged ? named.slice(0, colon) : named,
    ...(tagged && colon + 1 < named.length ? { tag: named.slice(colon + 1) } : {}),
    ...(at < 0 ? {} : { digest: text.slice(at + 1) }),
  };
}

/** Whether a digest of full length fixes the content. */
export function isLocked({ digest }: ImageReference): boolean {
  return digest !== undefined && DIGEST.test(digest);
}

/** Whether the reference means one release: by digest, or by a tag with three numbers or a day in it. */
export function isExact(reference: ImageReference): boolean {
  return isLocked(reference) || (reference.tag !== undefined && RELEASE.test(reference.tag.slice(0, 200)));
}
