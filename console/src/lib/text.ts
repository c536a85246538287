// The words of the console. The English sentence is the key, whole and literal, so that it can be found, checked
// (scripts/house/translations.mjs) and translated as people say it. English itself loads nothing; another language comes
// in two files that are made when the console is built (build-words.ts).
import { createElement, Fragment, type ReactNode } from 'react'
import type { Catalogue } from '../texts/catalogue.ts'

export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]
type Values = Readonly<Record<string, string | number>>

const storageKey = 'rollcall.language'
const hasPage = typeof document !== 'undefined'

/** What the page is written in: what was chosen here, else what the browser asks for. */
export const language: Language = hasPage ? (storedLanguage() ?? wantedLanguage(navigator.languages)) : 'en'

/** How dates, numbers and lists are written. In English the day comes before its month. */
export const locale = language === 'de' ? 'de-DE' : 'en-GB'

if (hasPage) document.documentElement.lang = language

declare global {
  /** What a script waits for before it runs, by its address; the build calls it. English waits for nothing. */
  var wordsFor: ((script: string) => Promise<void> | undefined) | undefined
}

interface FirstWords {
  /** The names of the scripts whose words these are. */
  readonly scripts: readonly string[]
  readonly words: Catalogue
  readonly problems: Readonly<Record<string, string>>
}

// Awaited here, so that a sentence of a module's own constants is already in the language.
const first = language === 'en' ? null : await firstWords(language)
const catalogue: Record<string, Catalogue[string]> = { ...first?.words }
const problems = first?.problems ?? {}
let rest: Promise<void> | undefined

/** The words of every screen; where they do not come, those screens speak English. */
export function loadRestOfWords(): Promise<void> {
  rest ??= first === null || import.meta.env.DEV ? Promise.resolve() : restOfWords(language)
  return rest
}

if (first !== null) {
  globalThis.wordsFor = (script) =>
    first.scripts.some((name) => script.endsWith(`/${name}`)) ? undefined : loadRestOfWords()
}

async function firstWords(of: Language): Promise<FirstWords> {
  if (!import.meta.env.DEV) return import(/* @vite-ignore */ wordsAt(of, 'first'))
  const { german, germanProblems } = await import('../texts/de.ts')
  return { scripts: [], words: german, problems: germanProblems }
}

async function restOfWords(of: Language): Promise<void> {
  try {
    const { words }: Pick<FirstWords, 'words'> = await import(/* @vite-ignore */ wordsAt(of, 'later'))
    Object.assign(catalogue, words)
  } catch {
    // Asked for again with the next screen.
    rest = undefined
  }
}

function wordsAt(of: Language, part: 'first' | 'later'): string {
  return `${import.meta.env.BASE_URL}words/${of}-${part}.js`
}

const plurals = new Intl.PluralRules(locale)
const numbers = new Intl.NumberFormat(locale)

export function t(sentence: string, values: Values = {}): string {
  return filled(translated(sentence), values)
}

/** A sentence about a number, which stands in it as {count}. */
export function tCount(count: number, one: string, other: string, values: Values = {}): string {
  const entry = catalogue[other]
  const [ofOne, ofOther] = typeof entry === 'object' ? entry : [one, other]
  return filled(plurals.select(count) === 'one' ? ofOne : ofOther, { count: numbers.format(count), ...values })
}

/** A sentence with elements in it: `tNodes('Made by {name}', { name: <b>Olivia</b> })`. */
export function tNodes(sentence: string, nodes: Readonly<Record<string, ReactNode>>): ReactNode {
  const parts = translated(sentence).split(/\{(\w+)\}/)
  // Every second part is a name, because the pattern captures it.
  return createElement(Fragment, null, ...parts.map((part, place) => (place % 2 === 0 ? part : nodes[part])))
}

/** What a problem of the API means, where the reader's language is not the server's. */
export function problemText(code: string): string | null {
  return problems[code] ?? null
}

/** The page is read again: sentences stand in the constants of its modules. */
export function chooseLanguage(next: Language): void {
  try {
    localStorage.setItem(storageKey, next)
  } catch {
    // Without storage the browser's own language is all there is.
    return
  }
  location.reload()
}

/** The first language the reader asks for that there is. */
export function wantedLanguage(wanted: readonly string[]): Language {
  const found = wanted.map((tag) => tag.split('-')[0]).find((tag) => languages.some((one) => one === tag))
  return (found as Language | undefined) ?? 'en'
}

function storedLanguage(): Language | null {
  try {
    const stored = localStorage.getItem(storageKey)
    return languages.find((one) => one === stored) ?? null
  } catch {
    return null
  }
}

function translated(sentence: string): string {
  const entry = catalogue[sentence]
  return typeof entry === 'string' ? entry : sentence
}

function filled(sentence: string, values: Values): string {
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder))
}
