import { expect, test } from 'vitest'
import { strictTransport } from './strict-transport.ts'

test.each([
  ['https://id.example.com/', 'max-age=31536000'],
  ['http://id.example.com/', null],
  ['https://localhost:3000/', null],
  ['https://rollcall.localhost/', null],
])('WEB-04 browsers that were at %s are told %s', (publicUrl, expected) => {
  expect(strictTransport(publicUrl)).toBe(expected)
})
