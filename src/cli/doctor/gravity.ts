/**
 * - `grave`: a merge can get around the gate, or nothing is judged at all.
 * - `weak`: the protection is thinner than it could be, or pull requests will get stuck.
 * - `unseen`: the token does not show it, so nothing is concluded.
 * - `fine`: looked at, and in order.
 */
export type Gravity = "grave" | "weak" | "unseen" | "fine";

/** In the order in which they are told. */
export const GRAVITIES: readonly Gravity[] = ["grave", "weak", "unseen", "fine"];
