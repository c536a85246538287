/**
 * The words typed into the search box, as the API takes them: plain words go as `search`; anything with a field, an
 * operator, a quote or a wildcard goes as `q`, the query language of the users API.
 */
export function searchParameters(text: string): { readonly search?: string; readonly q?: string } {
  const words = text.trim()
  if (words === '') return {}
  return isQuery(words) ? { q: words } : { search: words }
}

function isQuery(words: string): boolean {
  const hasField = /(^|[\s(+!-])[A-Za-z_][\w.]*:/.test(words)
  const hasOperator = /(^|\s)(AND|OR|NOT)(\s|$)|&&|\|\|/.test(words)
  const hasSyntax = /["*[\]{}()]/.test(words)
  return hasField || hasOperator || hasSyntax
}
