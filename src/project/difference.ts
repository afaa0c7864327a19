/** What a change takes away and puts in, with the lines around it. */
export function differenceOf(before: string, after: string): string {
  const { diffLinesUnified } = require('jest-diff') as typeof import('jest-diff');
  const plain = (text: string) => text;
  const colors = { aColor: plain, bColor: plain, changeColor: plain, commonColor: plain, patchColor: plain };
  const options = { ...colors, contextLines: 2, expand: false, omitAnnotationLines: true };
  return diffLinesUnified(before.split('\n'), after.split('\n'), options);
}
