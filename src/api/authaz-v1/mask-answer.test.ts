import { expect, test } from 'vitest'
import { maskAnswer } from './mask-answer.ts'

const seen = (body: unknown) => maskAnswer(body, { showsAddresses: false })

test('AUZ-10 a number that somebody typed to sign in is masked in whatever way they wrote it', () => {
  for (const identifier of ['+447700900123', '+44 7700 900 123', '07700 900123', '(07700) 900-123', '7700.900.123']) {
    const [answer] = seen([{ identifier }]) as [{ readonly identifier: string }]
    expect(answer.identifier, identifier).toMatch(/^(\+44 )?••• 123$/)
  }
  const names = { identifier: 'alice.1987', other: '2026-03-05', reference: '4711-0815' }
  expect(seen(names)).toEqual(names)
})
