import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { anyOf } from '../../../lib/any-of.ts'
import { exactCount } from '../../../lib/format-count.ts'
import { t, tCount } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { organizationsKey } from '../api/organization-queries.ts'
import { requireSingleSignOn, type SingleSignOn } from '../api/single-sign-on.ts'

interface SingleSignOnRuleProps {
  readonly organizationId: string
  readonly rule: SingleSignOn
  readonly mayChange: boolean
}

/** Whether another way in counts, and the way to change that. */
export function SingleSignOnRule({ organizationId, rule, mayChange }: SingleSignOnRuleProps) {
  const queryClient = useQueryClient()
  const [isAsking, setIsAsking] = useState(false)
  const { requiresSingleSignOn: isRequired, connections } = rule

  async function set(next: boolean, reason: string): Promise<void> {
    await requireSingleSignOn(organizationId, next, reason)
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ['organization-connections'] }),
      queryClient.invalidateQueries({ queryKey: organizationsKey }),
    ])
    toastDone(next ? t('Single sign-on is required.') : t('Single sign-on is no longer required.'))
  }

  const words = isRequired ? t('Stop requiring single sign-on') : t('Require single sign-on')
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-t px-4 py-3 text-table">
      <div className="grid min-w-0 flex-1 basis-64 gap-1">
        <p className="font-semibold">
          {isRequired
            ? t('Members sign in by its own provider and no other way.')
            : t('A member may sign in another way too, such as by a password.')}
        </p>
        {isRequired && connections.length === 0 && (
          <p className="text-danger">{t('No connection of its own is on: nobody gets in.')}</p>
        )}
        {connections.length > 0 && <WhoIsWithout {...rule.membersWithout} />}
      </div>
      {mayChange && (
        <Button tone={isRequired ? 'danger-quiet' : 'secondary'} onClick={() => setIsAsking(true)}>
          {words}
        </Button>
      )}
      {isAsking && (
        <DialogForm
          title={words}
          grade="T3"
          confirm={words}
          confirming={t('Saving…')}
          failure={t("Couldn't change what this organization asks for.")}
          tone="danger"
          onConfirm={(reason) => set(!isRequired, reason)}
          onClose={() => setIsAsking(false)}
        >
          {isRequired ? (
            <p>{t('From now on a password, or whatever else their account has, signs members in again.')}</p>
          ) : (
            <>
              <p>
                {t(
                  'From the next sign-in on, members get into this organization by {names} and no other way. What they hold elsewhere is not touched.',
                  { names: anyOf(connections.map(({ name }) => name)) },
                )}
              </p>
              <WhoIsWithout {...rule.membersWithout} />
              {rule.membersWithout.count > 0 && (
                <p>{t('Whoever has none comes as somebody new, or not at all. Link their identities first.')}</p>
              )}
              <p className="text-muted text-table">
                {t('Operators turn it off here at any time, for instance while the provider is down.')}
              </p>
            </>
          )}
        </DialogForm>
      )}
    </div>
  )
}

function WhoIsWithout({ count, isEstimate }: SingleSignOn['membersWithout']) {
  if (isEstimate) {
    return <p>{t('At least {count} members have no identity there.', { count: exactCount(count) })}</p>
  }
  if (count === 0) return <p className="text-muted">{t('Every member has an identity there.')}</p>
  return <p>{tCount(count, '1 member has no identity there.', '{count} members have no identity there.')}</p>
}
