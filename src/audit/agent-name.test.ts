import { expect, test } from 'vitest'
import { agentName } from './agent-name.ts'

test('a browser is told with its version and its system', () => {
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'
  expect(agentName(chrome)).toMatchObject({
    text: expect.stringMatching(/^Chrome 131\.0\.0 \/ Windows /),
    isMobile: false,
  })
})

test('a telephone is mobile', () => {
  const phone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1'
  expect(agentName(phone)).toEqual({ text: 'Safari 18.1.0 / iOS 18.1.0', isMobile: true })
})

test('what is not known is called so', () => {
  for (const agent of [null, '', 'Go-Auth0-SDK/latest']) expect(agentName(agent).text).toMatch(/Other 0\.0\.0$/)
})
