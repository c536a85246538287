import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Choice } from '../../../components/ui/choice.tsx'
import { DiscardDialog } from '../../../components/ui/discard-dialog.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import type { CallerCheck, VerifyCallerSlot } from '../../../components/ui/use-caller-reason.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { needs, type Permission, useMay } from '../../../lib/permissions.ts'
import { isProblem } from '../../../lib/problem.ts'
import { withStepUp } from '../../../lib/step-up.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { askForEmail, mayConfirmEmail, pendingEmailKey, vouchForEmail } from '../api/email-change.ts'
import { changedProfile, profileFields, readProfile, withText } from '../api/profile.ts'
import { type UserChanges, updateUser } from '../api/update-user.ts'
import { type User, userLabel } from '../api/user.ts'
import { keepUser } from '../api/user-cache.ts'
import { ChangedMeanwhile } from './changed-meanwhile.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import { EmailChangeChoice } from './email-change-choice.tsx'

export type ProfilePart = 'all' | 'email'

export interface ProfileFormProps {
  readonly user: User
  /** Before another address counts, or the present one as theirs. */
  readonly verifyCaller: VerifyCallerSlot
  /** Where the focus begins. */
  readonly first: ProfilePart
  readonly onClose: () => void
}

/** Edits the version that was opened, whatever arrives meanwhile; the server refuses to save onto a newer one. */
export function ProfileForm({ user, verifyCaller, first, onClose }: ProfileFormProps) {
  const queryClient = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const offline = useOfflineReason()
  const mayEditProfile = useMay('update:users')
  const mayEditIdentifiers = useMay('update:user_identifiers')
  const shownFields = profileFields.filter((field) => (field.isIdentifier ? mayEditIdentifiers : mayEditProfile))
  const [opened, setOpened] = useState(user)
  const [draft, setDraft] = useState(() => readProfile(user))
  const [isAsking, setIsAsking] = useState(false)
  const [vouching, setVouching] = useState<string | null>(null)
  const [caller, setCaller] = useState<CallerCheck>({ isMissing: true, words: null })
  const changed = changedProfile(opened, draft)
  const newEmail = mayConfirmEmail(opened) ? (changed.email ?? null) : null
  const changes = newEmail === null ? changed : withoutEmail(changed)
  const isDirty = Object.keys(changed).length > 0
  const asksCaller = changed.email !== undefined || changed.emailVerified === true
  const unexplained = newEmail !== null && vouching === '' ? t('Choose a reason') : null
  const missing = unexplained ?? (asksCaller && caller.isMissing ? t('Verify the caller first') : null)
  const saving = useMutation({
    mutationFn: (still: { readonly onto: User; readonly changes: UserChanges }) => saveAll(still.onto, still.changes),
    onSuccess: (saved) => finish(saved),
  })
  const hasConflict = isProblem(saving.error, 'version_conflict')
  const faults = isProblem(saving.error) ? saving.error.fields : {}
  const isSaved = saving.isSuccess
  const blocker = useBlocker({
    shouldBlockFn: () => isDirty && !isSaved,
    withResolver: true,
    enableBeforeUnload: isDirty,
  })
  const firstField = first === 'email' ? 'input[type=email]' : 'input'
  useEffect(() => form.current?.querySelector<HTMLInputElement>(firstField)?.focus(), [firstField])

  /** What is saved stays so where the address is then refused: saving again sends the address alone. */
  async function saveAll(onto: User, rest: UserChanges): Promise<User> {
    const saved = Object.keys(rest).length > 0 ? await withStepUp((reason) => updateUser(onto, rest, reason)) : onto
    setOpened(saved)
    keepUser(queryClient, saved)
    if (newEmail === null) return saved
    if (vouching !== null) return withStepUp(() => vouchForEmail(saved.id, newEmail, vouching))
    await withStepUp((reason) => askForEmail(saved.id, newEmail, reason))
    return saved
  }
  function finish(saved: User) {
    keepUser(queryClient, saved)
    void queryClient.invalidateQueries({ queryKey: pendingEmailKey(saved.id) })
    const isAsked = newEmail !== null && vouching === null
    toastDone(
      isAsked
        ? t('A verification was sent to {email}.', { email: newEmail })
        : t('{name} was saved.', { name: userLabel(saved) }),
    )
    onClose()
  }
  function save() {
    if (saving.isPending || offline || missing) return
    if (isDirty) saving.mutate({ onto: opened, changes })
    else onClose()
  }

  return (
    <form
      ref={form}
      noValidate
      aria-label={t('Profile')}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <div className="grid gap-4 p-4 table:grid-cols-2">
        {shownFields.map(({ key, label, isIdentifier, ...box }) => (
          <Field
            key={key}
            {...box}
            label={label}
            value={draft[key]}
            errors={faults[key]}
            hint={
              (user[key] ?? '') !== (opened[key] ?? '') && <ChangedMeanwhile userId={user.id} value={user[key] ?? ''} />
            }
            autoComplete="off"
            onChange={(event) => setDraft(withText(opened, draft, key, event.target.value))}
          />
        ))}
        {!mayEditIdentifiers && (
          <NotYours what={t('E-mail, phone and username')} permission="update:user_identifiers" />
        )}
        {!mayEditProfile && <NotYours what={t('Names')} permission="update:users" />}
        {newEmail !== null && (
          <div className="table:col-span-2">
            <EmailChangeChoice vouching={vouching} onChange={setVouching} />
          </div>
        )}
        {mayEditIdentifiers && draft.email !== '' && newEmail === null && (
          <Choice
            type="checkbox"
            className="-mx-2 table:col-span-2"
            label={t('E-mail address is verified')}
            description={
              changed.email === undefined ? null : t('A new address counts as unverified unless you vouch for it.')
            }
            checked={draft.emailVerified}
            onChange={(event) => setDraft({ ...draft, emailVerified: event.target.checked })}
          />
        )}
        {asksCaller && <div className="table:col-span-2">{verifyCaller(setCaller)}</div>}
        {saving.isError && !hasConflict && (
          <div className="table:col-span-2">
            <ProblemNotice title={t("Couldn't save {name}.", { name: userLabel(user) })} error={saving.error} />
          </div>
        )}
      </div>
      <footer className="flex justify-end gap-2 border-line border-t bg-subtle px-4 py-3">
        <Button onClick={() => (isDirty ? setIsAsking(true) : onClose())}>{t('Cancel')}</Button>
        <Button type="submit" tone="primary" aria-disabled={saving.isPending} disabledReason={offline ?? missing}>
          {saving.isPending ? t('Saving…') : t('Save')}
        </Button>
      </footer>
      {hasConflict && (
        <ConflictDialog
          user={opened}
          changes={changes}
          onSaved={(saved) => (newEmail === null ? finish(saved) : saving.mutate({ onto: saved, changes: {} }))}
          onUseTheirs={onClose}
          onClose={saving.reset}
        />
      )}
      {isAsking && <DiscardDialog onDiscard={onClose} onClose={() => setIsAsking(false)} />}
      {blocker.status === 'blocked' && <DiscardDialog onDiscard={blocker.proceed} onClose={blocker.reset} />}
    </form>
  )
}

/** What was proven of an address goes where the address goes. */
function withoutEmail({ email: _email, emailVerified: _verified, ...rest }: UserChanges): UserChanges {
  return rest
}

function NotYours({ what, permission }: { readonly what: string; readonly permission: Permission }) {
  return (
    <p className="text-muted text-table table:col-span-2">
      {what}: {needs(permission)}.
    </p>
  )
}
