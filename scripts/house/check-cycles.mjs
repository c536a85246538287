// No file leads back to itself, be it by a type alone.
import { importedPath, importsOf } from './imports.mjs'

/**
 * @param {readonly import('./house-files.mjs').SourceFile[]} sources
 * @returns {import('./breach.mjs').Breach[]}
 */
export function checkCycles(sources) {
  const graph = importGraph(sources.filter(({ path }) => /^(src|console\/src)\//.test(path)))
  return loops(graph).map((files) => {
    const [first = ''] = files
    const line = graph.get(first)?.find(({ target }) => files.includes(target))?.line ?? 1
    const sentence = `these files import each other in a loop: ${files.join(', ')}`
    return { file: first, line, rule: 'cycle', sentence }
  })
}

/**
 * @typedef {{ target: string, line: number }} Arrow
 * @param {readonly import('./house-files.mjs').SourceFile[]} sources
 * @returns {Map<string, Arrow[]>}
 */
function importGraph(sources) {
  const paths = new Set(sources.map(({ path }) => path))
  return new Map(
    sources.map(({ path, text }) => {
      const arrows = importsOf(text).map(({ specifier, line }) => ({
        target: importedPath(path, specifier) ?? '',
        line,
      }))
      return [path, arrows.filter(({ target }) => paths.has(target))]
    }),
  )
}

/**
 * The strongly connected groups of more than one file (Tarjan), and files that import themselves.
 * @param {Map<string, Arrow[]>} graph
 * @returns {string[][]}
 */
function loops(graph) {
  /** @type {string[][]} */
  const found = []
  /** @type {string[]} */
  const stack = []
  /** @type {Map<string, { order: number, lowest: number }>} */
  const seen = new Map()
  /** @param {string} path */
  const visit = (path) => {
    const mark = { order: seen.size, lowest: seen.size }
    seen.set(path, mark)
    stack.push(path)
    for (const { target } of graph.get(path) ?? []) {
      const other = seen.get(target) ?? visit(target)
      if (stack.includes(target)) mark.lowest = Math.min(mark.lowest, other.lowest)
    }
    if (mark.lowest === mark.order) {
      const group = stack.splice(stack.indexOf(path)).sort()
      const isLoop = group.length > 1 || graph.get(path)?.some(({ target }) => target === path)
      if (isLoop) found.push(group)
    }
    return mark
  }
  for (const path of graph.keys()) if (!seen.has(path)) visit(path)
  return found
}
