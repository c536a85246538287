// What logs are searched by (auth0.md 5.10). Values are compared whole and with their letter case. What is looked up in
// other records, such as names, has no order to compare by.
import type { FieldType, FilterField } from '../kernel/filter.ts'
import type { SearchFields } from '../search/search-field.ts'

const fields: ReadonlyMap<string, FilterField> = new Map(
  (
    [
      ['date', 'date', 'date', true],
      ['type', 'type', 'text', true],
      ['ip', 'ip', 'text', true],
      ['user_id', 'userId', 'text', true],
      ['client_id', 'clientId', 'text', true],
      ['connection_id', 'connectionId', 'text', true],
      ['organization_id', 'organizationId', 'text', true],
      ['user_agent', 'userAgent', 'text', true],
      ['user_name', 'userName', 'text', false],
      ['client_name', 'clientName', 'text', false],
      ['connection', 'connectionName', 'text', false],
      ['strategy', 'strategy', 'text', false],
      ['strategy_type', 'strategyType', 'text', false],
      ['description', 'description', 'text', false],
      ['hostname', 'hostname', 'text', false],
      ['log_id', 'logId', 'text', false],
    ] as const
  ).map(([wire, name, type, ranges]) => [wire, { name, type, ranges, wildcards: hasWildcards(name, type) }]),
)

function hasWildcards(name: string, type: FieldType): boolean {
  return type === 'text' && name !== 'logId'
}

export const logSearchFields: SearchFields = { resolve: (name) => fields.get(name) }
