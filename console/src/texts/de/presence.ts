import type { Catalogue } from '../catalogue.ts'

export const presence: Catalogue = {
  '{name} ({role})': '{name} ({role})',
  '{people} are also here': ['{people} ist auch hier', '{people} sind auch hier'],
  owner: 'Eigentümer',
  admin: 'Admin',
  security: 'Sicherheit',
  support: 'Support',
  'support, read-only': 'Support, nur Lesen',
  auditor: 'Prüfer',
}
