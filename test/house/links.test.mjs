import { expect, test } from 'vitest'
import { architecture, judge } from './sample-clone.mjs'

const clone = { 'ARCHITECTURE.md': architecture('src/', '  users/', 'docs/') }

test('a link to a page that is not there is a breach', () => {
  expect(judge({ ...clone, 'docs/search.md': '# Search\n\n[why](decisions/001.md)\n' })).toEqual([
    'docs/search.md:3: link: decisions/001.md leads nowhere',
  ])
})

test('a missing image is a breach', () => {
  expect(judge({ ...clone, 'docs/search.md': '![Users](users.png)\n' })).toHaveLength(1)
})

test('pages, places in them, folders and other sites may be linked to', () => {
  const page = '[a](errors.md#codes), [b](../src/users), [c](https://example.com/x), [d](#here)\n'
  expect(judge({ ...clone, 'docs/search.md': page, 'docs/errors.md': '# Errors\n' })).toEqual([])
})
