/** How a command of the App ends. The service of docs/install-app.md starts the App again after any of them but 0 and 2. */
export const EXIT = {
  done: 0,
  /** The answer is no. */
  no: 1,
  /** Somebody has to mend something first, such as a setting or what was typed. */
  mendedFirst: 2,
  /** It passes by itself, such as a server that starts later than we do: `EX_TEMPFAIL` of sysexits.h. Starting again helps. */
  later: 75,
} as const;
