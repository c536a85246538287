import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Dialog } from '../../../components/ui/dialog.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { t } from '../../../lib/text.ts'
import { checkWords, isKeptOutElsewhere, isLocked, standingOut, verdictWords } from '../api/diagnosis-words.ts'
import { type MemberCheck, type MemberDiagnosis, memberDiagnosisQuery } from '../api/member-diagnosis.ts'
import { type OrganizationPerson, personLabel } from '../api/organization-person.ts'
import { useUnlockPerson } from './use-unlock-person.ts'

interface LoginHelpDialogProps {
  readonly organizationId: string
  readonly ownId: string
  readonly person: OrganizationPerson
  readonly onClose: () => void
}

/** Why somebody cannot log in, and the lock that ends at a press. What else mends it has its button in the row. */
export function LoginHelpDialog({ organizationId, ownId, person, onClose }: LoginHelpDialogProps) {
  const { data, error, refetch } = useQuery(memberDiagnosisQuery(organizationId, person.id))
  const unlocking = useUnlockPerson(organizationId, person.id)
  const close = useRef<HTMLButtonElement>(null)
  const mayUnlock = data !== undefined && isLocked(data) && data.actsOnAccount && person.id !== ownId
  return (
    <Dialog title={t("Why can't {name} log in?", { name: personLabel(person) })} onClose={onClose} initialFocus={close}>
      <div className="grid grid-cols-1 gap-3 px-5 pt-3 pb-5 text-body">
        {error !== null && (
          <ProblemNotice title={t("Couldn't find out.")} error={error} onRetry={() => void refetch()} />
        )}
        {data === undefined && error === null && <SkeletonLines count={2} label={t('Finding out…')} />}
        {data !== undefined && <Findings diagnosis={data} name={personLabel(person)} />}
      </div>
      <footer className="flex flex-wrap justify-end gap-2 rounded-b-dialog border-line border-t bg-subtle px-5 py-3">
        <Button ref={close} onClick={onClose}>
          {t('Close')}
        </Button>
        {mayUnlock && (
          <Button
            icon="unlock"
            tone="primary"
            aria-disabled={unlocking.isPending}
            onClick={() => !unlocking.isPending && unlocking.mutate()}
          >
            {unlocking.isPending ? t('Unlocking…') : t('Unlock now')}
          </Button>
        )}
      </footer>
    </Dialog>
  )
}

function Findings({ diagnosis, name }: { readonly diagnosis: MemberDiagnosis; readonly name: string }) {
  const found = standingOut(diagnosis)
  return (
    <>
      <p role="status" className="font-semibold">
        {verdictWords(diagnosis, name)}
      </p>
      {found.length > 0 && (
        <ul className="grid gap-2 text-table">
          {found.map((check) => (
            <li key={check.id} className="flex items-start gap-2">
              <Icon name={looks[check.state].icon} className={`mt-0.5 ${looks[check.state].tone}`} />
              <span className="min-w-0">{checkWords(check)}</span>
            </li>
          ))}
        </ul>
      )}
      {isLocked(diagnosis) && !diagnosis.actsOnAccount && (
        <p className="text-muted text-table">
          {t(
            'The account is not your organization’s alone, so the lock ends by itself, or whoever runs the directory ends it.',
          )}
        </p>
      )}
      {isKeptOutElsewhere(diagnosis) && (
        <p className="text-table">
          {t('What is in the way is not shown to your organization. Ask whoever runs the directory.')}
        </p>
      )}
    </>
  )
}

const looks: Readonly<
  Record<MemberCheck['state'], { readonly icon: 'stop' | 'alert' | 'check' | 'eyeOff'; readonly tone: string }>
> = {
  fail: { icon: 'stop', tone: 'text-danger' },
  warn: { icon: 'alert', tone: 'text-warning' },
  pass: { icon: 'check', tone: 'text-success' },
  unknown: { icon: 'eyeOff', tone: 'text-muted' },
}
