import { expect, test } from 'vitest'
import { textParts } from './text-parts.ts'

test('links and codes are parts of their own, and nothing is lost', () => {
  const text = 'Hello,\n\n    012345\n\nOpen:\nhttps://id.example.com/u/x?ticket=a#\n\nin 10 minutes.\n'
  const parts = textParts(text)
  expect(parts.filter(({ kind }) => kind !== 'text')).toEqual([
    { kind: 'code', text: '    012345' },
    { kind: 'link', text: 'https://id.example.com/u/x?ticket=a#' },
  ])
  expect(parts.map((part) => part.text).join('')).toBe(text)
})

test('a text without either is one part', () => {
  expect(textParts('Nothing to copy, in 2026.')).toEqual([{ kind: 'text', text: 'Nothing to copy, in 2026.' }])
})
