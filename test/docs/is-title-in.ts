/** Whether a text stands whole between quotes in a test file: the title of a test, of a suite, or of a case in a table. */
export function isTitleIn(text: string, title: string): boolean {
  return [JSON.stringify(title), `'${title}'`, `\`${title}\``].some((quoted) => text.includes(quoted));
}
