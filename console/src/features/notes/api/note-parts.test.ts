import { expect, test } from 'vitest'
import { noteParts } from './note-parts.ts'

test('addresses of the web are links, and everything else is text as it was written', () => {
  expect(noteParts('See https://tickets.example.com/INC-2041. Call back.')).toEqual([
    { isLink: false, text: 'See ' },
    { isLink: true, text: 'https://tickets.example.com/INC-2041' },
    { isLink: false, text: '. Call back.' },
  ])
  expect(noteParts('javascript:alert(1) <img onerror=x>')).toEqual([
    { isLink: false, text: 'javascript:alert(1) <img onerror=x>' },
  ])
})
