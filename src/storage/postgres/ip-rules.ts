import type { GrantedNetwork, IpRule, IpRuleStore, RuleScope } from '../../ip-rules/ip-rule.ts'
import { mapPage } from '../../kernel/page.ts'
import type { RevokedIpRule } from '../../sessions/revoke-ip-rules.ts'
import type { Executor } from './database.ts'
import { countCapped, listPage } from './list-page.ts'
import { isLive as isLiveSession, person as ofPerson } from './sessions.ts'
import { prepared, preparedChange, type Sql, sql, trusted } from './sql.ts'
import { isOpen, membershipHolds } from './standing.ts'

export function postgresIpRules(executor: Executor, applicationId: number): IpRuleStore {
  return {
    grant: async ({ id, userId }, ip, at) => {
      const rows = await executor.rows<GrantedRow>(preparedChange('grant ip rules')`WITH asking AS (
          SELECT NULL::text AS organization_id FROM applications
          WHERE id = ${applicationId} AND settings ->> 'grantsIpRules' = 'true'
          UNION ALL
          SELECT m.organization_id FROM organization_members m
          JOIN organizations o ON o.application_id = m.application_id AND o.id = m.organization_id
          WHERE m.application_id = ${applicationId} AND m.user_id = ${userId} AND ${isAsking(at)})
        INSERT INTO ip_rules AS r (application_id, id, session_id, user_id, organization_id, network, granted_at)
        SELECT ${applicationId}, 'ipr_' || left(md5(${id}::text || ' ' || coalesce(organization_id, '')), 24), ${id},
          ${userId}, organization_id, ${networkOf(ip)}, ${at} FROM asking
        ON CONFLICT (application_id, id) DO UPDATE SET network = EXCLUDED.network, granted_at = EXCLUDED.granted_at
          WHERE r.network <> EXCLUDED.network
        RETURNING r.organization_id, r.network::text AS network, (SELECT b.network::text FROM ip_rules b
          WHERE b.application_id = r.application_id AND b.id = r.id) AS previous_network`)
      return rows.map(grantedFromRow)
    },
    revokeOfSessions: async (sessionIds) => {
      const rows = await executor.rows<RevokedRow>(sql`DELETE FROM ip_rules
        WHERE application_id = ${applicationId} AND session_id = ANY (${[...sessionIds]}::text[])
        RETURNING session_id, user_id, organization_id, network::text AS network`)
      return rows.map(revokedFromRow)
    },
    allows: async (ip, scope, now) => {
      const [row] = await executor.rows<{ is_allowed: boolean }>(prepared('address is allowed')`SELECT EXISTS (
        SELECT FROM ${liveRules} WHERE r.application_id = ${applicationId} AND r.network = ${networkOf(ip)}
          AND ${isLiveSession(now)} AND ${isAsked(now)} AND ${isWithin(scope)}) AS is_allowed`)
      return row?.is_allowed === true
    },
    list: async (scope, page, now) => {
      const where = sql`r.application_id = ${applicationId} AND ${isLiveSession(now)} AND ${isAsked(now)}
        AND ${isWithin(scope)}`
      const listing = {
        name: [applicationId, 'ip rules', scope.organizationId],
        columns: sql`r.id, r.user_id, r.session_id, r.network::text AS network, r.granted_at, r.organization_id,
          least(s.idle_expires_at, s.expires_at) AS expires_at`,
        from: liveRules,
        where,
        key: trusted('r.granted_at'),
        keyType: 'timestamptz',
        id: trusted('r.id'),
        isDescending: true,
        count: () => countCapped(executor, liveRules, where),
      } as const
      return mapPage(await listPage<RuleRow>(executor, listing, page), ruleFromRow)
    },
    networksAfter: async (after, scope, limit, now) => {
      const rows = await executor.rows<{ network: string }>(sql`SELECT network::text AS network FROM (
          SELECT DISTINCT r.network FROM ${liveRules}
          WHERE r.application_id = ${applicationId} AND (${after}::cidr IS NULL OR r.network > ${after}::cidr)
            AND ${isLiveSession(now)} AND ${isAsked(now)} AND ${isWithin(scope)}
          ORDER BY r.network LIMIT ${limit}) networks ORDER BY networks.network`)
      return rows.map(({ network }) => network)
    },
    findOver: async (after, limit, now) => {
      const rows = await executor.rows<{ id: string; session_id: string; is_live: boolean }>(sql`
        SELECT r.id, r.session_id, EXISTS (SELECT FROM sessions s ${ofPerson}
          WHERE s.application_id = r.application_id AND s.id = r.session_id AND ${isLiveSession(now)}) AS is_live
        FROM ip_rules r WHERE r.application_id = ${applicationId} AND r.id > ${after} ORDER BY r.id LIMIT ${limit}`)
      const over = rows.filter((row) => !row.is_live).map(({ session_id: id }) => id)
      return { sessionIds: over, next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) }
    },
    isAskedBy: async (organizationId) => {
      const [row] = await executor.rows<{ grants_ip_rules: boolean }>(sql`SELECT grants_ip_rules FROM organizations
        WHERE application_id = ${applicationId} AND id = ${organizationId}`)
      return row?.grants_ip_rules ?? null
    },
    setAskedBy: async (organizationId, isOn) =>
      (await executor.change(sql`UPDATE organizations SET grants_ip_rules = ${isOn}
        WHERE application_id = ${applicationId} AND id = ${organizationId} AND grants_ip_rules <> ${isOn}`)) === 1,
  }
}

const liveRules = trusted(`ip_rules r JOIN sessions s ON s.application_id = r.application_id AND s.id = r.session_id
  JOIN users u ON u.application_id = s.application_id AND u.id = s.user_id`)

/** One address of IPv4; of IPv6 what one household or server rents (AUT-10). */
function networkOf(ip: string): Sql {
  return sql`network(set_masklen(${ip}::inet, CASE family(${ip}::inet) WHEN 4 THEN 32 ELSE 64 END))`
}

/** Of a membership `m` in an organization `o`: it is not suspended and asks for the networks of its active members. */
function isAsking(now: Date): Sql {
  return sql`o.grants_ip_rules AND ${isOpen('m')} AND ${membershipHolds('m', now)}`
}

/** Who asked for the rule still asks, and the person is still theirs. */
function isAsked(now: Date): Sql {
  return sql`CASE WHEN r.organization_id IS NULL
    THEN EXISTS (SELECT FROM applications a WHERE a.id = r.application_id AND a.settings ->> 'grantsIpRules' = 'true')
    ELSE EXISTS (SELECT FROM organization_members m
      JOIN organizations o ON o.application_id = m.application_id AND o.id = m.organization_id
      WHERE m.application_id = r.application_id AND m.organization_id = r.organization_id AND m.user_id = r.user_id
        AND ${isAsking(now)}) END`
}

function isWithin({ organizationId }: RuleScope): Sql {
  return sql`(${organizationId}::text IS NULL OR r.organization_id = ${organizationId}::text)`
}

interface GrantedRow {
  readonly organization_id: string | null
  readonly network: string
  readonly previous_network: string | null
}

interface RevokedRow {
  readonly session_id: string
  readonly user_id: string
  readonly organization_id: string | null
  readonly network: string
}

interface RuleRow extends RevokedRow {
  readonly id: string
  readonly granted_at: Date
  readonly expires_at: Date
}

function grantedFromRow(row: GrantedRow): GrantedNetwork {
  return { organizationId: row.organization_id, network: row.network, previousNetwork: row.previous_network }
}

function revokedFromRow(row: RevokedRow): RevokedIpRule {
  return {
    sessionId: row.session_id,
    userId: row.user_id,
    organizationId: row.organization_id,
    network: row.network,
  }
}

function ruleFromRow(row: RuleRow): IpRule {
  return { ...revokedFromRow(row), id: row.id, grantedAt: row.granted_at, expiresAt: row.expires_at }
}
