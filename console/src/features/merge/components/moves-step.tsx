import type { ReactNode } from 'react'
import { Card } from '../../../components/ui/card.tsx'
import { Choice } from '../../../components/ui/choice.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { t, tCount } from '../../../lib/text.ts'
import { accountLabel, type MergeChoice, type MergePlan } from '../api/merge.ts'

interface MovesStepProps {
  readonly plan: MergePlan
  readonly choice: MergeChoice
  readonly onChange: (choice: MergeChoice) => void
}

/** What comes to the account that stays, what ends, and which factors come along. */
export function MovesStep({ plan, choice, onChange }: MovesStepProps) {
  const { survivor, other, identities, gained, factors, endedSessions, hasMetadata } = plan
  const { roles, organizations, permissions } = gained
  const rights = [
    ...roles.map(({ name, organizationName }) =>
      organizationName === null ? name : t('{role} in {organization}', { role: name, organization: organizationName }),
    ),
    ...permissions.map(({ name, resourceServerIdentifier }) => `${name} (${resourceServerIdentifier})`),
  ]
  const toggle = (id: string) => {
    const without = choice.factors.filter((one) => one !== id)
    onChange({ ...choice, factors: without.length === choice.factors.length ? [...without, id] : without })
  }
  return (
    <div className="grid gap-4">
      {rights.length > 0 && (
        <div className="flex items-start gap-2 rounded-card border border-line bg-warning-bg px-4 py-3 text-table text-warning">
          <Icon name="alert" className="mt-0.5" />
          <p className="min-w-0 [overflow-wrap:anywhere]">
            {t('{name} may do more afterwards: {rights}', { name: accountLabel(survivor), rights: rights.join(', ') })}
          </p>
        </div>
      )}
      <Card title={t('Moves to {name}', { name: accountLabel(survivor) })}>
        <Lines>
          {identities.map(({ connection, userId }) => (
            <li key={`${connection} ${userId}`}>{t('Identity in {connection}', { connection })}</li>
          ))}
          {organizations.map(({ id, name }) => (
            <li key={id}>{t('Membership of {organization}', { organization: name })}</li>
          ))}
          {rights.map((right) => (
            <li key={right}>{right}</li>
          ))}
          {hasMetadata && <li>{t('Metadata, kept under merged.{id}; nothing is overwritten', { id: other.id })}</li>}
          <li>{t('The audit of both is shown together')}</li>
        </Lines>
      </Card>
      <Card title={t('Ends')}>
        <Lines>
          <li>{t('The record of {name}; its ID leads to the account that stays', { name: accountLabel(other) })}</li>
          <li>
            {tCount(
              endedSessions,
              '1 session of it, and its refresh tokens',
              '{count} sessions of it, and its refresh tokens',
            )}
          </li>
          <li>{t('What was issued to {name}: they sign in again', { name: accountLabel(survivor) })}</li>
        </Lines>
      </Card>
      {factors.length > 0 && (
        <Card title={t('Factors of the account that goes')}>
          <div className="grid px-2 py-2">
            {factors.map(({ id, type, name }) => (
              <Choice
                key={id}
                type="checkbox"
                label={t('Move: {factor}', { factor: name ?? factorWords[type] ?? type })}
                checked={choice.factors.includes(id)}
                onChange={() => toggle(id)}
              />
            ))}
            <p className="px-2 text-meta text-muted">{t('What is not chosen is removed with the account.')}</p>
          </div>
        </Card>
      )}
      <p className="text-muted text-table">
        {t('This cannot be undone. Unlinking an identity later creates a separate account for it.')}
      </p>
    </div>
  )
}

function Lines({ children }: { readonly children: ReactNode }) {
  return <ul className="grid list-disc gap-1 py-3 ps-9 pe-4 text-table [overflow-wrap:anywhere]">{children}</ul>
}

const factorWords: Readonly<Record<string, string>> = {
  totp: t('Authenticator app'),
  passkey: t('Passkey'),
  'security-key': t('Security key'),
}
