// What a user proves themselves with, and taking it away from whoever lost it. It knows the user by id only.
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import type { VerifyCallerSlot } from '../../../components/ui/use-caller-reason.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import type { Method, Methods } from '../api/method.ts'
import { methodsQuery } from '../api/method-queries.ts'
import { BrowsersRow } from './browsers-row.tsx'
import { CodesRow } from './codes-row.tsx'
import { EndExemptionDialog } from './end-exemption-dialog.tsx'
import { ExemptDialog } from './exempt-dialog.tsx'
import { ExemptionRow } from './exemption-row.tsx'
import { FactorRows } from './factor-rows.tsx'
import { ForgetBrowsersDialog } from './forget-browsers-dialog.tsx'
import { PasswordRow } from './password-row.tsx'
import { PolicyCard } from './policy-card.tsx'
import { RemoveMethodDialog } from './remove-method-dialog.tsx'
import { RenameMethodDialog } from './rename-method-dialog.tsx'
import { RenewCodesDialog } from './renew-codes-dialog.tsx'
import { ResetMfaDialog } from './reset-mfa-dialog.tsx'

interface SecurityTabProps {
  readonly userId: string
  /** Who the dialogs are about. */
  readonly person: ReactNode
  /** What keeps them out for a while, and its remedy. */
  readonly locks: ReactNode
  readonly verifyCaller: VerifyCallerSlot
  /** What can be done about the password; mails and required actions are other nouns. */
  readonly passwordActions: ReactNode
  /** The ways in that they do not have yet. */
  readonly addMethod: ReactNode
  /** Accounts at other providers by which they come in. */
  readonly providers: ReactNode
  /** Sends a link by which they set up a factor. */
  readonly enrolment: ReactNode
}

export function SecurityTab(props: SecurityTabProps) {
  const { userId, person, locks, verifyCaller, passwordActions, addMethod, providers, enrolment } = props
  const mayReset = useMay('reset:mfa')
  const methods = useQuery(methodsQuery(userId))
  const [isResetting, setIsResetting] = useState(false)
  const [isForgetting, setIsForgetting] = useState(false)
  const [isRenewing, setIsRenewing] = useState(false)
  const mayExempt = useMay('update:security_settings')
  const [exemption, setExemption] = useState<'grant' | 'end' | null>(null)
  const [leaving, setLeaving] = useState<Method | null>(null)
  const [renaming, setRenaming] = useState<Method | null>(null)
  const { data } = methods
  const reset = mayReset ? (
    <Button tone="danger-quiet" onClick={() => setIsResetting(true)}>
      {t('Reset MFA')}
    </Button>
  ) : (
    <span className="text-meta text-muted">{t('To reset MFA: {needs}', { needs: needs('reset:mfa') })}</span>
  )
  const onRemove = mayReset ? setLeaving : null
  const onRename = mayReset ? setRenaming : null
  return (
    <div className="grid grid-cols-1 gap-4">
      {methods.isError && (
        <ProblemNotice
          title={data === undefined ? t("Couldn't load sign-in methods.") : t("Couldn't refresh sign-in methods.")}
          error={methods.error}
          onRetry={() => void methods.refetch()}
        />
      )}
      <Card title={t('Sign-in methods')} action={addMethod}>
        {data === undefined ? (
          !methods.isError && <SkeletonLines label={t('Loading sign-in methods…')} count={2} />
        ) : (
          <ul>
            <PasswordRow password={data.password} actions={passwordActions} />
            <FactorRows methods={data.data.filter(isWayIn)} onRemove={onRemove} onRename={onRename} />
            {providers}
          </ul>
        )}
      </Card>
      <Card
        title={t('MFA')}
        action={
          <span className="flex flex-wrap items-center justify-end gap-2">
            {enrolment}
            {reset}
          </span>
        }
      >
        {data === undefined ? (
          !methods.isError && <SkeletonLines label={t('Loading factors…')} count={2} />
        ) : (
          <SecondFactors
            all={data}
            onRemove={onRemove}
            onRename={onRename}
            onForget={mayReset ? () => setIsForgetting(true) : null}
            onRenew={mayReset ? () => setIsRenewing(true) : null}
            onExemption={mayExempt ? setExemption : null}
          />
        )}
      </Card>
      <PolicyCard userId={userId} />
      {locks}
      {isResetting && (
        <ResetMfaDialog
          userId={userId}
          person={person}
          verifyCaller={verifyCaller}
          onClose={() => setIsResetting(false)}
        />
      )}
      {isForgetting && <ForgetBrowsersDialog userId={userId} person={person} onClose={() => setIsForgetting(false)} />}
      {isRenewing && <RenewCodesDialog userId={userId} person={person} onClose={() => setIsRenewing(false)} />}
      {exemption === 'grant' && <ExemptDialog userId={userId} person={person} onClose={() => setExemption(null)} />}
      {exemption === 'end' && <EndExemptionDialog userId={userId} person={person} onClose={() => setExemption(null)} />}
      {renaming && (
        <RenameMethodDialog userId={userId} person={person} method={renaming} onClose={() => setRenaming(null)} />
      )}
      {leaving && (
        <RemoveMethodDialog
          userId={userId}
          person={person}
          method={leaving}
          verifyCaller={verifyCaller}
          onClose={() => setLeaving(null)}
        />
      )}
    </div>
  )
}

/** A passkey signs in by itself; everything else stands beside a first factor. */
function isWayIn({ type }: Method): boolean {
  return type === 'passkey'
}

interface SecondFactorsProps {
  readonly all: Methods
  readonly onRemove: ((method: Method) => void) | null
  readonly onRename: ((method: Method) => void) | null
  readonly onForget: (() => void) | null
  readonly onRenew: (() => void) | null
  readonly onExemption: ((act: 'grant' | 'end') => void) | null
}

function SecondFactors({ all, onRemove, onRename, onForget, onRenew, onExemption }: SecondFactorsProps) {
  const { data: methods, mustEnrolAgain, rememberedBrowsers, mfaExemption } = all
  const factors = methods.filter((method) => !isWayIn(method) && method.type !== 'recovery-code')
  const hasPasskey = methods.some(isWayIn)
  return (
    <ul>
      {mustEnrolAgain && (
        <li className="border-line border-b bg-warning-bg px-4 py-3 text-table last:border-b-0">
          <strong className="text-warning">{t('MFA was reset.')}</strong>{' '}
          {t('The next sign-in proves the mailbox and sets up a new factor.')}
        </li>
      )}
      <FactorRows methods={factors} onRemove={onRemove} onRename={onRename} />
      {factors.length === 0 && !mustEnrolAgain && (
        <li className="border-line border-b px-4 py-3 text-muted text-table">
          {hasPasskey ? t('None beside the passkey, which counts as both factors.') : t('No second factor is set up.')}
        </li>
      )}
      <CodesRow all={all} onRenew={onRenew} />
      <BrowsersRow count={rememberedBrowsers} onForget={onForget} />
      <ExemptionRow
        exemption={mfaExemption}
        onGrant={onExemption && (() => onExemption('grant'))}
        onEnd={onExemption && (() => onExemption('end'))}
      />
    </ul>
  )
}
