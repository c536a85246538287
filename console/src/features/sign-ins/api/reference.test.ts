import { expect, test } from 'vitest'
import { readReference } from './reference.ts'

test('a reference is known however it is typed', () => {
  for (const text of ['K7Q2-MP4D', 'k7q2mp4d', ' k7q2 mp4d ', 'KQZW-MPTD']) {
    expect(readReference(text), text).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/)
  }
})

test('names, addresses and numbers of another length are none', () => {
  for (const text of ['Leonardo', 'alice@example.com', '12345', 'K7Q2-MP4', 'name:a1']) {
    expect(readReference(text), text).toBeNull()
  }
})
