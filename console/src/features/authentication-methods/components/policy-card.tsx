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
import { type MfaRule, mfaRulesQuery } from '../api/method-queries.ts'

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
            <li
              key={rule.organization?.id ?? ''}
              className="flex gap-3 border-line border-b px-4 py-3 text-table last:border-b-0"
            >
              <Icon
                name={data.isCompliant ? 'check' : 'alert'}
                className={data.isCompliant ? 'mt-0.5 text-success' : 'mt-0.5 text-warning'}
              />
              <div className="min-w-0">
                <p>
                  <Demand rule={rule} />
                </p>
                <p className="text-meta text-muted">{standing(rule, data.isCompliant)}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Demand({ rule: { organization, since } }: { readonly rule: MfaRule }) {
  const mayRead = useMay('read:settings')
  const link = 'font-semibold text-accent hover:underline'
  const who =
    organization !== null ? (
      <Link to="/organizations/$organizationId/security" params={{ organizationId: organization.id }} className={link}>
        {organization.name}
      </Link>
    ) : mayRead ? (
      <Link to="/settings/$section" params={{ section: 'mfa' }} className={link}>
        {t('The application')}
      </Link>
    ) : (
      <strong className="font-semibold">{t('The application')}</strong>
    )
  if (since === null) return tNodes('{who} requires MFA', { who })
  return tNodes('{who} requires MFA since {time}', { who, time: <TimeStamp at={since} /> })
}

function standing({ graceUntil }: MfaRule, isCompliant: boolean): ReactNode {
  if (isCompliant) return t('This user is compliant.')
  if (graceUntil === null) return t('This user is not compliant: the next sign-in asks to set up a factor.')
  return tNodes('This user is not compliant, and may put it off until {time}.', { time: <TimeStamp at={graceUntil} /> })
}
