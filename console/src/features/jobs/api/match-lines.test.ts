import { expect, test } from 'vitest'
import { linesOf } from './match-lines.ts'

test('one identifier a line is read, whatever ends the lines', () => {
  expect(linesOf(' alice@example.com \r\n\nauth0|bob\r+15550100\n')).toEqual([
    'alice@example.com',
    'auth0|bob',
    '+15550100',
  ])
})

test('of a table the first column is read, quoted or not', () => {
  expect(linesOf('"alice@example.com","Alice, A."\nbob@example.com;Bob\ncarol@example.com\tCarol\n"d""an",1')).toEqual([
    'alice@example.com',
    'bob@example.com',
    'carol@example.com',
    'd"an',
  ])
})
