import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { messageKinds } from './message-words.ts'

test('every kind of letter that is written to people is told in words', () => {
  const source = readFileSync(new URL('../../../../../src/messages/message.ts', import.meta.url), 'utf8')
  const [values = ''] = /^export interface MessageValues \{$.*?^\}$/ms.exec(source) ?? []
  const kinds = [...values.matchAll(/^ {2}readonly '?([\w-]+)'?:/gm)].map(([, kind]) => kind)
  expect(kinds.length).toBeGreaterThan(20)
  expect(Object.keys(messageKinds).toSorted()).toEqual(kinds.toSorted())
})
