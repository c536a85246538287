import { expect, test } from 'vitest'
import { readTypes, type Webhook, webhookState } from './webhook.ts'

const webhook: Webhook = {
  id: 'wh_1',
  name: 'Warehouse',
  url: 'https://hooks.example.com/',
  format: 'event',
  eventTypes: ['*'],
  isActive: true,
  hasAuthorization: false,
  previousSecretUntil: null,
  failingSince: null,
  disabledAt: null,
  createdAt: '2026-01-01T00:00:00.000Z',
}
const at = '2026-01-02T00:00:00.000Z'

test('how a webhook stands: what was given up is told before what was switched off', () => {
  expect(webhookState(webhook)).toBe('active')
  expect(webhookState({ ...webhook, failingSince: at })).toBe('failing')
  expect(webhookState({ ...webhook, isActive: false, failingSince: at })).toBe('paused')
  expect(webhookState({ ...webhook, isActive: false, disabledAt: at })).toBe('given-up')
})

test('types are read however they were separated, and each once', () => {
  expect(readTypes(' user.created, user.deleted\nuser.created ')).toEqual(['user.created', 'user.deleted'])
  expect(readTypes('')).toEqual([])
})
