// What other nouns add to the Security tab: the mails that help, and the providers people come from.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../components/ui/button.tsx'
import { Icon } from '../../components/ui/icon.tsx'
import { smallLinkClasses } from '../../components/ui/link-classes.ts'
import { methodsQuery } from '../../features/authentication-methods/api/method-queries.ts'
import { useSendMail } from '../../features/messages/components/use-send-mail.ts'
import { userQuery } from '../../features/users/api/get-user.ts'
import { changeRequiredActions, requiredActionsQuery } from '../../features/users/api/required-actions.ts'
import { useOfflineReason } from '../../lib/connection.ts'
import { needs, useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'
import { toastDone, toastProblem } from '../../lib/toasts.ts'
import { UserActDialog } from './user-actions.tsx'

interface PartProps {
  readonly userId: string
}

/** A link to set a new one, or the demand for one at the next sign-in. */
export function PasswordActions({ userId }: PartProps) {
  const queryClient = useQueryClient()
  const mayMail = useMay('suspend:users')
  const mayExpire = useMay('update:users')
  const { data: methods } = useQuery(methodsQuery(userId))
  const { data: asked } = useQuery({ ...requiredActionsQuery(userId), enabled: mayExpire })
  const [isResetting, setIsResetting] = useState(false)
  const offline = useOfflineReason()

  async function setExpired(changePassword: boolean): Promise<void> {
    queryClient.setQueryData(
      requiredActionsQuery(userId).queryKey,
      await changeRequiredActions(userId, { changePassword }),
    )
    for (const of of ['events', 'diagnosis']) void queryClient.invalidateQueries({ queryKey: [of, userId] })
  }

  async function expire(): Promise<void> {
    try {
      await setExpired(true)
      toastDone(t('They choose a new password at the next sign-in.'), () => setExpired(false))
    } catch (error) {
      toastProblem(t("Couldn't expire the password."), error)
    }
  }

  return (
    <span className="flex flex-wrap items-center gap-2">
      {asked?.changePassword === true && (
        <span className="text-meta text-muted">{t('Must be changed at the next sign-in')}</span>
      )}
      {mayMail ? (
        <Button onClick={() => setIsResetting(true)}>{t('Reset Password')}</Button>
      ) : (
        <span className="text-meta text-muted">
          {t('To reset the password: {needs}', { needs: needs('suspend:users') })}
        </span>
      )}
      {mayExpire && methods?.password.isSet === true && asked?.changePassword === false && (
        <Button aria-label={t('Expire the password')} disabledReason={offline} onClick={() => void expire()}>
          {t('Expire')}
        </Button>
      )}
      <UserActDialog
        act={isResetting ? 'reset-password' : null}
        userId={userId}
        onClose={() => setIsResetting(false)}
      />
    </span>
  )
}

const ownProviders: ReadonlySet<string> = new Set(['auth0', 'email', 'sms'])

/** Accounts at other providers, by which they come in as well. */
export function ProviderRows({ userId }: PartProps) {
  const { data: user } = useQuery(userQuery(userId))
  const others = user?.identities.filter(({ provider }) => !ownProviders.has(provider)) ?? []
  return others.map(({ provider, userId: subject, connection, profile }) => (
    <li
      key={`${provider} ${subject}`}
      className="flex flex-wrap items-start gap-3 border-line border-b px-4 py-3 text-table last:border-b-0"
    >
      <Icon name="link" className="mt-0.5 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="break-words font-semibold">{connection}</p>
        <p className="break-words text-meta text-muted">
          {typeof profile?.email === 'string' ? profile.email : subject}
        </p>
      </div>
      <Link to="/users/$userId/identities" params={{ userId }} className={smallLinkClasses}>
        {t('Open Identities')}
      </Link>
    </li>
  ))
}

export function EnrolmentLink({ userId }: PartProps) {
  const mayMail = useMay('reset:mfa')
  const { data: user } = useQuery(userQuery(userId))
  const sending = useSendMail(userId)
  const offline = useOfflineReason()
  if (!mayMail) return null
  return (
    <Button
      aria-disabled={sending.isPending}
      disabledReason={offline ?? (user?.email === null ? t('They have no e-mail address.') : null)}
      onClick={() => !sending.isPending && sending.mutate('factor-enrolment')}
    >
      {t('Send enrolment link')}
    </Button>
  )
}
