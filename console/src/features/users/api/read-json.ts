import { jsonFaultLine } from '../../../lib/json-fault.ts'
import { t } from '../../../lib/text.ts'
import type { Metadata } from './user.ts'

export type ReadJson = { readonly value: Metadata } | { readonly fault: string }

/** An object from the text of an editor, or what is wrong with the text and where. */
export function readJsonObject(text: string): ReadJson {
  if (text.trim() === '') return { value: {} }
  const line = jsonFaultLine(text)
  if (line !== null) return { fault: t('This is not valid JSON yet: look at line {line}.', { line }) }
  const value: unknown = JSON.parse(text)
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject
    ? { value: value as Metadata }
    : { fault: t('Metadata is an object: it starts with { and ends with }.') }
}
