// The console in every language: what it says has its German, and its German is said somewhere.

import { isTest } from './house-files.mjs'
import { importedPath, importsOf } from './imports.mjs'
import { entriesOf, sentencesOf } from './sentences.mjs'

/**
 * @typedef {import('./breach.mjs').Breach} Breach
 * @typedef {import('./sentences.mjs').Sentence} Sentence
 * @typedef {import('./sentences.mjs').Entry} Entry
 */

const texts = 'console/src/texts/'
const german = `${texts}de/`
/** Keyed by the codes of the API, which speaks English. */
const problemsFile = `${german}problems.ts`
const codesFile = 'src/kernel/errors.ts'
const listFile = `${texts}de.ts`
/** Hands sentences on that others name. */
const textFile = 'console/src/lib/text.ts'

/**
 * @param {readonly import('./house-files.mjs').SourceFile[]} sources
 * @returns {Breach[]}
 */
export function checkTranslations(sources) {
  const said = sources.filter(({ path }) => isSpeaking(path)).map(sentencesOf)
  const sentences = said.flatMap((one) => one.sentences)
  const catalogues = sources.filter(({ path }) => path.startsWith(german))
  const entries = catalogues.filter(({ path }) => path !== problemsFile).flatMap(entriesOf)
  return [
    ...said.flatMap(({ breaches }) => breaches),
    ...untranslated(sentences, entries),
    ...unsaid(sentences, entries),
    ...twice(entries),
    ...unlisted(sources, catalogues),
    ...problems(sources),
  ]
}

/** @param {string} path */
function isSpeaking(path) {
  return /^console\/src\/.*\.tsx?$/.test(path) && !path.startsWith(texts) && path !== textFile && !isTest(path)
}

/**
 * Sentences without their German, or with German that does not fit. One breach for each file that says it.
 * @param {readonly Sentence[]} sentences
 * @param {readonly Entry[]} entries
 */
function untranslated(sentences, entries) {
  const known = new Map(entries.map((entry) => [entry.english, entry]))
  const seen = new Set()
  return sentences.flatMap((sentence) => {
    const { file, line, english, isCounted } = sentence
    const place = `${file} ${isCounted} ${english}`
    if (seen.has(place)) return []
    seen.add(place)
    const fault = faultOf(sentence, known.get(english))
    return fault === null ? [] : [breach(file, line, `${quoted(english)} ${fault}`)]
  })
}

/**
 * @param {Sentence} sentence
 * @param {Entry | undefined} entry
 */
function faultOf({ english, isCounted, forms }, entry) {
  if (entry === undefined) return `has no German: write it into ${german}`
  const { file, line } = entry
  if (entry.forms.some((form) => form === null || form === '')) return `needs a literal text at ${file}:${line}`
  if (isCounted && entry.forms.length !== 2) return `is counted: ${file}:${line} needs the pair of one and of other`
  if (!isCounted && entry.forms.length !== 1) return `is not counted: ${file}:${line} must be a single text`
  // The form of one may leave its number out, as English does.
  const missing = isCounted
    ? entry.forms.filter((form, place) => !isSubset(form, forms[place] ?? english) && !isSubset(form, english))
    : entry.forms.filter((form) => placeholders(form) !== placeholders(english))
  const isOtherWhole = placeholders(entry.forms.at(-1) ?? '') === placeholders(english)
  return missing.length === 0 && isOtherWhole ? null : `has other placeholders at ${file}:${line}`
}

/**
 * @param {readonly Sentence[]} sentences
 * @param {readonly Entry[]} entries
 */
function unsaid(sentences, entries) {
  const said = new Set(sentences.map(({ english }) => english))
  return entries
    .filter(({ english }) => !said.has(english))
    .map(({ file, line, english }) => breach(file, line, `${quoted(english)} is said nowhere any more: remove it`))
}

/**
 * The later of two entries would win unseen.
 * @param {readonly Entry[]} entries
 */
function twice(entries) {
  /** @type {Map<string, Entry>} */
  const first = new Map()
  return entries.flatMap((entry) => {
    const other = first.get(entry.english)
    if (other === undefined) first.set(entry.english, entry)
    if (other === undefined || other.forms.join('\n') === entry.forms.join('\n')) return []
    return [breach(entry.file, entry.line, `${quoted(entry.english)} stands otherwise at ${other.file}:${other.line}`)]
  })
}

/**
 * @param {readonly import('./house-files.mjs').SourceFile[]} sources
 * @param {readonly import('./house-files.mjs').SourceFile[]} catalogues
 */
function unlisted(sources, catalogues) {
  const list = sources.find(({ path }) => path === listFile)?.text ?? ''
  const listed = new Set(importsOf(list).map(({ specifier }) => importedPath(listFile, specifier)))
  return catalogues
    .filter(({ path }) => !listed.has(path))
    .map(({ path }) => breach(path, 1, `is not listed in ${listFile}: nobody reads it`))
}

/**
 * Every code of the API has its German, and no other has.
 * @param {readonly import('./house-files.mjs').SourceFile[]} sources
 */
function problems(sources) {
  const file = sources.find(({ path }) => path === problemsFile)
  const kinds = sources.find(({ path }) => path === codesFile)
  if (file === undefined || kinds === undefined) return []
  const entries = entriesOf(file)
  const [, list = ''] = /export const errorKinds = \{\n([\s\S]*?)\n\}/.exec(kinds.text) ?? []
  const codes = new Set([...list.matchAll(/^ {2}(\w+): /gm)].map(([, code]) => code))
  const told = new Set(entries.map(({ english }) => english))
  return [
    ...[...codes]
      .filter((code) => !told.has(String(code)))
      .map((code) => breach(problemsFile, 1, `${code} has no German`)),
    ...entries
      .filter(({ english }) => !codes.has(english))
      .map(({ line, english }) => breach(problemsFile, line, `${english} is no code of ${codesFile}: remove it`)),
  ]
}

/**
 * @param {string} form
 * @param {string} whole
 */
function isSubset(form, whole) {
  const allowed = new Set(namesIn(whole))
  return namesIn(form).every((name) => allowed.has(name))
}

/** @param {string} text */
function placeholders(text) {
  return [...new Set(namesIn(text))].sort().join(' ')
}

/** @param {string} text */
function namesIn(text) {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name))
}

/** @param {string} text */
function quoted(text) {
  return JSON.stringify(text.length > 90 ? `${text.slice(0, 90)}…` : text)
}

/**
 * @param {string} file
 * @param {number} line
 * @param {string} sentence
 * @returns {Breach}
 */
function breach(file, line, sentence) {
  return { file, line, rule: 'translation', sentence }
}
