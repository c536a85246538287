import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Card } from '../../../components/ui/card.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t, tNodes } from '../../../lib/text.ts'
import { type MfaRule, type MfaRules, mfaRulesQuery } from '../api/method-queries.ts'

/** Who asks this user for a second factor, and whether they have what is asked for (console.md 3.7). */
export function PolicyCard({ userId }: { readonly userId: string }) {
  const rules = useQuery(mfaRulesQuery(userId))
  const { data } = rules
  return (
    <Card title={t('Policy')}>
      {rules.isError && (
        <div className="p-4">
          <ProblemNotice
            title={t("Couldn't load the policy.")}
            error={rules.error}
            onRetry={() => void rules.refetch()}
          />
        </div>
      )}
      {rules.isPending && <SkeletonLines label={t('Loading the policy…')} count={1} />}
      {data?.data.length === 0 && (
        <p className="px-4 py-3 text-muted text-table">{t('Nothing requires MFA of this user.')}</p>
      )}
      {data !== undefined && data.data.length > 0 && (
        <ul>
          {data.data.map((rule) => (
            <li key={rule.id} className="flex gap-3 border-line border-b px-4 py-3 text-table last:border-b-0">
              <Icon
                name={data.isCompliant ? 'check' : 'alert'}
                className={data.isCompliant ? 'mt-0.5 text-success' : 'mt-0.5 text-warning'}
              />
              <div className="min-w-0">
                <p>
                  <Demand rule={rule} />
                </p>
                <p className="text-meta text-muted">{standing(rule, data)}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Demand({ rule }: { readonly rule: MfaRule }) {
  const who = <WhoseRule rule={rule} />
  if (rule.since === null) return tNodes('{who} requires MFA', { who })
  return tNodes('{who} requires MFA since {time}', { who, time: <TimeStamp at={rule.since} /> })
}

const linkClasses = 'font-semibold text-accent hover:underline'

function WhoseRule({ rule: { by, id, name } }: { readonly rule: MfaRule }) {
  const mayReadSettings = useMay('read:settings')
  if (by === 'organization') {
    return (
      <Link to="/organizations/$organizationId/security" params={{ organizationId: id }} className={linkClasses}>
        {name}
      </Link>
    )
  }
  if (by === 'role') {
    const link = (
      <Link to="/roles/$roleId/security" params={{ roleId: id }} className={linkClasses}>
        {name}
      </Link>
    )
    return tNodes('The role {name}', { name: link })
  }
  if (!mayReadSettings) return <strong className="font-semibold">{t('The application')}</strong>
  return (
    <Link to="/settings/$section" params={{ section: 'mfa' }} className={linkClasses}>
      {t('The application')}
    </Link>
  )
}

function standing({ graceUntil }: MfaRule, { isCompliant, exemptUntil }: MfaRules): ReactNode {
  if (isCompliant) return t('This user is compliant.')
  if (exemptUntil !== null) {
    return tNodes('This user is not compliant, and exempt until {time}.', { time: <TimeStamp at={exemptUntil} /> })
  }
  if (graceUntil === null) return t('This user is not compliant: the next sign-in asks to set up a factor.')
  return tNodes('This user is not compliant, and may put it off until {time}.', { time: <TimeStamp at={graceUntil} /> })
}
