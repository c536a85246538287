import { rmSync, truncateSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type ListForm, leakedList, sha1, writeLeakedList } from '../../test/support/leaked-list.ts'
import { openHashList } from './hash-list.ts'

const faults: unknown[] = []
const opened = async (file: string | null) => (await openHashList({ file, onFault: (fault) => faults.push(fault) }))()

const invented = (count: number) => Array.from({ length: count }, (_, serial) => `violet harbour lantern ${serial}`)

describe('every password on the list is found, and none beside it', () => {
  const forms: readonly (readonly [string, ListForm])[] = [
    ['lines that end in a line feed', {}],
    ['lines that end in CRLF', { lineEnd: '\r\n' }],
    ['a last line without an end', { isCutShort: true }],
    ['a last line without an end, after CRLF', { lineEnd: '\r\n', isCutShort: true }],
  ]
  test.each(forms)('in a list of %s', async (_what, form) => {
    for (const count of [1, 2, 90, 100, 300]) {
      const passwords = invented(count)
      const list = await opened(leakedList(passwords, form))
      for (const password of passwords) {
        expect(await list.look(password), `${password} of ${count}`).toEqual({
          isLeaked: true,
          isNewlyUnreadable: false,
        })
      }
      for (const other of passwords.map((password) => `${password}!`)) {
        expect((await list.look(other)).isLeaked, `${other} beside ${count}`).toBe(false)
      }
    }
  })

  test('the first line and the last one of a long list, and what would stand before and after them', async () => {
    const inOrder = invented(30_000).sort((one, other) => (sha1(one) < sha1(other) ? -1 : 1))
    const [before = '', first = ''] = inOrder
    const [last = '', after = ''] = inOrder.slice(-2)
    const list = await opened(leakedList(inOrder.slice(1, -1)))
    expect((await list.look(first)).isLeaked).toBe(true)
    expect((await list.look(last)).isLeaked).toBe(true)
    expect((await list.look(before)).isLeaked).toBe(false)
    expect((await list.look(after)).isLeaked).toBe(false)
  })

  test('in a list that is not spread evenly', async () => {
    const inOrder = invented(20_000).sort((one, other) => (sha1(one) < sha1(other) ? -1 : 1))
    const passwords = [...inOrder.slice(0, 3), ...inOrder.slice(9_000, 12_000), ...inOrder.slice(-2)]
    const list = await opened(leakedList(passwords))
    for (const password of [...passwords.slice(0, 5), ...passwords.slice(1_500, 1_520), ...passwords.slice(-5)]) {
      expect((await list.look(password)).isLeaked, password).toBe(true)
    }
    for (const password of inOrder.slice(12_000, 12_020)) expect((await list.look(password)).isLeaked).toBe(false)
  })

  test('as it was typed and as it is kept', async () => {
    const list = await opened(leakedList(['ﬁne lantern', 'fine harbour']))
    expect((await list.look('ﬁne lantern')).isLeaked).toBe(true)
    expect((await list.look('ﬁne harbour')).isLeaked).toBe(true)
    expect((await list.look('fine lantern')).isLeaked).toBe(false)
  })
})

test('lines may lack how often each was seen', async () => {
  const file = leakedList([])
  writeFileSync(file, `${sha1('violet')}\n`)
  expect((await (await opened(file)).look('violet')).isLeaked).toBe(true)
})

describe('a file that cannot be searched refuses the start by the name of the setting', () => {
  const refusal = (file: string, why: string) =>
    expect(opened(file)).rejects.toThrow(new RegExp(`^LEAKED_PASSWORDS_FILE names ${file}, which .*: .*${why}`))
  const holding = (text: string) => {
    const file = leakedList([])
    writeFileSync(file, text)
    return file
  }

  test('one that is not there', () => refusal('/nowhere/leaked.txt', 'ENOENT'))
  test('a folder', () => refusal('/tmp', 'EISDIR'))
  test('an empty one', () => refusal(holding(''), 'it is empty'))
  test('plain passwords', () => refusal(holding('violet\nharbour\n'), 'no line such as .* at byte 0'))
  test('hashes in lower case', () => refusal(holding(`${sha1('violet').toLowerCase()}:1\n`), 'no line such as'))
  test('a file without lines', () => refusal(holding('A'.repeat(20_000)), 'no line'))
  test('hashes that are not in ascending order, ordered by how often each was seen', async () => {
    const lines = invented(5_000).map((password, place) => `${sha1(password)}:${9_999 - place}`)
    await refusal(holding(`${lines.join('\n')}\n`), 'not in ascending order')
    await refusal(holding(`${sha1('b')}:2\n${sha1('a')}:1\n${sha1('b')}:2\n${sha1('a')}:1\n`), 'not in ascending order')
  })
})

test('a list that cannot be read any more keeps nobody out, says so once, and is read again when it can be', async () => {
  const file = leakedList(['violet'])
  const list = await opened(file)
  expect(await list.standing()).toEqual({ state: 'readable', writtenAt: expect.any(Date) })
  rmSync(file)
  faults.length = 0
  expect(await list.look('violet')).toEqual({ isLeaked: false, isNewlyUnreadable: true })
  expect(await list.look('violet')).toEqual({ isLeaked: false, isNewlyUnreadable: false })
  expect(await list.standing()).toEqual({ state: 'unreadable', writtenAt: null })
  expect(faults).toHaveLength(1)
  writeLeakedList(file, ['violet'])
  expect(await list.look('violet')).toEqual({ isLeaked: true, isNewlyUnreadable: false })
  truncateSync(file, 20)
  expect(await list.look('violet')).toEqual({ isLeaked: false, isNewlyUnreadable: true })
})

test('each application tells of the fault by itself', async () => {
  const file = leakedList(['violet'])
  const newList = await openHashList({ file, onFault: () => undefined })
  const [one, other] = [newList(), newList()]
  rmSync(file)
  expect((await one.look('violet')).isNewlyUnreadable).toBe(true)
  expect((await other.look('violet')).isNewlyUnreadable).toBe(true)
})

test('without a list nothing is known to have leaked', async () => {
  const list = await opened(null)
  expect(list.isOn).toBe(false)
  expect(await list.look('password')).toEqual({ isLeaked: false, isNewlyUnreadable: false })
  expect(await list.standing()).toEqual({ state: 'off', writtenAt: null })
})
