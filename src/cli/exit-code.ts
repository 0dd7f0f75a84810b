/** How a command ends: done, the answer is no, the question is wrong (usage, or what it names), or Gatehouse or git failed. */
export const EXIT = { done: 0, no: 1, unanswered: 2, failed: 3 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
