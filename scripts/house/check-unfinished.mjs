// Nothing unfinished is merged: no marks that promise work later, no test that shuts the others out.

const marks = [
  // The brackets keep this line from being its own breach.
  { pattern: /\b(TO[D]O|FIX[M]E|XX[X]|HA[C]K)\b/, sentence: 'finish it, or open an issue and remove the mark' },
  { pattern: /\b(test|it|describe|suite)\.(only|todo)\(/, sentence: 'a test run must run every test' },
]

/**
 * @param {readonly import('./house-files.mjs').SourceFile[]} sources
 * @returns {import('./breach.mjs').Breach[]}
 */
export function checkUnfinished(sources) {
  return sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, place) =>
        marks
          .filter(({ pattern }) => pattern.test(line))
          .map(({ sentence }) => ({ file: path, line: place + 1, rule: 'unfinished', sentence })),
      ),
  )
}
