// Languages for looking at pages: `en-XA` is 40 % longer and accented, so that what was not taken from the catalogue
// shows; `ar-XB` is the same from right to left.
import { en, type Texts } from './en.ts'

const accents: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'î', o: 'ô', u: 'ü', n: 'ñ', c: 'ç', y: 'ý' }

export const accented: Texts = stretched(en)
export const mirrored: Texts = { ...accented, language: 'Right to left', direction: 'rtl' }

function stretched<Value>(value: Value): Value {
  if (typeof value === 'string') return stretchedText(value) as Value
  if (typeof value === 'function') {
    return ((...values: unknown[]) => stretchedText(String(value(...values)))) as Value
  }
  const parts = Object.entries(value as object).map(([key, part]) => [
    key,
    key === 'direction' ? part : stretched(part),
  ])
  return Object.fromEntries(parts) as Value
}

function stretchedText(text: string): string {
  const padding = '~'.repeat(Math.ceil(text.length * 0.4))
  return `${text.replace(/[aeiouncy]/g, (letter) => accents[letter] ?? letter)} ${padding}`
}
