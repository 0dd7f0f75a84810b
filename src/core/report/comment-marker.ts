import { digest } from "./digest.ts";

/** What a comment of ours is for. Nobody else's comment is looked at, whatever marker it has. */
export type CommentPurpose =
  /** The one comment that shows the verdict. */
  | { readonly kind: "verdict" }
  /** An answer. `question` is the same for what asks the same, `asked` tells one question from the next. */
  | { readonly kind: "answer"; readonly question: string; readonly asked: string }
  /** The reminder of a wait, by the moment the wait began; `count` from 1 on, or `escalation`. */
  | { readonly kind: "reminder"; readonly since: string; readonly count: number | "escalation" };

/** First line of a comment of ours: unseen, and the same for the same purpose. */
export function markerOf(purpose: CommentPurpose): string {
  switch (purpose.kind) {
    case "verdict":
      return "<!-- gatehouse verdict -->";
    case "answer":
      return `${questionMarker(purpose.question)} ${digest(purpose.asked)} -->`;
    case "reminder":
      return `<!-- gatehouse reminder ${digest([purpose.since, purpose.count])} -->`;
    default:
      return purpose satisfies never;
  }
}

/** What the first line of every answer to a question begins with. Words of a comment are in it as a digest alone. */
export function questionMarker(question: string): string {
  return `<!-- gatehouse answer ${digest(question)}`;
}
