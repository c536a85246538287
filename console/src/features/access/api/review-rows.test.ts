import { expect, test } from 'vitest'
import type { Holding } from './access.ts'
import type { ReviewedOperator } from './access-review.ts'
import { decisionsOf, reviewRows, type Verdict, warningsOf } from './review-rows.ts'

const now = new Date('2026-11-22T10:00:00.000Z')
const lately = '2026-11-20T10:00:00.000Z'
const longAgo = '2026-01-20T10:00:00.000Z'

const olivia: ReviewedOperator = {
  id: 'auth0|olivia',
  email: 'olivia@example.com',
  name: null,
  role: 'owner',
  createdAt: longAgo,
  invitedAt: null,
  lastSignInAt: lately,
  hasSecondFactor: true,
  factors: ['totp'],
  takesSecondPerson: false,
}
const alice: Holding = {
  user: { id: 'auth0|alice', email: 'alice@example.com', name: 'Alice', lastSignInAt: longAgo },
  role: { id: 'rol_keeper', name: 'Keeper' },
  organization: { id: 'org_acme', name: 'acme', displayName: 'Acme' },
  since: longAgo,
  until: null,
  factors: [],
}

test('a reviewer is warned of what is unused, of what a password alone opens, of the one owner and of a shared account', () => {
  const [operator, holding] = reviewRows([olivia], [alice])
  if (operator === undefined || holding === undefined) throw new Error('a row is missing')
  expect(warningsOf(operator, 1, now)).toEqual(['The only owner'])
  expect(warningsOf(operator, 2, now)).toEqual([])
  expect(warningsOf(holding, 1, now)).toEqual(['No MFA', 'Unused for 90 days'])
  const [used] = reviewRows([], [{ ...alice, factors: ['totp'], user: { ...alice.user, lastSignInAt: lately } }])
  expect(used && warningsOf(used, 1, now)).toEqual([])
  const [shared] = reviewRows([{ ...olivia, email: 'IT+console@example.com' }], [])
  expect(shared && warningsOf(shared, 2, now)).toEqual(['Looks like a shared account'])
})

test('decisions name each way by itself, and what nobody decided about is left out', () => {
  const direct = { ...alice, role: null, organization: null }
  const rows = reviewRows([olivia], [alice, direct])
  const verdicts = new Map<string, Verdict>([
    [rows[0]?.key ?? '', 'keep'],
    [rows[1]?.key ?? '', 'remove'],
  ])
  expect(decisionsOf(rows, verdicts, ' Third quarter ')).toEqual({
    kept: { operatorIds: ['auth0|olivia'], holdings: [] },
    removed: {
      operatorIds: [],
      holdings: [{ userId: 'auth0|alice', roleId: 'rol_keeper', organizationId: 'org_acme' }],
    },
    note: 'Third quarter',
  })
})
