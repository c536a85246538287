import { useState } from 'react'
import { Button } from '../../components/ui/button.tsx'
import { SuspensionNote } from '../../features/audit/components/suspension-note.tsx'
import { VerifyCallerDialog } from '../../features/caller-verification/components/verify-caller-dialog.tsx'
import { DiagnosisCard } from '../../features/sign-ins/components/diagnosis-card.tsx'
import type { User } from '../../features/users/api/user.ts'
import { userLabel } from '../../features/users/api/user.ts'
import { PersonById } from '../../features/users/components/person.tsx'
import { type OpenUserDialog, UserDialogs } from '../../features/users/components/user-dialogs.tsx'
import { needs, useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'
import { CheckFix } from './check-fix.tsx'

/** Why somebody cannot sign in, with the dialog that lifts a suspension. */
export function UserDiagnosis({ user }: { readonly user: User }) {
  const mayActivate = useMay('suspend:users')
  const mayVerify = useMay('reset:mfa')
  const [isVerifying, setIsVerifying] = useState(false)
  const [dialog, setDialog] = useState<OpenUserDialog | null>(null)
  const activate = mayActivate ? (
    <Button icon="play" onClick={() => setDialog({ kind: 'activate', user })}>
      {t('Activate')}
    </Button>
  ) : (
    <span className="text-meta text-muted">{t('To activate: {needs}', { needs: needs('suspend:users') })}</span>
  )
  return (
    <>
      <DiagnosisCard
        userId={user.id}
        name={userLabel(user)}
        suspension={<SuspensionNote userId={user.id} />}
        activate={activate}
        fixOf={(check) => <CheckFix userId={user.id} check={check} />}
        verifyCaller={mayVerify ? <Button onClick={() => setIsVerifying(true)}>{t('Verify caller')}</Button> : null}
      />
      {isVerifying && (
        <VerifyCallerDialog
          userId={user.id}
          person={<PersonById userId={user.id} />}
          onClose={() => setIsVerifying(false)}
        />
      )}
      <UserDialogs dialog={dialog} onChange={setDialog} />
    </>
  )
}
