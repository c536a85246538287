import { expect, test } from 'vitest'
import { joinSql, prepared, sql, trusted } from './sql.ts'

test('INJ-01 a value becomes a place, never text', () => {
  const evil = "'; DROP TABLE users; --"
  expect(sql`SELECT ${evil}, ${1}`).toMatchObject({ text: 'SELECT $1, $2', values: [evil, 1] })
})

test('a nested statement is numbered on from the places before it', () => {
  const inner = sql`a = ${1} AND b = ${2}`
  expect(sql`WHERE x = ${0} AND (${inner}) AND y = ${3}`).toMatchObject({
    text: 'WHERE x = $1 AND (a = $2 AND b = $3) AND y = $4',
    values: [0, 1, 2, 3],
  })
})

test('parts are joined with their values in order', () => {
  const parts = [sql`a = ${1}`, trusted('true'), sql`b = ${2}`]
  expect(joinSql(parts, ' OR ')).toMatchObject({ text: 'a = $1 OR true OR b = $2', values: [1, 2] })
})

test('a prepared statement carries its name', () => {
  expect(prepared('by id')`SELECT ${1}`).toMatchObject({ name: 'by id', text: 'SELECT $1' })
})

test('INJ-01 an object that only looks like a statement is a value', () => {
  const forged = { text: 'DROP TABLE users', values: [] }
  expect(sql`SELECT ${forged}`).toMatchObject({ text: 'SELECT $1', values: [forged] })
})
