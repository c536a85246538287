import type { Metadata } from './user.ts'

export type ReadJson = { readonly value: Metadata } | { readonly fault: string }

/** An object from the text of an editor, or what is wrong with the text and where. */
export function readJsonObject(text: string): ReadJson {
  if (text.trim() === '') return { value: {} }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { value: value as Metadata }
    return { fault: 'Metadata is an object: it starts with { and ends with }.' }
  } catch (error) {
    return { fault: placed(error instanceof Error ? error.message : '', text) }
  }
}

/** Browsers word JSON faults differently; most give a position, which a person reads better as a line. */
function placed(message: string, text: string): string {
  const position = /position (\d+)/.exec(message)?.[1]
  const line = position === undefined ? /line (\d+)/.exec(message)?.[1] : lineAt(text, Number(position))
  return line === undefined ? 'This is not valid JSON yet.' : `This is not valid JSON yet: look at line ${line}.`
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length
}
