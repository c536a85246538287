import { expect, test } from 'vitest'
import { architecture, judge } from './sample-clone.mjs'

test('two files that import each other are a loop, be it by types alone', () => {
  const found = judge({
    'src/users/user.ts': "import type { Store } from './user-store.ts'\n\nexport type User = Store\n",
    'src/users/user-store.ts': "\nimport type { User } from './user.ts'\n\nexport type Store = User\n",
  })
  expect(found).toEqual([
    'src/users/user-store.ts:2: cycle: these files import each other in a loop: src/users/user-store.ts, src/users/user.ts',
  ])
})

test('a loop over three files is found once', () => {
  const found = judge({
    'src/users/a.ts': "import { b } from './b.ts'\nexport const a = b\n",
    'src/users/b.ts': "import { c } from './c.ts'\nexport const b = c\n",
    'src/users/c.ts': "import { a } from './a.ts'\nexport const c = a\n",
  })
  expect(found).toEqual([
    'src/users/a.ts:1: cycle: these files import each other in a loop: src/users/a.ts, src/users/b.ts, src/users/c.ts',
  ])
})

test('a file that imports itself is a loop', () => {
  const found = judge({ 'src/users/user.ts': "import type { User } from './user.ts'\n\nexport type Same = User\n" })
  expect(found).toEqual(['src/users/user.ts:1: cycle: these files import each other in a loop: src/users/user.ts'])
})

test('loops of the console are found too', () => {
  const found = judge({
    'ARCHITECTURE.md': architecture('src/', '  users/', 'console/', '  src/', '    lib/'),
    'console/src/lib/dates.ts': "import { names } from './names.ts'\nexport const dates = names\n",
    'console/src/lib/names.ts': "import { dates } from './dates.ts'\nexport const names = dates\n",
  })
  expect(found).toHaveLength(1)
})

test('two ways to the same file are no loop', () => {
  const found = judge({
    'src/users/a.ts': "import { b } from './b.ts'\nimport { c } from './c.ts'\nexport const a = b + c\n",
    'src/users/b.ts': "import { c } from './c.ts'\nexport const b = c\n",
    'src/users/c.ts': 'export const c = 1\n',
  })
  expect(found).toEqual([])
})
