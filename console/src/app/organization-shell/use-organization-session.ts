import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import {
  type OrganizationSession,
  organizationSessionQuery,
} from '../../features/organization-users/api/organization-session.ts'

/** The frame has read it before anything inside it is shown. */
export function useOrganizationSession(): OrganizationSession {
  const { slug } = useParams({ from: '/org/$slug' })
  return useSuspenseQuery(organizationSessionQuery(slug)).data
}
