/** How a command ends: done, the answer is no, or it could not be answered (wrong usage, or a failure of ours). */
export const EXIT = { done: 0, no: 1, unanswered: 2 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
