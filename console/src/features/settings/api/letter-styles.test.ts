import { expect, test } from 'vitest'
import { letterStyles } from './letter-styles.ts'

test('colors, space and letters are drawn', () => {
  expect(letterStyles("margin:0 auto; Padding : 24px 12px;background:#f4f5f7;font-family:'Segoe UI',Arial")).toEqual({
    margin: '0 auto',
    padding: '24px 12px',
    backgroundColor: '#f4f5f7',
    fontFamily: "'Segoe UI',Arial",
  })
  expect(letterStyles('color: rgb(1, 2, 3) !important; border-top:1px solid #ddd')).toEqual({
    color: 'rgb(1, 2, 3)',
    borderTop: '1px solid #ddd',
  })
})

test.each([
  'position:fixed;inset:0;z-index:9',
  'background:url(https://example.com/pixel.png)',
  'background-image:url(x)',
  'color:var(--accent)',
  'margin-left:-9999px',
  'width:calc(1px*9999)',
  'width:expression(alert(1))',
  'nonsense',
  '',
])('%j draws nothing', (written) => {
  expect(letterStyles(written)).toEqual({})
})
