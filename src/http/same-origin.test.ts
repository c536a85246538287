import { expect, test } from 'vitest'
import { isFromOurPages, referrerPolicy } from './same-origin.ts'

const ours = 'https://id.example.com/'

test.each([
  [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, true],
  [{ origin: 'https://id.example.com' }, true],
  [{ 'sec-fetch-site': 'cross-site', origin: 'https://id.example.com' }, false],
  [{ 'sec-fetch-site': 'same-site' }, false],
  [{ 'sec-fetch-site': 'none' }, false],
  [{ origin: 'https://evil.test' }, false],
  [{ origin: 'https://id.example.com.evil.test' }, false],
  [{ origin: 'null' }, false],
  [{}, false],
])('WEB-03 headers %j come from our pages: %s', (headers, expected) => {
  expect(isFromOurPages(headers, ours)).toBe(expected)
})

test.each([
  ['https://id.example.com/', 'no-referrer'],
  ['http://localhost:3000/', 'no-referrer'],
  ['http://10.0.0.7:3000/', 'same-origin'],
] as const)('pages of %s are sent with the referrer policy %s', (publicUrl, policy) => {
  expect(referrerPolicy(publicUrl)).toBe(policy)
})
