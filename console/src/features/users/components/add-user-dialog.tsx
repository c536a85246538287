import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { type Faults, isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { useSettled } from '../../../lib/use-settled.ts'
import { type Added, addPerson, type NewcomerActs, type WayIn } from '../api/add-person.ts'
import { userQuery } from '../api/get-user.ts'
import { connectionsQuery } from '../api/list-connections.ts'
import { userListsKey } from '../api/list-users.ts'
import { personOfEmailQuery } from '../api/person-of-email.ts'
import type { User } from '../api/user.ts'
import { AddedUser } from './added-user.tsx'
import { ExistingUser } from './existing-user.tsx'
import { JoinButton } from './join-button.tsx'
import { WayInChoice } from './way-in-choice.tsx'

/** Where somebody who is added belongs, and what they hold there from the start. */
export interface NewcomerPlace {
  readonly organization: { readonly id: string; readonly label: string } | null
  readonly roleIds: readonly string[]
}

interface AddUserDialogProps {
  readonly acts: NewcomerActs
  /** Picks the place; organizations and roles are other nouns. */
  readonly place: (value: NewcomerPlace, onChange: (place: NewcomerPlace) => void) => ReactNode
  /** Makes the link to hand over, under the same rules as for anybody: a dialog of the messages. */
  readonly handOver: (user: User, onClose: () => void) => ReactNode
  readonly onClose: () => void
}

/** Adds a person without a password: the console never types another person's (console.md 3.3). */
export function AddUserDialog(props: AddUserDialogProps) {
  const [added, setAdded] = useState<Added | null>(null)
  const [isHandedOver, setIsHandedOver] = useState(false)
  if (added === null) return <AddUserForm {...props} onAdded={setAdded} />
  if (added.wayIn === 'link' && added.user !== null && !isHandedOver) {
    return props.handOver(added.user, () => setIsHandedOver(true))
  }
  const another = () => {
    setAdded(null)
    setIsHandedOver(false)
  }
  return <AddedUser added={added} onAnother={another} onClose={props.onClose} />
}

const nowhere: NewcomerPlace = { organization: null, roleIds: [] }
const empty = { email: '', name: '', phoneNumber: '', username: '', connection: '' }
const usualDays = 7

interface AddUserFormProps extends AddUserDialogProps {
  readonly onAdded: (added: Added) => void
}

function AddUserForm({ acts, place: placePicker, onClose, onAdded }: AddUserFormProps) {
  const queryClient = useQueryClient()
  const firstField = useRef<HTMLInputElement>(null)
  const mayMail = useMay('suspend:users')
  const mayHandOver = useMay('create:password_links')
  const { data: connections = [] } = useQuery(connectionsQuery)
  const [typed, setTyped] = useState(empty)
  const [place, setPlace] = useState(nowhere)
  const [chosenWay, setWay] = useState<WayIn | null>(null)
  const [days, setDays] = useState(usualDays)
  const [faults, setFaults] = useState<Faults>({})
  const [conflictId, setConflictId] = useState<string | null>(null)
  const { data: found } = useQuery(personOfEmailQuery(useSettled(typed.email)))
  const connection = connections.find(({ name }) => name === typed.connection) ?? connections[0]
  const hasPasswords = connection === undefined || connection.strategy === 'auth0'
  const passwordless = hasPasswords ? null : t('People of this connection have no password here.')
  const hindrances = {
    mail: mayMail ? passwordless : needs('suspend:users'),
    link: mayHandOver ? passwordless : needs('create:password_links'),
    invitation: place.organization === null ? t('People are invited to an organization: pick one first.') : null,
  }
  const usualWay: WayIn = hindrances.mail === null ? 'mail' : 'none'
  const wayIn = chosenWay !== null && (chosenWay === 'none' || hindrances[chosenWay] === null) ? chosenWay : usualWay
  const isInvited = wayIn === 'invitation'
  const isMailed = isInvited || wayIn === 'mail'
  const existingId = conflictId ?? found?.id ?? null

  async function add() {
    setConflictId(null)
    try {
      const profile = filled(isInvited ? { email: typed.email } : typed)
      const { organization, roleIds } = place
      const added = await addPerson(
        { profile, organizationId: organization?.id ?? null, roleIds, wayIn, invitationDays: days },
        acts,
      )
      if (added.user) queryClient.setQueryData(userQuery(added.user.id).queryKey, added.user)
      void queryClient.invalidateQueries({ queryKey: userListsKey })
      return added
    } catch (error) {
      if (isProblem(error, 'user_exists') && typeof error.body.existingUserId === 'string') {
        setConflictId(error.body.existingUserId)
      }
      throw error
    }
  }

  const box = (name: keyof typeof empty) => ({
    name,
    value: typed[name],
    errors: faults[name],
    autoComplete: 'off',
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setTyped({ ...typed, [name]: event.target.value }),
  })
  return (
    <DialogForm
      title={t('Add user')}
      confirm={isInvited ? t('Send invitation') : t('Add user')}
      confirming={isInvited ? t('Sending…') : t('Adding…')}
      failure={isInvited ? t("Couldn't send the invitation.") : t("Couldn't add the user.")}
      blockedReason={isMailed && typed.email.trim() === '' ? t('Enter an e-mail address first') : null}
      isWide
      onConfirm={add}
      onDone={onAdded}
      onFaults={setFaults}
      onClose={onClose}
      initialFocus={firstField}
    >
      <div className="grid gap-4 table:grid-cols-2">
        <Field {...box('email')} ref={firstField} label={t('E-mail address')} type="email" autoCapitalize="none" />
        {!isInvited && (
          <>
            <Field {...box('name')} label={t('Name')} />
            <Field {...box('phoneNumber')} label={t('Phone')} type="tel" />
            <Field
              {...box('username')}
              label={t('Username')}
              autoCapitalize="none"
              required={connections.length === 1 && connections[0]?.requiresUsername === true}
            />
            {connections.length > 1 && (
              <Select
                {...box('connection')}
                label={t('Connection')}
                options={connections.map(({ name }) => ({ value: name, label: name }))}
              />
            )}
          </>
        )}
      </div>
      {existingId && (
        <div className="grid gap-1">
          <p role="status" className="text-table">
            {t('Somebody has this address already.')}
          </p>
          <ExistingUser
            userId={existingId}
            action={place.organization && <JoinButton userId={existingId} place={place.organization} acts={acts} />}
          />
        </div>
      )}
      {placePicker(place, setPlace)}
      <WayInChoice value={wayIn} onChange={setWay} days={days} onDays={setDays} hindrances={hindrances} />
    </DialogForm>
  )
}

/** Only what was filled in: an empty box is no value. */
function filled(typed: Readonly<Record<string, string>>) {
  const entries = Object.entries(typed).map(([name, value]) => [name, value.trim()])
  return Object.fromEntries(entries.filter(([, value]) => value !== ''))
}
