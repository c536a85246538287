import { expect, test } from 'vitest'
import { html } from './html.ts'

test('WEB-01 what stands in a gap is text, in content and in attributes', () => {
  const payload = `"><img src=x onerror='alert(1)'>&`
  expect(html`<p title="${payload}">${payload}</p>`.text).toBe(
    '<p title="&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&amp;">&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&amp;</p>',
  )
})

test('markup of the template itself is kept, alone and in lists', () => {
  expect(html`<ul>${['a', '<b>'].map((item) => html`<li>${item}</li>`)}</ul>`.text).toBe(
    '<ul><li>a</li><li>&lt;b&gt;</li></ul>',
  )
})

test('a gap without anything to say writes nothing, and zero is something', () => {
  expect(html`${null}${undefined}${false}${''}${0}`.text).toBe('0')
})
