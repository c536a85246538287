// The review as rows: operators and people alike, each with what a reviewer is warned of and what was decided.
import { factorName } from '../../../lib/factor-words.ts'
import { t } from '../../../lib/text.ts'
import type { Holding } from './access.ts'
import type { ReviewDecisions, ReviewedOperator } from './access-review.ts'

export type ReviewRow =
  | { readonly kind: 'operator'; readonly key: string; readonly operator: ReviewedOperator }
  | { readonly kind: 'holding'; readonly key: string; readonly holding: Holding }

export type Verdict = 'keep' | 'remove'
export type Verdicts = ReadonlyMap<string, Verdict>

/** As many of one kind as one review takes. */
export const decidedAtMost = 200

export function reviewRows(operators: readonly ReviewedOperator[], holdings: readonly Holding[]): readonly ReviewRow[] {
  return [
    ...operators.map((operator) => ({ kind: 'operator', key: `operator ${operator.id}`, operator }) as const),
    ...holdings.map((holding) => {
      const { user, role, organization } = holding
      return { kind: 'holding', key: `${user.id} ${role?.id ?? ''} ${organization?.id ?? ''}`, holding } as const
    }),
  ]
}

const unusedAfterDays = 90
const dayMs = 86_400_000

/** Without a second factor, unused for a quarter of a year, the one owner there is, and what several people may use. */
export function warningsOf(row: ReviewRow, owners: number, now: Date): readonly string[] {
  const { hasFactor, lastSignInAt, since } = factsOf(row)
  const usedAt = lastSignInAt ?? since
  const isUnused = usedAt === null || now.getTime() - Date.parse(usedAt) > unusedAfterDays * dayMs
  const isOnlyOwner = row.kind === 'operator' && row.operator.role === 'owner' && owners === 1
  return [
    ...(hasFactor ? [] : [t('No MFA')]),
    ...(isUnused ? [t('Unused for 90 days')] : []),
    ...(isOnlyOwner ? [t('The only owner')] : []),
    ...(looksShared(emailOf(row)) ? [t('Looks like a shared account')] : []),
  ]
}

function emailOf(row: ReviewRow): string | null {
  return row.kind === 'operator' ? row.operator.email : row.holding.user.email
}

/** What mailboxes are called that nobody has alone. */
const sharedNames =
  /^(admins?|administrator|accounts?|billing|contact|finance|help|helpdesk|hello|hr|info|it|mail|office|ops|root|sales|service|shared|support|sysadmin|team|test|webmaster)\d*$/i

function looksShared(email: string | null): boolean {
  const [local = ''] = email?.split('@') ?? []
  return sharedNames.test(local.split('+')[0] ?? '')
}

/** What the strongest second factor is called; null where there is none. */
export function factorOf(row: ReviewRow): string | null {
  const [strongest] = row.kind === 'operator' ? row.operator.factors : row.holding.factors
  return strongest === undefined ? null : factorName(strongest)
}

export function factsOf(row: ReviewRow) {
  if (row.kind === 'operator') {
    const { hasSecondFactor, lastSignInAt, createdAt } = row.operator
    return { hasFactor: hasSecondFactor, lastSignInAt, since: createdAt }
  }
  const { factors, user, since } = row.holding
  return { hasFactor: factors.length > 0, lastSignInAt: user.lastSignInAt, since }
}

export function decisionsOf(rows: readonly ReviewRow[], verdicts: Verdicts, note: string): ReviewDecisions {
  const decided = (verdict: Verdict) => {
    const of = rows.filter(({ key }) => verdicts.get(key) === verdict)
    return {
      operatorIds: of.flatMap((row) => (row.kind === 'operator' ? [row.operator.id] : [])),
      holdings: of.flatMap((row) =>
        row.kind === 'operator'
          ? []
          : [
              {
                userId: row.holding.user.id,
                roleId: row.holding.role?.id ?? null,
                organizationId: row.holding.organization?.id ?? null,
              },
            ],
      ),
    }
  }
  return { kept: decided('keep'), removed: decided('remove'), ...(note.trim() !== '' && { note: note.trim() }) }
}
