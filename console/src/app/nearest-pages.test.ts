import { expect, test } from 'vitest'
import { nearestPages } from './nearest-pages.ts'

const found = (path: string) => nearestPages(path).map((page) => page.path)

test('a slip of the keys leads to the page that was meant, with what stood behind it left out', () => {
  expect(found('/audt')[0]).toBe('/audit')
  expect(found('/Organisations')[0]).toBe('/organizations')
  expect(found('/console/user/auth0|alice')[0]).toBe('/users')
  expect(found('/audit/integritiy')[0]).toBe('/audit/integrity')
})

test('an address that is like none has no page beside it', () => {
  expect(found('/wp-admin/setup-config.php')).toEqual([])
})
