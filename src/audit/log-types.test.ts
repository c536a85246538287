import { expect, test } from 'vitest'
import { type Actor, systemActor } from '../kernel/actor.ts'
import { logTypes } from './log-type.ts'
import { logTypesOf } from './log-types.ts'

/** Those that auth0.md 6 names, as the vendor documents them. */
const documented = new Set(
  `sapi mgmt_api_read fapi ss fs sdu fdu s f fp fu w slo flo ssa fsa scp fcp scpr fcpr sce fce scu fcu scpn fcpn sv fv
  svr fvr scv sui fui limit_wc limit_mu limit_sul ublkdu pwd_leak signup_pwd_leak reset_pwd_leak gd_enrollment_complete
  gd_start_enroll gd_start_enroll_failed gd_unenroll gd_update_device_account gd_auth_succeed gd_auth_failed
  gd_auth_rejected gd_start_auth gd_recovery_succeed gd_recovery_failed gd_recovery_rate_limit_exceed
  gd_otp_rate_limit_exceed mfar seccft feccft sertft fertft ferrt sepft fepft seacft feacft srrt si fi
  organization_member_added fn cls cs api_limit api_limit_warning wum too_many_records resource_cleanup`.split(/\s+/),
)

const machine: Actor = { ...systemActor, kind: 'client', id: 'client_1' }
const operation = { name: 'Update a User', method: 'patch', path: '/api/v2/users/a', query: {} }
const about = { kind: 'user', id: 'auth0|alice' } as const

test('S003-107 every code that an event can write is a documented one', () => {
  expect(Object.keys(logTypes).filter((code) => !documented.has(code))).toEqual([])
})

test('a change by a program writes sapi beside its own codes, and one call writes it once', () => {
  const actor = { ...machine, operation }
  const details = { fields: ['email', 'username'] }
  expect(logTypesOf({ actor, type: 'user.updated', subject: about, details })).toEqual(['sce', 'scu', 'sapi'])
  expect(logTypesOf({ actor, type: 'user.suspended', subject: about, details: {} })).toEqual([])
})

test('an event that the vendor has no word for writes nothing', () => {
  expect(logTypesOf({ actor: systemActor, type: 'signing_key.rotated', subject: null, details: {} })).toEqual([])
})

test('a wrong password is told apart from a person who is not there', () => {
  const failed = { actor: systemActor, type: 'user.sign_in_failed', details: { reason: 'wrong_password' } } as const
  expect(logTypesOf({ ...failed, subject: about })).toEqual(['fp'])
  expect(logTypesOf({ ...failed, subject: null })).toEqual(['fu'])
})

test('a lock is told once: by its own event where the account is there', () => {
  const refused = { reason: 'too_many_attempts', lock: 'account' }
  const failed = { actor: systemActor, type: 'user.sign_in_failed', details: refused } as const
  expect(logTypesOf({ ...failed, subject: about })).toEqual([])
  expect(logTypesOf({ ...failed, subject: null })).toEqual(['limit_wc'])
  expect(logTypesOf({ actor: systemActor, type: 'user.locked', subject: about, details: {} })).toEqual(['limit_wc'])
})

test.each([
  ['message.failed', { kind: 'invitation' }, ['fn']],
  ['message.failed', { kind: 'verify-email' }, ['fn', 'fv']],
  ['message.failed', { kind: 'reset-password' }, ['fn', 'fcpr']],
  ['users.import_finished', { status: 'failed' }, ['fui']],
  ['user.locked', { act: 'second-factor' }, ['gd_otp_rate_limit_exceed']],
  ['user.sign_in_failed', { reason: 'too_many_attempts', lock: 'network' }, ['limit_mu']],
  ['user.sign_in_failed', { reason: 'wrong_enrolment_code' }, ['gd_start_enroll_failed']],
  ['user.sign_in_failed', { reason: 'upstream' }, ['f']],
  ['user.email_changed', {}, ['sce']],
  ['user.password_leaked', {}, ['pwd_leak']],
  ['user.leaked_password_refused', { step: 'sign-up' }, ['signup_pwd_leak']],
  ['user.leaked_password_refused', { step: 'change' }, ['reset_pwd_leak']],
] as const)('%s with %j writes %j', (type, details, codes) => {
  expect(logTypesOf({ actor: systemActor, type, subject: about, details })).toEqual(codes)
})
