import { beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/test-database.ts'
import type { Database, Executor } from './database.ts'
import { sql } from './sql.ts'
import { wholeTransaction } from './whole-transaction.ts'

let database: Database
beforeAll(async () => {
  database = (await testDatabase()).database
  await database.change(sql`CREATE TABLE notes (text text PRIMARY KEY)`)
  // Refused at the end of a transaction alone.
  await database.change(sql`CREATE FUNCTION refuse_bad() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN IF NEW.text = ''bad'' THEN RAISE EXCEPTION ''bad note''; END IF; RETURN NULL; END'`)
  await database.change(sql`CREATE CONSTRAINT TRIGGER refuse_bad AFTER INSERT ON notes DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION refuse_bad()`)
})
beforeEach(() => database.change(sql`DELETE FROM notes`))

const whole = <Result>(work: (inside: Database) => Promise<Result>) =>
  database.transaction((executor) => work(wholeTransaction(database, executor)))
const write = (on: Executor, text: string) => on.change(sql`INSERT INTO notes VALUES (${text})`)
async function notes(on: Executor): Promise<string[]> {
  const rows = await on.rows<{ text: string }>(sql`SELECT text FROM notes ORDER BY text`)
  return rows.map(({ text }) => text)
}

test('what a part wrote is read inside at once, and outside at the end', async () => {
  await whole(async (inside) => {
    await inside.transaction((part) => write(part, 'first'))
    await write(inside, 'second')
    expect(await notes(inside)).toEqual(['first', 'second'])
    expect(await inside.search(sql`SELECT text FROM notes`)).toHaveLength(2)
    expect(await notes(database)).toEqual([])
  })
  expect(await notes(database)).toEqual(['first', 'second'])
})

test('nothing holds when the whole fails', async () => {
  const failing = whole(async (inside) => {
    await inside.transaction((part) => write(part, 'first'))
    throw new Error('it fails')
  })
  await expect(failing).rejects.toThrow('it fails')
  expect(await notes(database)).toEqual([])
})

test('a part that fails takes back only itself, and so does a statement', async () => {
  await whole(async (inside) => {
    await write(inside, 'first')
    const failing = inside.transaction(async (part) => {
      await write(part, 'second')
      await write(part, 'first')
    })
    await expect(failing).rejects.toThrow('duplicate key')
    await expect(write(inside, 'first')).rejects.toThrow('duplicate key')
    await write(inside, 'third')
  })
  expect(await notes(database)).toEqual(['first', 'third'])
})

test('what is checked at the end of a transaction is checked at the end of a part', async () => {
  await whole(async (inside) => {
    await expect(inside.transaction((part) => write(part, 'bad'))).rejects.toThrow('bad note')
    await inside
      .transaction(async (part) => {
        await write(part, 'bad')
        await part.change(sql`UPDATE notes SET text = 'good' WHERE false`)
        await part.change(sql`DELETE FROM notes`)
      })
      .catch((fault: Error) => expect(fault.message).toContain('bad note'))
    await inside.transaction((part) => write(part, 'good'))
  })
  expect(await notes(database)).toEqual(['good'])
})

test('parts that begin together follow one another, and one within another belongs to it', async () => {
  await whole(async (inside) => {
    const settled = await Promise.allSettled([
      inside.transaction(async (part) => {
        await write(part, 'a')
        // Through the whole, as a use case does that was given a directory.
        await write(inside, 'b')
        await inside.transaction((inner) => write(inner, 'c'))
        throw new Error('it fails')
      }),
      write(inside, 'd'),
      inside.transaction((part) => write(part, 'e')),
    ])
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  })
  expect(await notes(database)).toEqual(['d', 'e'])
})

test('what a part asks for at once follows one another too', async () => {
  await whole(async (inside) => {
    const settled = await inside.transaction(() =>
      Promise.allSettled([write(inside, 'a'), write(inside, 'a'), inside.transaction((inner) => write(inner, 'b'))]),
    )
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })
  expect(await notes(database)).toEqual(['a', 'b'])
})

test('what a failed part still wanted to do is refused', async () => {
  await whole(async (inside) => {
    let late: Promise<unknown> = Promise.resolve()
    const failing = inside.transaction(async (part) => {
      late = new Promise((resolve) => setTimeout(resolve, 50)).then(() => write(part, 'late'))
      late.catch(() => undefined)
      throw new Error('it fails')
    })
    await expect(failing).rejects.toThrow('it fails')
    await expect(late).rejects.toThrow('this part of the transaction is over')
  })
  expect(await notes(database)).toEqual([])
})
