import { mapPage } from '../../kernel/page.ts'
import type { NetworkRule, NetworkRuleStore } from '../../network-rules/network-rule.ts'
import type { Executor } from './database.ts'
import { byCreation, listPage } from './list-page.ts'
import { sql, trusted } from './sql.ts'

export function postgresNetworkRules(executor: Executor, applicationId: number): NetworkRuleStore {
  return {
    listStanding: async (at) => {
      const rows = await executor.rows<RuleRow>(sql`SELECT ${columns} FROM network_rules
        WHERE application_id = ${applicationId} AND (ends_at IS NULL OR ends_at > ${at}) ORDER BY created_at, id`)
      return rows.map(ruleFromRow)
    },
    list: async (scope, page) => {
      const inScope =
        scope === 'all'
          ? sql`true`
          : scope === 'everybody'
            ? sql`organization_id IS NULL`
            : sql`organization_id = ${scope.organizationId}`
      const listing = {
        name: [applicationId, 'network rules', scope],
        columns,
        from: sql`network_rules`,
        where: sql`application_id = ${applicationId} AND ${inScope}`,
        ...byCreation,
        isDescending: true,
      }
      return mapPage(await listPage<RuleRow>(executor, listing, page), ruleFromRow)
    },
    clearForInsert: async (at) => {
      // Other rows may go on pointing at the application meanwhile.
      await executor.rows(sql`SELECT FROM applications WHERE id = ${applicationId} FOR NO KEY UPDATE`)
      await executor.rows(sql`DELETE FROM network_rules WHERE application_id = ${applicationId} AND ends_at <= ${at}`)
      const [row] = await executor.rows<{ count: number }>(
        sql`SELECT count(*) FROM network_rules WHERE application_id = ${applicationId}`,
      )
      return row?.count ?? 0
    },
    insert: async (rule) => {
      const { kind, id, name } = rule.createdBy
      const [row] = await executor.rows<RuleRow>(sql`INSERT INTO network_rules (application_id, id, organization_id,
          effect, network, country, reason, creator_kind, creator_id, creator_name, created_at, ends_at)
        VALUES (${applicationId}, ${rule.id}, ${rule.organizationId}, ${rule.effect},
          network(${rule.network}::inet), ${rule.country}, ${rule.reason}, ${kind}, ${id}, ${name},
          ${rule.createdAt}, ${rule.endsAt})
        ON CONFLICT DO NOTHING RETURNING ${columns}`)
      return row === undefined ? null : ruleFromRow(row)
    },
    remove: async (id) => {
      const [row] = await executor.rows<RuleRow>(sql`DELETE FROM network_rules
        WHERE application_id = ${applicationId} AND id = ${id} RETURNING ${columns}`)
      return row === undefined ? null : ruleFromRow(row)
    },
  }
}

const columns = trusted(`id, organization_id, effect, network::text AS network, country, reason, creator_kind,
  creator_id, creator_name, created_at, ends_at`)

interface RuleRow {
  readonly id: string
  readonly organization_id: string | null
  readonly effect: NetworkRule['effect']
  readonly network: string | null
  readonly country: string | null
  readonly reason: string
  readonly creator_kind: NetworkRule['createdBy']['kind']
  readonly creator_id: string
  readonly creator_name: string | null
  readonly created_at: Date
  readonly ends_at: Date | null
}

function ruleFromRow(row: RuleRow): NetworkRule {
  return {
    id: row.id,
    organizationId: row.organization_id,
    effect: row.effect,
    network: row.network,
    country: row.country,
    reason: row.reason,
    createdBy: { kind: row.creator_kind, id: row.creator_id, name: row.creator_name },
    createdAt: row.created_at,
    endsAt: row.ends_at,
  }
}
