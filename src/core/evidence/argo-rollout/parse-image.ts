import type { Pin } from "#core/model/details.ts";

/** An image reference as a pin: `registry:5000/team/model:1.2@sha256:…`. `latest`, and no tag at all, are moving tags. */
export function parseImage(reference: string): Omit<Pin, "source"> {
  const [named = reference, digest] = reference.split("@", 2);
  const colon = named.lastIndexOf(":");
  const tagged = colon > named.lastIndexOf("/");
  const name = tagged ? named.slice(0, colon) : named;
  const tag = tagged ? named.slice(colon + 1) : undefined;
  const locked = digest !== undefined && /^sha(?:256:[0-9a-f]{64}|512:[0-9a-f]{128})$/.test(digest);
  const version = [tag, digest].filter((part) => part !== undefined).join("@");
  const moving = tag === undefined || /^(?:latest|main|master|stable|edge|nightly|dev)$/i.test(tag);
  return { kind: "image", name, ...(version === "" ? {} : { version }), exact: locked || !moving, locked };
}
