import { Link } from '@tanstack/react-router'
import { Button, buttonClasses } from '../../../components/ui/button.tsx'
import { CopyButton } from '../../../components/ui/copyable.tsx'
import { Dialog } from '../../../components/ui/dialog.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { t } from '../../../lib/text.ts'
import type { Added, Step } from '../api/add-person.ts'
import { userLabel } from '../api/user.ts'

interface AddedUserProps {
  readonly added: Added
  readonly onAnother: () => void
  readonly onClose: () => void
}

/** What became of it, and what comes next: the dialog stays until somebody leaves it. */
export function AddedUser({ added, onAnother, onClose }: AddedUserProps) {
  const { user, link, failed } = added
  return (
    <Dialog title={t('Add user')} onClose={onClose}>
      <div className="grid grid-cols-1 gap-4 px-5 pt-3 pb-5 text-body">
        <p role="status" className="flex items-start gap-2">
          <Icon name="check" className="mt-0.5 text-success" />
          <span className="min-w-0 [overflow-wrap:anywhere]">{sentenceOf(added)}</span>
        </p>
        {failed.map(({ step, error }) => (
          <ProblemNotice key={step} title={missing[step]} error={error} />
        ))}
        {link !== null && (
          <div className="grid gap-1">
            <p className="text-muted text-table">{t('The same link to hand over yourself, shown only now:')}</p>
            <p className="flex min-w-0 items-center gap-2 rounded-card border border-line bg-inset px-3 py-2">
              <code className="min-w-0 flex-1 break-all font-mono text-table">{link}</code>
              <CopyButton text={link} what={t('link')} />
            </p>
          </div>
        )}
      </div>
      <footer className="sticky bottom-0 flex flex-wrap justify-end gap-2 rounded-b-dialog border-line border-t bg-subtle px-5 py-3">
        <Button onClick={onClose}>{t('Close')}</Button>
        <Button onClick={onAnother}>{t('Add another')}</Button>
        {user && (
          <Link
            to="/users/$userId/overview"
            params={{ userId: user.id }}
            className={`${buttonClasses('primary')} min-w-0 max-w-full`}
          >
            <span className="truncate">{t('Open {name}', { name: userLabel(user) })}</span>
          </Link>
        )}
      </footer>
    </Dialog>
  )
}

function sentenceOf({ user, email, wayIn, failed }: Added): string {
  if (user === null) return t('{email} was invited.', { email: email ?? '' })
  const name = userLabel(user)
  if (wayIn === 'mail' && !failed.some(({ step }) => step === 'mail')) {
    return t('{name} was added. The e-mail to set a password is on its way.', { name })
  }
  return t('{name} was added.', { name })
}

const missing: Readonly<Record<Step, string>> = {
  organization: t("The account stands, but couldn't be added to the organization."),
  roles: t('The account stands, but not all roles could be assigned.'),
  mail: t("The account stands, but the e-mail couldn't be sent."),
}
