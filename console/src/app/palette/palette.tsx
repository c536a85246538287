// The palette with everything it leads to. It is loaded when first opened, and stays for the dialogs that it opens.
import { useQuery } from '@tanstack/react-query'
import { useRouter, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import type { Verb } from '../../features/palette/api/read-words.ts'
import { PaletteBox } from '../../features/palette/components/palette-box.tsx'
import { usePaletteSearch } from '../../features/palette/components/use-palette-search.ts'
import { useUnlock } from '../../features/sign-ins/components/use-unlock.ts'
import { userQuery } from '../../features/users/api/get-user.ts'
import type { UserSummary } from '../../features/users/api/user.ts'
import { UserDialogs } from '../../features/users/components/user-dialogs.tsx'
import { usePermissions } from '../../lib/permissions.ts'
import { isProblem } from '../../lib/problem.ts'
import { t } from '../../lib/text.ts'
import { UserActDialog } from '../routes/user-actions.tsx'
import { useOpenPath } from './open-path.ts'
import { paletteGroups } from './palette-groups.ts'
import { RevokeSessionsOf } from './revoke-sessions-of.tsx'

interface PaletteProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

type Act = (verb: Verb, user: UserSummary) => void

export function Palette({ isOpen, onClose }: PaletteProps) {
  const [doing, setDoing] = useState<{ readonly verb: Verb; readonly user: UserSummary } | null>(null)
  const { mutate: unlock } = useUnlock()
  const act: Act = (verb, user) => (verb === 'unlock' ? unlock(user.id) : setDoing({ verb, user }))
  return (
    <>
      {isOpen && <OpenPalette onAct={act} onClose={onClose} />}
      {doing !== null && <ActDialog {...doing} onAct={act} onClose={() => setDoing(null)} />}
    </>
  )
}

function OpenPalette({ onAct, onClose }: { readonly onAct: Act; readonly onClose: () => void }) {
  const { text, type, meaning, found, isSettled, error } = usePaletteSearch<UserSummary>()
  const here = {
    router: useRouter(),
    permissions: usePermissions(),
    open: useOpenPath(),
    act: onAct,
    inView: usePersonInView(),
  }
  const reason = isProblem(error) ? ` ${error.message}` : ''
  return (
    <PaletteBox
      text={text}
      onType={type}
      groups={paletteGroups(meaning, found, here)}
      isSettled={isSettled}
      fault={error === null ? null : `${t("Couldn't search.")}${reason}`}
      onClose={onClose}
    />
  )
}

/** Whose page is open. What the page itself has not read is not asked for. */
function usePersonInView(): UserSummary | null {
  const userId = useRouterState({
    select: ({ matches }) => matches.flatMap(({ params }) => ('userId' in params ? [params.userId] : []))[0],
  })
  const { data } = useQuery({ ...userQuery(userId ?? ''), enabled: false })
  return userId === undefined ? null : (data ?? null)
}

interface ActDialogProps {
  readonly verb: Verb
  readonly user: UserSummary
  readonly onAct: Act
  readonly onClose: () => void
}

/** The very dialogs that the buttons open. */
function ActDialog({ verb, user, onAct, onClose }: ActDialogProps) {
  switch (verb) {
    case 'unlock':
      return null
    case 'reset-mfa':
    case 'reset-password':
    case 'schedule-offboarding':
    case 'assign-role':
    case 'impersonate':
      return <UserActDialog act={verb} userId={user.id} onClose={onClose} />
    case 'revoke-sessions':
      return <RevokeSessionsOf userId={user.id} onClose={onClose} />
    default:
      return (
        <UserDialogs
          dialog={{ kind: verb, user }}
          onChange={(next) => (next === null ? onClose() : onAct(next.kind, next.user))}
        />
      )
  }
}
