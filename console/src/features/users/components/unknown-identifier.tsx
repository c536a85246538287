import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { EndTime, TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t, tNodes } from '../../../lib/text.ts'
import { ResendInvitationButton } from '../../organization-users/components/resend-invitation-button.tsx'
import { identifierIn, unknownAddressQuery } from '../api/unknown-identifier.ts'
import { DeletedAddressNote } from './deleted-address-note.tsx'
import { DeletedNote } from './deleted-note.tsx'

const linkClasses = 'rounded-control text-accent underline hover:text-accent-hover'

/** What is known of an address or an id that was looked for and that nobody has. */
export function UnknownIdentifier({ words }: { readonly words: string }) {
  const identifier = identifierIn(words)
  if (identifier === null) return null
  if (identifier.kind === 'id') return <DeletedNote userId={identifier.value} />
  return <UnknownAddress email={identifier.value} />
}

function UnknownAddress({ email }: { readonly email: string }) {
  const mayCreate = useMay('create:users')
  const { data } = useQuery(unknownAddressQuery(email))
  return (
    <div role="status" className="mt-2 grid gap-1 text-fg">
      <p>{t('No account has this address.')}</p>
      {data?.similar.map(({ userId, email: similar, name }) => (
        <p key={userId}>
          {tNodes('One like it: {person}', {
            person: (
              <Link to="/users/$userId/overview" params={{ userId }} className={linkClasses}>
                {name === null ? similar : `${name} (${similar})`}
              </Link>
            ),
          })}
        </p>
      ))}
      {data?.invitations.map(({ id, organization, state, createdAt, expiresAt, givesRoles }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sent anew it has another id; the row stays, and the focus in it
        <p key={`${organization.id} ${place}`} className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1">
          <span>
            {state === 'pending'
              ? tNodes('Invited to {organization} on {time}, not accepted. The invitation ends {end}.', {
                  organization: <InvitationsLink organization={organization} />,
                  time: <TimeStamp at={createdAt} />,
                  end: <EndTime at={expiresAt} />,
                })
              : tNodes('Invited to {organization} on {time}. The invitation has run out.', {
                  organization: <InvitationsLink organization={organization} />,
                  time: <TimeStamp at={createdAt} />,
                })}
          </span>
          <ResendInvitationButton
            organizationId={organization.id}
            organizationName={organization.name}
            invitationId={id}
            givesRoles={givesRoles}
            alsoShownBy={['users', 'unknown', email]}
          />
        </p>
      ))}
      <DeletedAddressNote email={email} />
      {mayCreate && (
        <p>
          <Link to="/users/new" className={linkClasses}>
            {t('Add a user')}
          </Link>
        </p>
      )}
    </div>
  )
}

interface InvitationsLinkProps {
  readonly organization: { readonly id: string; readonly name: string }
}

function InvitationsLink({ organization: { id, name } }: InvitationsLinkProps): ReactNode {
  return (
    <Link to="/organizations/$organizationId/invitations" params={{ organizationId: id }} className={linkClasses}>
      {name}
    </Link>
  )
}
