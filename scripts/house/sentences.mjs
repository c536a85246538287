// What the console says: every sentence its code asks for, and every entry of a catalogue, read from their syntax trees.
import { parseSync } from 'vite'

/**
 * @typedef {{ file: string, line: number, english: string, isCounted: boolean, forms: string[] }} Sentence
 * @typedef {{ file: string, line: number, english: string, forms: string[] }} Entry
 * @typedef {import('./breach.mjs').Breach} Breach
 * @typedef {any} Node any node of an ESTree: what is read of it is looked at first
 */

/** Which arguments of each function are sentences. */
const sentencePlaces = new Map([
  ['t', [0]],
  ['tNodes', [0]],
  ['tCount', [1, 2]],
])

/**
 * The sentences of one file, and a breach for each that cannot be read.
 * @param {import('./house-files.mjs').SourceFile} source
 * @returns {{ sentences: Sentence[], breaches: Breach[] }}
 */
export function sentencesOf({ path, text }) {
  /** @type {Sentence[]} */
  const sentences = []
  /** @type {Breach[]} */
  const breaches = []
  visit(treeOf(path, text), (node) => {
    const places = node.type === 'CallExpression' ? sentencePlaces.get(node.callee.name) : undefined
    if (places === undefined) return
    const line = lineAt(text, node.start)
    const forms = places.map((place) => literalText(node.arguments[place]))
    const english = forms.at(-1)
    if (english === undefined || english === null || forms.some((form) => form === null)) {
      const sentence = `${node.callee.name}() needs its sentence as a literal, so that it can be translated`
      breaches.push({ file: path, line, rule: 'translation', sentence })
      return
    }
    sentences.push({ file: path, line, english, isCounted: places.length > 1, forms: forms.map(String) })
  })
  return { sentences, breaches }
}

/**
 * The entries of one catalogue; a pair has two forms.
 * @param {import('./house-files.mjs').SourceFile} source
 * @returns {Entry[]}
 */
export function entriesOf({ path, text }) {
  /** @type {Entry[]} */
  const entries = []
  visit(treeOf(path, text), (node) => {
    if (node.type !== 'Property') return
    const english = node.key.type === 'Identifier' ? node.key.name : literalText(node.key)
    const values = node.value.type === 'ArrayExpression' ? node.value.elements : [node.value]
    entries.push({
      file: path,
      line: lineAt(text, node.start),
      english: String(english),
      forms: values.map(literalText),
    })
  })
  return entries
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {Node}
 */
function treeOf(path, text) {
  return parseSync(path, text).program
}

/**
 * @param {Node} node
 * @param {(node: Node) => void} look
 */
function visit(node, look) {
  look(node)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === 'string') visit(child, look)
    }
  }
}

/**
 * @param {Node} node
 * @returns {string | null}
 */
function literalText(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].value.cooked
  return null
}

/**
 * @param {string} text
 * @param {number} position
 */
function lineAt(text, position) {
  return text.slice(0, position).split('\n').length
}
