import { expect, test } from 'vitest'
import { readableData } from './readable-data.ts'

test('the page of what is kept about a person shows markup as text and names what is empty', () => {
  const page = readableData('<b>Ada</b>', {
    profile: { name: '<img src=x onerror=alert(1)>', email: 'ada@example.com', phone: null, appMetadata: { a: '"&' } },
    sessions: [],
    recoveryCodesLeft: 3,
  })
  expect(page).toContain('<h1>Data about &lt;b&gt;Ada&lt;/b&gt;</h1>')
  expect(page).toContain('<td>&lt;img src=x onerror=alert(1)&gt;</td>')
  expect(page).toContain('{&quot;a&quot;:&quot;\\&quot;&amp;&quot;}')
  expect(page).not.toContain('phone')
  expect(page).toContain('<h2>Sessions</h2>\n<p>Nothing</p>')
  expect(page).toContain('<h2>Recovery codes left</h2>\n<p>3</p>')
})
