/** Plain words go as `search`; anything with a field, an operator, a quote or a wildcard goes as `q`, as in the console. */
export function searchParameters(text: string): { readonly search: string } | { readonly q: string } {
  const words = text.trim()
  const hasField = /(^|[\s(+!-])[A-Za-z_][\w.]*:/.test(words)
  const hasOperator = /(^|\s)(AND|OR|NOT)(\s|$)|&&|\|\|/.test(words)
  const hasSyntax = /["*[\]{}()]/.test(words)
  return hasField || hasOperator || hasSyntax ? { q: words } : { search: words }
}
