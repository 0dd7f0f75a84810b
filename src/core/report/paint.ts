/** What a stretch of terminal output is, for whoever colours it. */
export type Tone = "error" | "warning" | "waiting" | "good" | "quiet" | "strong";

/** Colours finished text; must not change its width. */
export type Paint = (tone: Tone, text: string) => string;
