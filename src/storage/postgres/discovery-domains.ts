import { RollcallError } from '../../kernel/errors.ts'
import { mapPage } from '../../kernel/page.ts'
import type {
  DiscoveryDomain,
  DiscoveryDomainStore,
  DomainProof,
  ListedDomain,
} from '../../organizations/discovery-domain.ts'
import { type Executor, violates } from './database.ts'
import { byCreation, listPage } from './list-page.ts'
import { organizationExists } from './organizations.ts'
import { prepared, type Sql, sql, trusted } from './sql.ts'

export function postgresDiscoveryDomains(executor: Executor, applicationId: number): DiscoveryDomainStore {
  const ofOrganization = (organizationId: string) =>
    sql`application_id = ${applicationId} AND organization_id = ${organizationId}`
  const one = async (organizationId: string, condition: Sql, lock: Sql = trusted('')) => {
    const [row] = await executor.rows<DomainRow>(sql`SELECT ${columns} FROM discovery_domains
      WHERE ${ofOrganization(organizationId)} AND ${condition} ${lock}`)
    return row === undefined ? null : fromRow(row)
  }
  return {
    find: (organizationId, id) => one(organizationId, sql`id = ${id}`),
    findForChange: (organizationId, id) => one(organizationId, sql`id = ${id}`, trusted('FOR UPDATE')),
    findByDomain: (organizationId, domain) => one(organizationId, sql`domain = ${domain}`),
    list: async (organizationId, page) => {
      const listing = {
        ...byCreation,
        name: [applicationId, 'domains of organization', organizationId],
        columns,
        from: sql`discovery_domains`,
        where: ofOrganization(organizationId),
      }
      const found = await listPage<DomainRow>(executor, listing, page)
      if (found.items.length === 0 && !(await organizationExists(executor, applicationId, organizationId))) return null
      return mapPage(found, fromRow)
    },
    listAll: async (page) => {
      const listing = {
        name: [applicationId, 'domains of all'],
        columns: listedColumns,
        from: trusted(`discovery_domains d JOIN organizations o
          ON o.application_id = d.application_id AND o.id = d.organization_id`),
        where: sql`d.application_id = ${applicationId}`,
        key: trusted('d.domain'),
        keyType: 'text',
        id: trusted('d.id'),
      } as const
      return mapPage(await listPage<ListedRow>(executor, listing, page), listedFromRow)
    },
    organizationOf: async (domain) => {
      const rows = await executor.rows<{ organization_id: string }>(prepared('organization of domain')`
        SELECT organization_id FROM discovery_domains
        WHERE application_id = ${applicationId} AND domain = ${domain} AND is_verified AND leads_to_organization
        LIMIT 2`)
      return rows.length === 1 ? (rows[0]?.organization_id ?? null) : null
    },
    insert: async (added) => {
      await executor
        .change(sql`INSERT INTO discovery_domains (application_id, id, organization_id, domain, is_verified, verified_by,
            leads_to_organization, verification_text, created_at)
          VALUES (${applicationId}, ${added.id}, ${added.organizationId}, ${added.domain}, ${added.isVerified},
            ${added.verifiedBy}, ${added.leadsToOrganization}, ${added.verificationText}, ${added.createdAt})`)
        .catch(refuseSecond)
    },
    save: async ({ organizationId, id, isVerified, verifiedBy, leadsToOrganization }) => {
      await executor.change(sql`UPDATE discovery_domains SET is_verified = ${isVerified}, verified_by = ${verifiedBy},
          leads_to_organization = ${leadsToOrganization}
        WHERE ${ofOrganization(organizationId)} AND id = ${id}`)
    },
    remove: async (organizationId, id) =>
      (await executor.change(sql`DELETE FROM discovery_domains
        WHERE ${ofOrganization(organizationId)} AND id = ${id}`)) === 1,
  }
}

function refuseSecond(fault: unknown): never {
  if (!violates(fault, 'discovery_domains_application_id_organization_id_domain_key')) throw fault
  throw new RollcallError('discovery_domain_exists', 'The organization has this discovery domain already.', {
    cause: fault,
  })
}

const columns = trusted(
  'id, organization_id, domain, is_verified, verified_by, leads_to_organization, verification_text, created_at',
)

/** Whether another one is in force as well is told along the index that holds those alone. */
const listedColumns = trusted(`d.id, d.organization_id, d.domain, d.is_verified, d.verified_by, d.leads_to_organization,
  d.verification_text, d.created_at, o.name, o.display_name,
  d.is_verified AND d.leads_to_organization AND EXISTS (SELECT FROM discovery_domains other
    WHERE other.application_id = d.application_id AND other.domain = d.domain AND other.id <> d.id
      AND other.is_verified AND other.leads_to_organization) AS is_disputed`)

interface ListedRow extends DomainRow {
  readonly name: string
  readonly display_name: string | null
  readonly is_disputed: boolean
}

function listedFromRow(row: ListedRow): ListedDomain {
  return {
    ...fromRow(row),
    organizationName: row.name,
    organizationDisplayName: row.display_name,
    isDisputed: row.is_disputed,
  }
}

interface DomainRow {
  readonly id: string
  readonly organization_id: string
  readonly domain: string
  readonly is_verified: boolean
  readonly verified_by: DomainProof | null
  readonly leads_to_organization: boolean
  readonly verification_text: string
  readonly created_at: Date
}

function fromRow(row: DomainRow): DiscoveryDomain {
  return {
    id: row.id,
    organizationId: row.organization_id,
    domain: row.domain,
    isVerified: row.is_verified,
    verifiedBy: row.verified_by,
    leadsToOrganization: row.leads_to_organization,
    verificationText: row.verification_text,
    createdAt: row.created_at,
  }
}
