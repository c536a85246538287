// Ids of checklist rows and attack cases, such as S003-14 and INJ-03: where they are defined, and which tests name them.

/**
 * The ids that open a row of a table.
 * @param {string} text
 * @param {readonly string[]} families
 */
export function idsIn(text, families) {
  const row = new RegExp(`^\\|\\s*((?:${families.join('|')})-\\d+)\\s*\\|`, 'gm')
  return [...new Set([...text.matchAll(row)].map((match) => match[1] ?? ''))]
}

/**
 * Ids that stand in a text of a test file, be it the name of one test or of a table of them.
 * @param {readonly { text: string }[]} tests
 */
export function namedIds(tests) {
  return new Set(tests.flatMap(({ text }) => text.match(/\b(?:S00\d|[A-Z]{3})-\d+\b/g) ?? []).map(withoutZeros))
}

/**
 * @param {readonly string[]} ids
 * @param {ReadonlySet<string>} named
 */
export function groupRows(ids, named) {
  const families = [...new Set(ids.map(familyOf))]
  return families.map((family) => {
    const all = ids.filter((id) => familyOf(id) === family)
    return { family, all, missing: all.filter((id) => !named.has(withoutZeros(id))) }
  })
}

/** @param {string} id */
function familyOf(id) {
  return id.slice(0, id.indexOf('-'))
}

/**
 * One list writes S003-1, another INJ-01; a test may write either.
 * @param {string} id
 */
function withoutZeros(id) {
  return id.replace(/-0+(?=\d)/, '-')
}
